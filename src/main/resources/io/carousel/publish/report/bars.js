// Shared parts of bar charts: rows with headings, hatching, and labels that fit into a bar.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const pen = document.createElement('canvas').getContext('2d');

  /** Hatching, for amounts that are not known or not firm. */
  const hatch = (colour) => {
    const tile = document.createElement('canvas');
    tile.width = 7;
    tile.height = 7;
    const context = tile.getContext('2d');
    context.strokeStyle = page.theme.colour(colour);
    context.lineWidth = 1.2;
    for (const shift of [-7, 0, 7]) {
      context.moveTo(shift - 1, 8);
      context.lineTo(shift + 8, -1);
    }
    context.stroke();
    return { image: tile, repeat: 'repeat' };
  };

  /** The width of a small text in pixels, with some space around it. */
  const widthOf = (text) => {
    pen.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(text).width + 8;
  };

  const fits = (text, pixels) => widthOf(text) <= pixels;

  /** A text above the bars of each row, at the left or right end. */
  const headings = (texts, { x, side, lift, width, ...more }) => ({
    type: 'scatter', silent: true, symbolSize: 0.01, z: 5, data: texts.map((_, i) => [x, i]),
    label: { show: true, position: side === 'left' ? 'right' : 'left', distance: 0,
      offset: [0, -lift], width, overflow: 'truncate', ellipsis: '…',
      textBorderColor: page.theme.colour('paper'), textBorderWidth: 3, ...page.chartText(more),
      formatter: ({ dataIndex }) => texts[dataIndex] },
  });

  /** Rows below each other, the first on top, without axis labels. */
  const rowAxis = (rows) => ({
    type: 'category', inverse: true, show: false, data: rows.map((_, i) => i),
  });

  /** Keeps the labels at the ends of the axis inside the chart. */
  const ENDS = { alignMinLabel: 'left', alignMaxLabel: 'right' };

  const valueAxis = (format, more, ends = ENDS) => ({
    type: 'value', min: 0,
    axisLabel: { ...page.chartText({ fontSize: 11, color: page.theme.colour('muted') }),
      formatter: format, hideOverlap: true, ...ends },
    splitLine: { lineStyle: { color: page.theme.colour('rule') } }, ...more,
  });

  page.bars = { hatch, widthOf, fits, headings, rowAxis, valueAxis };
})();
