// What the map shows and what is chosen in it; whoever draws it is told of changes.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const FEW_PARTIES = 80;
  const PARTIES_AT_FIRST = 60;
  const PARTIES_ON_A_PHONE = 30;
  const listeners = [];

  const layersOf = () => {
    const order = ['capital', 'trade', 'in-kind', 'contingent', 'unspecified'];
    const all = new Set(page.networks.flatMap((network) => network.edges.map((e) => e.layer)));
    return [...all].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };

  /** All, unless they would hide each other. */
  const partiesAtFirst = () => {
    if (matchMedia('(max-width: 40rem)').matches) return PARTIES_ON_A_PHONE;
    return page.parties.length <= FEW_PARTIES ? page.parties.length : PARTIES_AT_FIRST;
  };

  const state = {
    layers: layersOf(),
    filters: {
      scope: 0,
      layers: new Set(layersOf()),
      minimum: 0,
      parties: Math.min(page.parties.length, partiesAtFirst()),
      unknown: true,
    },
    chosen: null,
  };

  const same = (a, b) => a?.kind === b?.kind && a?.place === b?.place && a?.key === b?.key;

  const changed = (what) => listeners.forEach((listener) => listener(what));

  page.map = {
    state,
    onChange: (listener) => listeners.push(listener),
    filter: (change) => {
      Object.assign(state.filters, change);
      changed('filters');
    },
    /** Another scope; what was chosen in the one before is no longer. */
    showScope: (scope) => {
      if (state.filters.scope === scope) return;
      state.filters.scope = scope;
      if (state.chosen && state.chosen.kind !== 'party') state.chosen = null;
      changed('scope');
    },
    /** Chooses a party, an edge or a loop; the same again is chosen no more. */
    choose: (chosen) => {
      state.chosen = same(chosen, state.chosen) ? null : chosen;
      const scope = state.chosen?.kind === 'loop' ? page.loops[chosen.place].scope : null;
      if (scope !== null && scope !== state.filters.scope) {
        state.filters.scope = scope;
        changed('scope');
      } else {
        changed('chosen');
      }
    },
    clear: () => {
      if (state.chosen) page.map.choose(state.chosen);
    },
  };
})();
