// Payments inside the largest circle of the scope that the map shows.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('chord-chart');
  if (!element) return;
  const { words } = page;
  const MOST = 12;
  const COLOURS = 8;

  /** Small parties between large ones, so that their names have room. */
  const interleaved = (members) => {
    const large = members.slice(0, Math.ceil(members.length / 2));
    const small = members.slice(large.length).reverse();
    return large.flatMap((party, i) => (i < small.length ? [party, small[i]] : [party]));
  };

  const circle = () => {
    const { scope } = page.map.state.filters;
    const network = page.networkOf(scope);
    const members = interleaved([...network.group].sort((a, b) => a - b).slice(0, MOST));
    const inside = new Set(members);
    const edges = network.edges.filter(
      (edge) => edge.amount > 0 && inside.has(edge.payer) && inside.has(edge.payee));
    const left = network.foldedEdges > 0 ? ' that the map includes' : '';
    const all = page.scopes[scope]?.largestGroup ?? 0;
    return { scope: page.scopes[scope], members, all, edges, left };
  };

  const colour = (i) => page.theme.colour(i < COLOURS ? `chord-${i}` : 'node');

  const shortened = (name, most) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

  const option = (width) => {
    const { members, edges } = circle();
    return {
      series: [{
        type: 'chord', startAngle: 90, minAngle: 4, padAngle: 4, center: ['50%', '50%'],
        radius: width < 500 ? ['50%', '54%'] : ['80%', '85%'],
        data: members.map((party, i) => ({
          id: `p${party}`, name: page.parties[party].name, itemStyle: { color: colour(i) },
        })),
        links: edges.map((edge) => ({
          source: `p${edge.payer}`, target: `p${edge.payee}`, value: edge.amount,
        })),
        lineStyle: { color: 'source', opacity: 0.5 },
        label: { show: true, position: 'outside', ...page.chartText({ fontSize: 13 }),
          formatter: ({ name }) => shortened(name, width < 500 ? 12 : 20) },
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.8 } },
        blur: { lineStyle: { opacity: 0.08 } },
        tooltip: { show: false },
      }],
    };
  };

  const row = (edge) => page.element('tr', {},
    page.element('td', {}, page.name(page.partyName(edge.payer))),
    page.element('td', {}, page.name(page.partyName(edge.payee))),
    page.element('td', {}, edge.layer),
    page.element('td', { class: 'figure', title: words.exact(edge.amount) }, words.amount(edge.amount)),
    page.element('td', { class: 'figure', title: words.exact(edge.circular) },
      words.amount(edge.circular, 'not measured')));

  const describe = () => {
    const { scope, members, all, edges, left } = circle();
    const none = members.length === 0;
    if (none) {
      page.byId('chord-empty').textContent = all > 0
        ? 'All of its parties are folded into others in this report.'
        : 'No circle: no payment of known amount can lead back to its payer.';
    }
    element.parentElement.hidden = none;
    page.byId('chord-data').hidden = none;
    page.byId('chord-empty').hidden = !none;
    element.dataset.members = members.length;
    page.byId('chord-rows').replaceChildren(
      ...[...edges].sort((a, b) => b.amount - a.amount).map(row));
    const who = all > members.length
      ? `${words.number(members.length)} of ${words.count(all, 'party', 'parties')} are shown`
      : words.count(all, 'party', 'parties');
    page.byId('chord-scope').textContent = none ? scope.label
      : `${scope.label} (the scope of the map): ${who}, ` +
        `${words.count(edges.length, 'edge', 'edges')}${left}.`;
    const sums = edges.map((edge) =>
      `${page.partyName(edge.payer)} pays ${page.partyName(edge.payee)} ${words.amount(edge.amount)}`);
    element.setAttribute('aria-label',
      `Payments inside the largest circle: ${sums.slice(0, 12).join('; ')}. ` +
      'The table below lists all of them.');
  };

  describe();
  const chart = page.chart(element, option);
  page.map.onChange((what) => {
    if (what !== 'scope') return;
    describe();
    chart.instance.clear();
    chart.refit();
  });
})();
