// How concentrated each party's counterparties are: one bar per party, one side at a time.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('concentration-chart');
  if (!element) return;
  const { words, bars } = page;
  const ROWS = 15;
  const RANKS = 10;
  const ROW_HEIGHT = 48;
  const NOT_WORTH_A_WORD = 0.0005;
  const EDGE = 1;
  const table = page.byId('concentration-table');
  const select = page.byId('concentration-side');

  const LITTLE = 0.01;

  const ofSide = () => page.concentration.filter((party) => party.side === select.value);

  /** Parties with at least 1% of their total known; all parties if there are none. */
  const worthABar = () => {
    const known = ofSide().filter((party) => party.coverage >= LITTLE);
    return known.length > 0 ? known : ofSide();
  };

  /** The parties in the chart: shares of reported totals before shares of known deals. */
  const shown = () => {
    const known = worthABar();
    const reported = known.filter((party) => party.reported);
    return [...reported, ...known.filter((party) => !party.reported)].slice(0, ROWS);
  };

  /** The known share of a party's business beyond the listed counterparties. */
  const rest = (party) =>
    Math.max(0, party.coverage - party.largest.reduce((sum, { share }) => sum + share, 0));

  const worth = (share) => (share > NOT_WORTH_A_WORD ? share : '-');
  const colourOf = (rank) => Math.min(rank, 4);

  const segmentLabel = (rank, plot) => ({ dataIndex }) => {
    const one = shown()[dataIndex]?.largest[rank];
    if (!one) return '';
    const pixels = one.share * plot;
    const share = words.share(one.share);
    return [`${one.name} ${share}`, one.name, share].find((text) => bars.fits(text, pixels)) ?? '';
  };

  const ranked = (rank, plot) => ({
    type: 'bar', stack: 'share', barWidth: 18, data: shown().map((p) => p.largest[rank]?.share ?? '-'),
    itemStyle: { color: page.theme.colour(`share-${colourOf(rank)}`),
      borderColor: page.theme.colour('paper'), borderWidth: 1 },
    emphasis: { disabled: true },
    label: { show: true, position: 'inside',
      ...page.chartText({ fontSize: 11, color: page.theme.colour(`on-share-${colourOf(rank)}`) }),
      formatter: segmentLabel(rank, plot) },
  });

  const filler = (shares, itemStyle) => ({
    type: 'bar', stack: 'share', barWidth: 18, data: shares.map(worth), itemStyle,
    emphasis: { disabled: true },
  });

  const option = (width) => {
    const rows = shown();
    const plot = Math.max(1, width - 2 * EDGE);
    const heading = (texts, more) => bars.headings(texts, { lift: 21, ...more });
    return {
      grid: { left: EDGE, right: EDGE, top: 12, bottom: 26 },
      xAxis: bars.valueAxis((share) => words.share(share), { max: 1, interval: 0.25 }),
      yAxis: bars.rowAxis(rows),
      series: [
        ...Array.from({ length: RANKS }, (_, rank) => ranked(rank, plot)),
        filler(rows.map(rest), { color: page.theme.colour('share-rest') }),
        filler(rows.map((party) => 1 - party.coverage), { color: bars.hatch('muted'),
          borderColor: page.theme.colour('rule'), borderWidth: 1 }),
        heading(rows.map((party) => party.name),
          { x: 0, side: 'left', width: plot * 0.37, fontWeight: 600 }),
        heading(rows.map((party) => `${words.amount(party.total)} ${party.totalIs}`),
          { x: 1, side: 'right', width: plot * 0.62, fontSize: 11, color: page.theme.colour('muted') }),
      ],
    };
  };

  const sayOf = (party) =>
    `${party.name}: ` + (party.largest.length === 0 ? 'no counterparty is known'
      : `${party.largest[0].name} ${words.share(party.largest[0].share)}`) +
    ` of ${words.amount(party.total)} ${party.totalIs}`;

  const fit = () => (element.style.height = `${shown().length * ROW_HEIGHT + 44}px`);

  const describe = () => {
    const rows = shown();
    const body = [...table.tBodies].find((each) => each.dataset.side === select.value);
    for (const each of table.tBodies) each.hidden = each !== body;
    element.dataset.side = select.value;
    element.setAttribute('aria-label',
      `${select.selectedOptions[0].textContent}. ${rows.map(sayOf).join('; ')}. ` +
      'The table below has all figures.');
    const little = ofSide().length - worthABar().length;
    page.byId('concentration-status').textContent = body.dataset.status +
      (little > 0 ? ` Of ${words.number(little)}, less than 1% of the total is known; ` +
        'only the table lists them.' : '') +
      (worthABar().length > rows.length
        ? ` The chart shows ${rows.length} of ${little > 0 ? 'the others' : 'them'}, ` +
          'reported totals first.' : '');
  };

  fit();
  describe();
  const chart = page.chart(element, option);
  select.addEventListener('change', () => {
    fit();
    describe();
    chart.refit();
  });

  /** Describes the bar under the pointer, below the chart. */
  const point = ({ seriesIndex, dataIndex }) => {
    const party = shown()[dataIndex];
    const one = party?.largest[seriesIndex];
    const what = one
      ? `${one.name} ${words.share(one.share)}, ${words.amount(one.amount)} by ${one.source}`
      : seriesIndex === RANKS ? `${words.share(rest(party))} with smaller ones`
        : `${words.share(1 - party.coverage)} with unknown ones`;
    page.byId('concentration-pointed').textContent = `${party.name}: ${what}`;
  };
  chart.instance.on('mouseover', { seriesType: 'bar' }, point);
})();
