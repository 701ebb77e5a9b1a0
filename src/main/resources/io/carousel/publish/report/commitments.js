// Payments promised by a party by due year, next to its annual revenue and today's cash.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('commitments-chart');
  if (!element) return;
  const { words, bars } = page;
  const LONGEST_SPAN = 40;
  const UPRIGHT = 72;
  const LEFT = 62;
  const RIGHT = 64;
  const select = page.byId('commitments-party');

  const shown = () => page.commitments[select.value];

  /** Every year from the first to the last, so that a gap is visible; then the unknown ones. */
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

  const sayOf = (due, unknown = 'of unknown amount', between = '\n') => {
    const more = due.unknown > 0 ? `${due.unknown} ${unknown}` : '';
    const amount = due.committed === null ? '' : words.amount(due.committed);
    return [amount, more].filter((text) => text).join(`${between}+ `);
  };

  /** The label of a column: as much as fits, upright if the column is narrow. */
  const label = (pixels) => {
    const upright = pixels < UPRIGHT;
    const shortened = (due) =>
      sayOf(due).split('\n').every((line) => bars.fits(line, pixels)) ? sayOf(due)
        : sayOf(due, 'unknown');
    return { show: true, position: 'top', ...page.chartText({ fontSize: 11 }),
      ...(upright ? { rotate: 90, align: 'left', verticalAlign: 'middle' } : {}),
      formatter: ({ dataIndex }) => {
        const due = columns()[dataIndex];
        return upright ? sayOf(due, 'unknown', ' ') : shortened(due);
      } };
  };

  const describe = () => {
    const party = shown();
    element.dataset.party = party.name;
    element.setAttribute('aria-label', `${party.name} has promised ` +
      columns().filter((due) => sayOf(due) !== '').map((due) =>
        `${nameOf(due).replace('\n', ' ')}: ${sayOf(due).replace('\n', ' ')}`).join('; ') +
      `. Revenue ${words.amount(party.revenue)}, cash ${words.amount(party.cash)}. ` +
      'The table below lists all parties.');
  };

  const means = () => {
    const { revenue, cash } = shown();
    return [['revenue', revenue], ['cash', cash]].filter(([, amount]) => amount !== null);
  };

  /** Keeps the names of two lines apart: the upper name is above its line, the lower one below. */
  const nameOfLine = ([name, amount]) => {
    const text = `${name}\n${words.amount(amount)}`;
    const others = means().filter((other) => other[0] !== name);
    if (others.length === 0) return text;
    const higher = amount > others[0][1] || (amount === others[0][1] && name === 'cash');
    return higher ? `${text}\n\n ` : ` \n\n${text}`;
  };

  const lines = () => ({
    silent: true, symbol: 'none', animation: false,
    data: means().map((each) => ({
      yAxis: each[1],
      lineStyle: { color: page.theme.colour(each[0] === 'cash' ? 'ink' : 'accent'), width: 1.5,
        type: [4, 4] },
      label: { position: 'end', distance: 4, ...page.chartText({ fontSize: 11, fontWeight: 600 }),
        formatter: nameOfLine(each) },
    })),
  });

  const bar = (values, itemStyle, more) => ({
    type: 'bar', stack: 'due', silent: true, barMaxWidth: 46, data: values, itemStyle, ...more,
  });

  const highest = () => Math.max(0, ...means().map(([, amount]) => amount),
    ...columns().map((due) => due.committed ?? 0));

  const option = (width) => {
    const dues = columns();
    const pixels = (width - LEFT - RIGHT) / Math.max(1, dues.length);
    const small = page.chartText({ fontSize: 11, color: page.theme.colour('muted') });
    return {
      title: { text: shown().name, left: 0, top: 0, padding: 0,
        textStyle: page.chartText({ fontSize: 13, fontWeight: 600, width: width - 8,
          overflow: 'truncate' }) },
      grid: { left: LEFT, right: RIGHT, top: pixels < UPRIGHT ? 124 : 56,
        bottom: pixels < UPRIGHT ? 80 : 40 },
      xAxis: { type: 'category', data: dues.map(nameOf), axisTick: { show: false },
        axisLine: { lineStyle: { color: page.theme.colour('rule') } },
        axisLabel: { ...small, interval: 0, rotate: pixels < UPRIGHT ? 90 : 0,
          formatter: (name) => (pixels < UPRIGHT ? name.replace('\n', ' ') : name) } },
      yAxis: bars.valueAxis((amount) => words.amount(amount),
        { splitNumber: 4, max: highest() > 0 ? null : 1 }, {}),
      series: [
        bar(dues.map((due) => due.contracted ?? 0),
          { color: page.theme.layerColour('trade') }, { markLine: lines() }),
        bar(dues.map((due) => (due.committed ?? 0) - (due.contracted ?? 0)),
          { color: page.theme.colour('through') },
          { label: label(pixels) }),
        // Makes room for the lines above all columns.
        { type: 'scatter', silent: true, symbolSize: 0, data: [[0, highest()]] },
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
