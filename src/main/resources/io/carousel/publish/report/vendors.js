// Financing by suppliers and purchases of their customers, pair by pair, on one scale.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('vendors-chart');
  if (!element) return;
  const { words, bars } = page;
  const ROWS = 12;
  const ROW_HEIGHT = 78;
  const rows = page.vendors
    .filter((p) => [p.financed, p.guaranteed].some((amount) => amount !== null)).slice(0, ROWS);
  element.hidden = rows.length === 0;
  element.style.height = `${rows.length * ROW_HEIGHT + 40}px`;

  const nameOf = (pair) => `${pair.supplier} → ${pair.customer}`;

  /** Names that cannot change each other's text direction. */
  const isolated = (pair) => `\u2068${pair.supplier}\u2069 → \u2068${pair.customer}\u2069`;

  const given = (pair, short) =>
    (pair.financed === 0 ? 'no cash' : `${short ? '' : 'cash '}${words.amount(pair.financed)}`);

  const guaranteed = (pair, short) =>
    pair.guaranteed === 0 ? '' : `${short ? '' : 'guaranteed '}${words.amount(pair.guaranteed)}`;

  /** Shortened if only the colours distinguish them. */
  const bought = ({ direct, indirect }, short) => {
    const through = indirect > 0
      ? `${words.amount(indirect)}${short ? '' : ' through others'}` : '';
    const unknown = short ? 'unknown' : 'an unknown amount';
    const directly = direct === 0 && through ? '' : words.amount(direct, unknown);
    return (short ? '' : 'bought ') + [directly, through].filter((text) => text).join(' + ');
  };

  element.setAttribute('aria-label', 'Given and bought: ' + rows.map((pair) =>
    [`${nameOf(pair)}: ${given(pair)}`, bought(pair), guaranteed(pair)]
      .filter((text) => text).join(', ')).join('; ') + '. The table below lists all pairs.');

  const bar = (stack, amount, colour, label, short) => ({
    type: 'bar', stack, silent: true, barWidth: 13, barGap: '15%',
    data: rows.map((pair) => pair[amount] ?? 0), itemStyle: { color: colour },
    label: { show: label !== null, position: 'right', distance: 6,
      ...page.chartText({ fontSize: 11 }),
      formatter: ({ dataIndex }) => label(rows[dataIndex], short) },
  });

  /** The bars of a row with the labels at their ends. */
  const ends = (pair, short) => [
    [pair.financed, given(pair, short)], [pair.guaranteed, guaranteed(pair, short)],
    [(pair.direct ?? 0) + pair.indirect, bought(pair, short)],
  ];

  /** The largest width of bars that leaves room for the labels at their ends. */
  const plot = (width, short) => {
    const all = rows.flatMap((pair) => ends(pair, short)).filter(([amount]) => amount > 0);
    const longest = Math.max(...all.map(([amount]) => amount));
    const most = all.map(([amount, text]) =>
      (width - bars.widthOf(text) - 8) / (amount / longest));
    return Math.max(80, Math.min(width - 2, ...most));
  };

  const option = (width) => {
    const narrow = width < 500;
    const { colour, layerColour } = page.theme;
    return {
      grid: { left: 1, right: width - plot(width, narrow) - 1, top: 8, bottom: 26 },
      xAxis: bars.valueAxis((amount) => words.amount(amount), { splitNumber: narrow ? 2 : 5 }),
      yAxis: bars.rowAxis(rows),
      series: [
        bar('given', 'financed', layerColour('capital'), given, narrow),
        bar('bought', 'direct', layerColour('trade'), null, narrow),
        bar('bought', 'indirect', colour('through'), bought, narrow),
        bar('guaranteed', 'guaranteed', layerColour('contingent'), guaranteed, narrow),
        bars.headings(rows.map(isolated),
          { x: 0, side: 'left', lift: 31, width: width - 2, fontWeight: 600 }),
      ],
    };
  };

  if (rows.length > 0) page.chart(element, option);
})();
