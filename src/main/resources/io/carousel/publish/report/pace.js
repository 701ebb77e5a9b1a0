// Gross and circularity at the end of each quarter; dashed: without the deals made in the quarter.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('pace-chart');
  if (!element) return;
  const { words } = page;
  const select = page.byId('pace-basis');
  const leading = page.scopes[0]?.basis;
  if ([...select.options].some((each) => each.value === leading)) select.value = leading;

  const quarters = () => page.quarters.filter((quarter) => quarter.basis === select.value);

  /** A line; a single value is a dot, since a line would be invisible. */
  const points = (values) => values.map((value, i) => ({
    value: value ?? '-',
    symbolSize: (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? 6 : 0,
  }));

  const line = (name, values, colour, more) => ({
    name, type: 'line', data: points(values), symbol: 'circle', showAllSymbol: true, silent: true,
    itemStyle: { color: page.theme.colour(colour) },
    lineStyle: { color: page.theme.colour(colour), width: 2 }, ...more,
  });

  const dashed = (colour) => ({
    lineStyle: { color: page.theme.colour(colour), width: 1.5, type: [4, 4] },
  });

  const lastLabel = (format) => ({
    endLabel: { show: true, distance: 6, formatter: ({ value }) => format(value),
      ...page.chartText({ fontWeight: 600 }) },
  });

  const small = () => page.chartText({ fontSize: 11, color: page.theme.colour('muted') });

  const axis = (grid, showLabels) => ({
    type: 'category', gridIndex: grid, data: quarters().map((q) => q.quarter), boundaryGap: false,
    axisTick: { show: false }, axisLine: { lineStyle: { color: page.theme.colour('rule') } },
    axisLabel: { show: showLabels, hideOverlap: true, showMinLabel: true,
      interval: (i) => quarters()[i].quarter.endsWith('Q1') || quarters().length <= 8,
      formatter: (quarter) => (quarters().length <= 8 ? quarter : quarter.slice(0, 4)),
      ...small() },
  });

  const values = (grid, format) => ({
    type: 'value', gridIndex: grid, splitNumber: 4, min: 0,
    axisLabel: { formatter: format, ...small() },
    splitLine: { lineStyle: { color: page.theme.colour('rule') } },
  });

  const heading = (text, top) => ({
    text, top, left: 0, textStyle: page.chartText({ fontSize: 13, fontWeight: 600 }), padding: 0,
  });

  const option = () => {
    const shown = quarters();
    const grid = { left: 62, right: 64 };
    return {
      title: [heading('Gross', 6), heading('Circularity', 250)],
      grid: [{ ...grid, top: 36, height: 180 }, { ...grid, top: 280, height: 138 }],
      xAxis: [axis(0, false), axis(1, true)],
      yAxis: [values(0, (amount) => words.amount(amount)), values(1, (share) => words.share(share))],
      series: [
        line('Gross', shown.map((q) => q.gross), 'net',
          lastLabel((value) => words.amount(Number(value)))),
        line('Gross, no new deal', shown.map((q) => q.stoppedGross), 'net', dashed('net')),
        line('Circularity', shown.map((q) => q.circularity), 'accent',
          { xAxisIndex: 1, yAxisIndex: 1, ...lastLabel((value) => words.share(Number(value))) }),
        line('Circularity, no new deal', shown.map((q) => q.stoppedCircularity), 'accent',
          { xAxisIndex: 1, yAxisIndex: 1, ...dashed('accent') }),
      ],
    };
  };

  const share = (circularity, gross) =>
    words.share(circularity, gross === 0 ? 'no gross' : 'not measured');

  const describe = () => {
    const shown = quarters();
    const last = shown.at(-1);
    element.dataset.basis = select.value;
    element.setAttribute('aria-label', last
      ? `Gross and circularity of ${shown.length} quarters. At the end of ${last.quarter}: gross ` +
        `${words.amount(last.gross)}, circularity ${share(last.circularity, last.gross)}; without the ` +
        `deals made in the quarter, ${words.amount(last.stoppedGross)} and ` +
        `${share(last.stoppedCircularity, last.stoppedGross)}. The table below lists all quarters.`
      : 'No quarter');
  };

  describe();
  const chart = page.chart(element, option);
  select.addEventListener('change', () => {
    describe();
    chart.redraw();
  });
})();
