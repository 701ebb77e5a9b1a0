// What a party has promised to pay by due year, beside what it earns in a year and has today.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('commitments-chart');
  if (!element) return;
  const { words, bars } = page;
  const LONGEST_SPAN = 40;
  const select = page.byId('commitments-party');

  const shown = () => page.commitments[select.value];

  /** Every year from the first to the last, so that a gap looks like one; then those unknown. */
  const columns = () => {
    const { dues } = shown();
    const years = dues.map((due) => due.year).filter((year) => year !== null);
    const [first, last] = [years[0], years.at(-1)];
    const all = last - first < LONGEST_SPAN
      ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : years;
    const unknown = dues.filter((due) => due.year === null);
    const nothing = (year) => ({ year, committed: null, contracted: null, unknown: 0 });
    return [...all.map((year) => dues.find((due) => due.year === year) ?? nothing(year)),
      ...unknown];
  };

  const nameOf = (due) => (due.year === null ? 'year\nunknown' : String(due.year));

  const sayOf = (due) => {
    const unknown = due.unknown > 0 ? `${due.unknown} of unknown amount` : '';
    const amount = due.committed === null ? '' : words.amount(due.committed);
    return [amount, unknown].filter((text) => text).join('\n+ ');
  };

  const describe = () => {
    const party = shown();
    element.dataset.party = party.name;
    element.setAttribute('aria-label', `${party.name} has promised ` +
      columns().filter((due) => sayOf(due) !== '').map((due) =>
        `${nameOf(due).replace('\n', ' ')}: ${sayOf(due).replace('\n', ' ')}`).join('; ') +
      `. Revenue ${words.amount(party.revenue)}, cash ${words.amount(party.cash)}. ` +
      'The table beneath has all parties.');
  };

  const means = () => {
    const { revenue, cash } = shown();
    return [['revenue', revenue], ['cash', cash]].filter(([, amount]) => amount !== null);
  };

  const lines = () => ({
    silent: true, symbol: 'none', animation: false,
    data: means().map(([name, amount], i) => ({
      yAxis: amount,
      lineStyle: { color: page.theme.colour(i === 0 ? 'accent' : 'ink'), width: 1.5, type: [4, 4] },
      label: { position: i === 0 ? 'insideStartTop' : 'insideEndTop', distance: 4,
        ...page.chartText({ fontWeight: 600, textBorderColor: page.theme.colour('paper'),
          textBorderWidth: 3 }),
        formatter: `${name} ${words.amount(amount)}` },
    })),
  });

  const bar = (values, itemStyle, more) => ({
    type: 'bar', stack: 'due', silent: true, barMaxWidth: 46, data: values, itemStyle, ...more,
  });

  const highest = () => Math.max(0, ...means().map(([, amount]) => amount),
    ...columns().map((due) => due.committed ?? 0));

  const option = (width) => {
    const dues = columns();
    const narrow = width < 500;
    const small = page.chartText({ fontSize: 11, color: page.theme.colour('muted') });
    return {
      grid: { left: 62, right: 8, top: 34, bottom: 40 },
      xAxis: { type: 'category', data: dues.map(nameOf), axisTick: { show: false },
        axisLine: { lineStyle: { color: page.theme.colour('rule') } },
        axisLabel: { ...small, hideOverlap: true, showMaxLabel: true, interval: 0 } },
      yAxis: bars.valueAxis((amount) => words.amount(amount),
        { splitNumber: 4, max: highest() > 0 ? null : 1 }),
      series: [
        bar(dues.map((due) => due.contracted ?? 0),
          { color: page.theme.layerColour('trade') }, { markLine: lines() }),
        bar(dues.map((due) => (due.committed ?? 0) - (due.contracted ?? 0)),
          { color: page.theme.colour('through') },
          { label: { show: true, position: 'top', ...page.chartText({ fontSize: 11 }),
            formatter: ({ dataIndex }) => sayOf(columns()[dataIndex]) },
            labelLayout: { hideOverlap: narrow || dues.length > 14 } }),
      ],
    };
  };

  describe();
  const chart = page.chart(element, option);
  select.addEventListener('change', () => {
    describe();
    chart.redraw();
  });
})();
