// Describes the selection in the map, with deals and sources, and the element under the pointer.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const panel = page.byId('map-details');
  if (!panel) return;
  const { element, name, button, words } = page;
  const LEADING = 8;
  const LISTED = 40;

  const arrow = () => element('span', { class: 'arrow' }, ' → ');
  const term = (label, value, title) =>
    element('div', {}, element('dt', {}, label), element('dd', { title }, value));
  const basis = () => page.scopes[page.map.state.filters.scope]?.basis;

  /** Shown instead of the amount of a deal that a basis excludes. */
  const notCounted = (deal) => {
    const announced = deal.amounts.get('announced') ?? null;
    return element('span', { class: 'unknown', title: words.exact(announced) || null },
      'does not count on this basis' +
        (announced === null ? '' : ` (announced: ${words.amount(announced)})`));
  };

  /** A deal: its purpose, its amount on this basis, its status, date and source. */
  page.dealItem = (deal, onBasis) => {
    const facts = [
      deal.instrument,
      deal.made ? 'payment made' : deal.status,
      deal.date ?? 'undated',
    ].filter((fact) => fact);
    const source = deal.publisher || deal.title || deal.url;
    return element('li', { class: 'deal' },
      element('span', { class: 'deal-line' },
        deal.amounts.has(onBasis)
          ? page.amount(deal.amounts.get(onBasis), 'amount unknown')
          : notCounted(deal),
        ' ', name(facts.join(', '))),
      element('span', { class: 'deal-source' },
        ...(source
          ? [name(deal.publisher ?? ''), deal.publisher ? ': ' : '', page.link(deal.url, deal.title)]
          : ['no source'])));
  };

  /** Deals of an edge or a leg. */
  page.dealList = (places, more, onBasis) => {
    const list = element('ul', { class: 'deals' },
      ...places.map((place) => page.dealItem(page.deals[place], onBasis)));
    if (more > 0) {
      list.append(element('li', { class: 'note' },
        `and ${words.count(more, 'more deal', 'more deals')}, in flow.payment`));
    }
    return list;
  };

  const edgeButton = (edge, other) =>
    element('li', {},
      button(name(page.partyName(other)), () => choose({ kind: 'edge', key: edge.key }),
        { class: 'link' }),
      element('span', { class: `swatch ${edge.layer}` }),
      page.amount(edge.amount));

  const edgeList = (title, edges, other) => {
    if (edges.length === 0) return null;
    const sorted = [...edges].sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1));
    const rest = sorted.length - LISTED;
    return element('div', {}, element('h4', {}, title),
      element('ul', { class: 'edges' },
        ...sorted.slice(0, LISTED).map((edge) => edgeButton(edge, other(edge)))),
      rest > 0 ? element('p', { class: 'note' }, `and ${words.count(rest, 'more', 'more')}, in the table of edges`) : null);
  };

  /** A sum of known amounts, with the number of edges of unknown amount it leaves out. */
  const sum = (amount, { unknown }) =>
    amount !== null && unknown > 0 ? `${words.amount(amount)} + unknown` : words.amount(amount);

  /** A note on the sums if the map lacks edges; null if it has all. */
  const partial = () => {
    const { foldedEdges } = page.map.drawn();
    if (foldedEdges === 0) return null;
    return element('p', { class: 'note partial' }, 'Sums cover only the edges in the map.' +
      (page.map.state.filters.scope === 0 ? ' The table of parties has them in full.' : ''));
  };

  const ofParty = ({ place }) => {
    const party = page.parties[place];
    const { edges, flows } = page.map.drawn();
    const flow = flows.get(place);
    const facts = [party.kind?.replace('_', ' '), party.country].filter((fact) => fact).join(', ');
    return [
      element('h3', {}, name(party.name)),
      element('p', { class: 'note' }, name(party.id), facts ? ', ' : '', name(facts)),
      flow
        ? element('dl', { class: 'figures' },
            term('Receives', sum(flow.receives, flow.received), words.exact(flow.receives)),
            term('of that circular',
              page.amount(flow.circular, flow.receives === null ? 'unknown' : 'not measured')),
            term('Pays', sum(flow.pays, flow.paid), words.exact(flow.pays)))
        : element('p', { class: 'empty' },
            partial() ? 'The map has none of its edges.' : 'Not part of this scope.'),
      partial(),
      edgeList('Pays', edges.filter((edge) => edge.payer === place), (edge) => edge.payee),
      edgeList('Is paid by', edges.filter((edge) => edge.payee === place), (edge) => edge.payer),
    ];
  };

  const partyButton = (party) =>
    page.isParty(party)
      ? button(name(page.partyName(party)), () => choose({ kind: 'party', place: party }),
          { class: 'link' })
      : name(page.partyName(party));

  const ofEdge = ({ key }) => {
    const edge = page.map.drawn().edges.find((candidate) => candidate.key === key);
    if (!edge) return [element('p', { class: 'empty' }, 'The filters hide this edge.')];
    return [
      element('h3', {}, partyButton(edge.payer), arrow(), partyButton(edge.payee)),
      element('p', { class: 'note' }, element('span', { class: `swatch ${edge.layer}` }), edge.layer),
      element('dl', { class: 'figures' },
        term('Amount', page.amount(edge.amount)),
        term('of that circular',
          page.amount(edge.circular, edge.amount === null ? 'unknown' : 'not measured')),
        edge.unknown > 0 ? term('Deals of unknown amount', String(edge.unknown)) : null),
      element('h4', {}, 'Deals'),
      page.dealList(edge.deals, edge.more, basis()),
    ];
  };

  const ofLoop = ({ place }) => {
    const loop = page.loops[place];
    return [
      element('h3', {}, 'Loop'),
      element('dl', { class: 'figures' },
        term('Bottleneck', page.amount(loop.bottleneck))),
      element('ol', { class: 'legs' }, ...loop.legs.map((leg) =>
        element('li', {}, partyButton(leg.payer), arrow(), partyButton(leg.payee),
          ' ', page.amount(leg.amount)))),
      element('p', { class: 'note' },
        'At most its smallest leg can come back. Bottlenecks of loops do not add up.'),
    ];
  };

  const overview = () => {
    const { parties, flows } = page.map.drawn();
    const leading = [...parties]
      .sort((a, b) => flows.get(b).through - flows.get(a).through)
      .slice(0, LEADING);
    return [
      element('h3', {}, 'Who moves most'),
      element('p', { class: 'note' },
        'Choose a party, a line of the map or a loop to see its deals and their sources.'),
      leading.length === 0 ? element('p', { class: 'empty' }, 'No party is shown.') : null,
      element('ol', { class: 'edges' }, ...leading.map((party) =>
        element('li', {}, partyButton(party),
          element('span', { class: 'figure' }, words.amount(flows.get(party).through || null))))),
      element('p', { class: 'note' }, 'The larger of what each receives and pays.'),
      partial(),
    ];
  };

  const KINDS = { party: ofParty, edge: ofEdge, loop: ofLoop };

  const show = () => {
    const { chosen } = page.map.state;
    const hadFocus = panel.contains(document.activeElement);
    panel.replaceChildren(...(chosen ? KINDS[chosen.kind](chosen) : overview()).filter((part) => part));
    if (chosen) panel.append(button('Clear', page.map.clear, { class: 'quiet', id: 'map-clear' }));
    if (hadFocus) panel.focus({ preventScroll: true });
  };

  const choose = (chosen) => page.map.choose(chosen);

  page.map.onChange(show);
  show();

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') page.map.clear();
  });

  const tip = element('div', { class: 'tip', hidden: '', 'aria-hidden': 'true' });
  page.byId('map-chart').parentElement.append(tip);

  const tipOf = (dataType, data) => {
    if (dataType === 'node') {
      const flow = page.map.drawn().flows.get(data.party);
      return [element('strong', {}, name(data.name)),
        flow && data.party >= 0
          ? element('span', {}, `receives ${sum(flow.receives, flow.received)}, ` +
              `pays ${sum(flow.pays, flow.paid)}`)
          : null,
        flow && data.party >= 0 ? partial() : null];
    }
    const edge = page.map.drawn().edges.find((candidate) => candidate.key === data.key);
    if (!edge) return [];
    return [
      element('strong', {}, name(page.partyName(edge.payer)), ' → ', name(page.partyName(edge.payee))),
      element('span', {}, `${edge.layer}, ${words.amount(edge.amount, 'amount unknown')}` +
        (edge.circular > 0 ? `, ${words.amount(edge.circular)} circular` : '')),
      page.dealList(edge.deals.slice(0, 3), Math.max(0, edge.deals.length - 3) + edge.more, basis()),
    ];
  };

  let pointer = { x: 0, y: 0 };

  /** Next to the pointer, inside the frame. */
  const placeTip = () => {
    const frame = tip.parentElement;
    const rightmost = frame.clientWidth - tip.offsetWidth - 4;
    const fitsBelow = pointer.y + 14 + tip.offsetHeight < frame.clientHeight;
    const top = fitsBelow ? pointer.y + 14 : pointer.y - tip.offsetHeight - 10;
    tip.style.left = `${Math.max(0, Math.min(pointer.x + 14, rightmost))}px`;
    tip.style.top = `${Math.max(0, top)}px`;
  };

  const hideTip = () => (tip.hidden = true);

  const chart = page.map.chart.instance;
  chart.on('mouseover', { seriesIndex: 0 }, ({ dataType, data }) => {
    if (data.id?.startsWith('corner')) return;
    tip.replaceChildren(...tipOf(dataType, data).filter((part) => part));
    tip.hidden = tip.childElementCount === 0;
    placeTip();
  });
  chart.on('mouseout', hideTip);
  chart.on('globalout', hideTip);
  chart.on('click', hideTip);
  chart.getZr().on('mousemove', ({ offsetX, offsetY }) => {
    pointer = { x: offsetX, y: offsetY };
    if (!tip.hidden) placeTip();
  });
})();
