// From gross to net: the bars of all bases below each other, on one scale.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('waterfall-chart');
  if (!element) return;
  const { words } = page;
  const ORDER = ['paid', 'due-12m', 'due-60m', 'contracted', 'announced'];
  const [leading] = page.scopes;
  const scopes = page.scopes
    .filter((scope) => scope.layers === leading.layers && scope.level === leading.level)
    .sort((a, b) => ORDER.indexOf(a.basis) - ORDER.indexOf(b.basis));

  const step = (name, from, size, colour, share) => ({ name, from, size, colour, share });
  const shareOf = (part, gross) => (part === null || !(gross > 0) ? null : part / gross);

  /** The bars of a scope; those that were not measured have no size. */
  const steps = (scope) => [
    step(scope.label.split(',')[0], null, null, null),
    step('Gross', 0, scope.gross, 'gross'),
    step('Passes through', scope.net + (scope.circulation ?? 0), scope.passThrough, 'passing'),
    step('Circular', scope.net, scope.circulation, 'accent',
      shareOf(scope.circulation, scope.gross)),
    step('Net', 0, scope.net, 'net'),
  ];

  const rows = scopes.flatMap(steps);
  const isHeading = (row) => row.colour === null;
  element.style.height = `${Math.max(120, rows.length * 22 + 30)}px`;

  element.setAttribute('aria-label', 'From gross to net: ' + scopes.map((scope) =>
    `${scope.label}: gross ${words.amount(scope.gross)}, passes through ` +
    `${words.amount(scope.passThrough, 'not measured')}, circular ` +
    `${words.amount(scope.circulation, 'not measured')}, net ${words.amount(scope.net)}`).join('; ') +
    '. The table below has the same figures.');

  const axis = (labels, text) => ({
    type: 'category', inverse: true, data: rows.map((_, i) => i), position: 'left',
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { ...page.chartText(text), interval: 0, formatter: (i) => labels(rows[i]) },
  });

  const bar = (row) => ({
    value: isHeading(row) || row.size === null ? '-' : row.size,
    itemStyle: { color: row.colour ? page.theme.colour(row.colour) : 'transparent' },
  });

  const label = (row, narrow) => {
    if (isHeading(row)) return '';
    const amount = words.amount(row.size, 'not measured');
    if (row.share === undefined || row.share === null) return amount;
    return `${amount}, ${words.share(row.share)}${narrow ? '' : ' of gross'}`;
  };

  const option = (width) => ({
    grid: { left: width < 500 ? 104 : 130, right: width < 500 ? 84 : 140, top: 4, bottom: 26 },
    xAxis: {
      type: 'value', splitNumber: width < 500 ? 2 : 5,
      axisLabel: { ...page.chartText({ fontSize: 11, color: page.theme.colour('muted') }),
        formatter: (amount) => words.amount(amount), hideOverlap: true },
      splitLine: { lineStyle: { color: page.theme.colour('rule') } },
    },
    yAxis: [
      axis((row) => (isHeading(row) ? '' : row.name), { color: page.theme.colour('muted') }),
      axis((row) => (isHeading(row) ? row.name : ''), { fontWeight: 700 }),
    ].map((each, i) => ({ ...each, offset: 0, show: true, gridIndex: 0, z: i })),
    series: [
      { type: 'bar', stack: 'amount', silent: true, itemStyle: { color: 'transparent' },
        data: rows.map((row) => (row.size === null ? 0 : row.from)) },
      { type: 'bar', stack: 'amount', silent: true, barWidth: 14, data: rows.map(bar),
        label: { show: false } },
      // Labels are at the end of each bar, even if it has no length.
      { type: 'scatter', silent: true, symbolSize: 0.01,
        data: rows.map((row, i) => [(row.size ?? 0) + (row.size === null ? 0 : row.from ?? 0), i]),
        label: { show: true, position: 'right', distance: 6,
          ...page.chartText(),
          textBorderColor: page.theme.colour('paper'), textBorderWidth: 3,
          formatter: ({ dataIndex }) => label(rows[dataIndex], width < 500) } },
    ],
  });

  page.chart(element, option);
})();
