// The filters of the map, its legend, and the table of its content.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const form = page.byId('map-controls');
  const { element, byId, words } = page;

  /** All scope selects show the same scope. */
  for (const select of document.querySelectorAll('.scope-select')) {
    select.append(...page.scopes.map((scope) => element('option', { value: scope.place }, scope.label)));
    select.addEventListener('change', () => page.map.showScope(Number(select.value)));
  }
  const showScope = () => {
    for (const select of document.querySelectorAll('.scope-select')) {
      select.value = page.map.state.filters.scope;
    }
  };
  page.map.onChange(showScope);
  showScope();
  if (!form) return;
  form.addEventListener('submit', (event) => event.preventDefault());

  const layerBox = (layer) => {
    const box = element('input', { type: 'checkbox', checked: '', value: layer, name: 'layer' });
    box.addEventListener('change', () => {
      const layers = new Set(page.map.state.filters.layers);
      if (box.checked) layers.add(layer);
      else layers.delete(layer);
      page.map.filter({ layers });
    });
    const swatch = element('span', { class: `swatch ${layer}` });
    return element('label', { class: 'layer' }, box, swatch, layer);
  };
  byId('map-layers').append(...page.map.state.layers.map(layerBox));
  byId('map-unknown').addEventListener('change', (event) =>
    page.map.filter({ unknown: event.target.checked }));

  const minimum = byId('map-minimum');
  const { minimums, filters: atFirst } = page.map.state;
  minimum.max = minimums.length - 1;
  minimum.value = minimums.indexOf(atFirst.minimum);
  byId('map-unknown').checked = atFirst.unknown;
  const showMinimum = () => {
    const amount = minimums[Number(minimum.value)];
    const shown = amount === 0 ? 'any amount' : words.amount(amount);
    byId('map-minimum-shown').textContent = shown;
    minimum.setAttribute('aria-valuetext', shown);
    return amount;
  };
  minimum.addEventListener('input', () => page.map.filter({ minimum: showMinimum() }));
  showMinimum();

  const parties = byId('map-parties');
  parties.max = Math.max(1, page.parties.length);
  parties.value = page.map.state.filters.parties;
  const showParties = () => {
    const count = Number(parties.value);
    const shown = count >= page.parties.length ? 'all' : `the largest ${count}`;
    byId('map-parties-shown').textContent = shown;
    parties.setAttribute('aria-valuetext', shown);
    return count;
  };
  parties.addEventListener('input', () => page.map.filter({ parties: showParties() }));
  showParties();

  const search = byId('map-search');
  byId('map-names').append(...page.parties.map((party) =>
    element('option', { value: party.name, label: party.name === party.id ? null : party.id })));

  const found = (sought) => {
    const wanted = sought.trim().toLowerCase();
    if (!wanted) return null;
    const reads = (party) => [party.name.toLowerCase(), party.id.toLowerCase()];
    return page.parties.find((party) => reads(party).includes(wanted))
      ?? page.parties.find((party) => reads(party).some((text) => text.startsWith(wanted)))
      ?? page.parties.find((party) => reads(party).some((text) => text.includes(wanted)));
  };

  const choose = (party) => {
    if (party.place >= page.map.state.filters.parties) {
      parties.value = party.place + 1;
      page.map.filter({ parties: showParties() });
    }
    const { chosen } = page.map.state;
    if (chosen?.kind !== 'party' || chosen.place !== party.place) {
      page.map.choose({ kind: 'party', place: party.place });
    }
  };

  search.addEventListener('change', () => {
    const party = found(search.value);
    search.setAttribute('aria-invalid', party === undefined);
    if (party) choose(party);
    else if (party === null) page.map.clear();
  });

  byId('map-closer').addEventListener('click', () => page.map.zoom(1.4));
  byId('map-farther').addEventListener('click', () => page.map.zoom(1 / 1.4));
  byId('map-all').addEventListener('click', () => page.map.zoom(null));

  const line = (y, width, opacity) => page.svg('line', {
    x1: 0, x2: 34, y1: y, y2: y, stroke: 'currentColor', 'stroke-width': width,
    'stroke-opacity': opacity,
  });

  const picture = (...lines) =>
    page.svg('svg', { width: 34, height: 20, 'aria-hidden': 'true' }, ...lines);

  const sample = (amount, width) => element('span', { class: 'sample' },
    picture(line(10, Math.max(1, width), 0.35)),
    words.amount(amount));

  const legend = () => {
    const width = page.map.widthScale();
    const round = 10 ** Math.floor(Math.log10(Math.max(1, width.largest)));
    const samples = width.largest > 0 ? [round, round / 10, round / 100] : [];
    byId('map-legend').replaceChildren(
      ...samples.map((amount) => sample(amount, width(amount))),
      element('span', { class: 'sample' },
        picture(line(10, 12, 0.35), line(10, 5, 1)),
        'circular part'),
      element('span', { class: 'sample' },
        element('span', { class: 'dot in-circle' }), 'in the largest circle'));
  };

  const row = (edge) => element('tr', {},
    element('td', {}, page.name(page.partyName(edge.payer))),
    element('td', {}, page.name(page.partyName(edge.payee))),
    element('td', {}, edge.layer),
    element('td', { class: 'figure', title: words.exact(edge.amount) }, words.amount(edge.amount)),
    element('td', { class: 'figure', title: words.exact(edge.circular) },
      words.amount(edge.circular, edge.amount === null ? 'unknown' : 'not measured')),
    element('td', { class: 'figure' }, String(edge.unknown)));

  const LISTED = 250;
  const table = byId('map-data');
  const list = () => {
    if (!table.open) return;
    const edges = [...page.map.drawn().edges].sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1));
    byId('map-rows').replaceChildren(...edges.slice(0, LISTED).map(row));
    const { filters } = page.map.state;
    byId('map-data-scope').textContent = `: ${page.scopes[filters.scope].label}, as filtered in the map`;
  };
  table.addEventListener('toggle', list);

  page.map.onChange((what) => {
    if (what !== 'chosen') legend();
    list();
  });
  page.theme.onChange(legend);
  legend();
})();
