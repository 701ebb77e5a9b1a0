// The filters and the selection of the map; listeners are notified of changes.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const FEW_PARTIES = 80;
  const PARTIES_AT_FIRST = 60;
  const PARTIES_ON_A_PHONE = 30;
  const EDGES_AT_FIRST = 250;
  const listeners = [];

  const layersOf = () => {
    const order = ['capital', 'trade', 'in-kind', 'contingent', 'unspecified'];
    const all = new Set(page.networks.flatMap((network) => network.edges.map((e) => e.layer)));
    return [...all].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };

  /** All parties, unless they would hide each other. */
  const partiesAtFirst = () => {
    if (matchMedia('(max-width: 40rem)').matches) return PARTIES_ON_A_PHONE;
    return page.parties.length <= FEW_PARTIES ? page.parties.length : PARTIES_AT_FIRST;
  };

  const network = () => page.networkOf(0);

  /** The steps of the smallest amount shown: 0, then 1, 2, 5, 10 … within the range of amounts. */
  const minimums = () => {
    const amounts = page.networks
      .flatMap((each) => each.edges.map((edge) => edge.amount))
      .filter((amount) => amount > 0);
    const largest = amounts.reduce((max, amount) => Math.max(max, amount), 0);
    const smallest = amounts.reduce((min, amount) => Math.min(min, amount), largest);
    const all = [0];
    for (let power = Math.floor(Math.log10(Math.max(1, smallest))); 10 ** power <= largest; power++) {
      for (const digit of [1, 2, 5]) {
        const step = digit * 10 ** power;
        if (step >= smallest && step <= largest) all.push(step);
      }
    }
    return all;
  };

  /** No minimum, unless the edges would hide each other. */
  const minimumAtFirst = (steps) => {
    if (network().edges.length <= EDGES_AT_FIRST) return 0;
    const left = (step) => network().edges.filter((edge) => (edge.amount ?? 0) >= step).length;
    return steps.find((step) => left(step) <= EDGES_AT_FIRST) ?? steps.at(-1);
  };

  const steps = minimums();

  const state = {
    minimums: steps,
    layers: layersOf(),
    filters: {
      scope: 0,
      layers: new Set(layersOf()),
      minimum: minimumAtFirst(steps),
      parties: Math.min(page.parties.length, partiesAtFirst()),
      unknown: network().edges.length <= EDGES_AT_FIRST,
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
    /** Changes the scope and clears the selection. */
    showScope: (scope) => {
      if (state.filters.scope === scope) return;
      state.filters.scope = scope;
      if (state.chosen && state.chosen.kind !== 'party') state.chosen = null;
      changed('scope');
    },
    /** Selects a party, an edge or a loop; selecting it again clears the selection. */
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
