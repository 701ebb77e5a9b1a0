// Draws the money map: a pale band as wide as the amount, with its circular part as a solid core.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const element = page.byId('map-chart');
  if (!element) return;

  const MANY_EDGES = 600;
  const WIDEST = 18;
  const WIDEST_OF_MANY = 8;
  const PALE = 0.3;
  const FADED = 0.05;
  const PALE_OF_FOLDED = 0.13;
  const WIDEST_OF_FOLDED = 4;
  let drawn = null;
  let places = null;

  const size = () => ({ width: element.clientWidth || 680, height: element.clientHeight || 560 });

  const place = () => {
    const { width, height } = size();
    if (places?.width !== width || places?.height !== height) {
      places = { width, height, points: page.layout(width, height) };
    }
    return places;
  };

  /** The widths of amounts, by their square roots; independent of filters. */
  const widthScale = () => {
    const { edges } = page.networkOf(page.map.state.filters.scope);
    const largest = edges.reduce((max, edge) => Math.max(max, edge.amount ?? 0), 0);
    const widest = edges.length > MANY_EDGES ? WIDEST_OF_MANY : WIDEST;
    const width = (amount) => (largest > 0 ? widest * Math.sqrt(amount / largest) : 0);
    return Object.assign(width, { largest });
  };

  const nodeScale = (flows, many) => {
    const largest = Math.max(1, ...[...flows.values()].map((flow) => flow.through));
    const widest = many ? 26 : Math.min(46, 22 + size().width / 40);
    return (party) => 5 + widest * Math.sqrt((flows.get(party)?.through ?? 0) / largest);
  };

  /** Bends edges apart: opposite directions to both sides, layers next to each other. */
  const bends = (edges) => {
    const seen = new Map();
    return edges.map((edge) => {
      const pair = `${edge.payer}>${edge.payee}`;
      const before = seen.get(pair) ?? 0;
      seen.set(pair, before + 1);
      return 0.12 + 0.11 * before;
    });
  };

  /** Edges of the folded node represent many parties: they stay behind the others. */
  const isFolded = (edge) => edge.payer === page.FOLDED || edge.payee === page.FOLDED;

  const bandWidth = (edge, width) => {
    if (edge.amount === null) return 1.2;
    const widest = isFolded(edge) ? WIDEST_OF_FOLDED : Infinity;
    return Math.min(widest, Math.max(1, width(edge.amount)));
  };

  const bandOpacity = (edge) => {
    if (isFolded(edge)) return PALE_OF_FOLDED;
    return edge.amount === null ? 0.5 : PALE;
  };

  const band = (edge, bend, width, lit) => ({
    source: `p${edge.payer}`, target: `p${edge.payee}`, key: edge.key,
    symbol: ['none', 'none'],
    lineStyle: {
      color: page.theme.layerColour(edge.layer),
      width: bandWidth(edge, width),
      type: edge.amount === null ? [4, 4] : 'solid',
      opacity: lit ? bandOpacity(edge) : FADED,
      curveness: bend,
    },
  });

  const coreOf = (edge, bend, width, lit) => ({
    source: `p${edge.payer}`, target: `p${edge.payee}`, key: edge.key,
    symbol: ['none', 'arrow'],
    symbolSize: [0, isFolded(edge) ? 5 : Math.min(13, 5 + width(edge.amount ?? 0) * 0.5)],
    lineStyle: {
      color: page.theme.layerColour(edge.layer),
      width: edge.circular > 0 && !isFolded(edge) ? Math.max(1, width(edge.circular)) : 0,
      opacity: lit ? (isFolded(edge) ? 2 * PALE_OF_FOLDED : 0.95) : FADED,
      curveness: bend,
    },
  });

  const links = (shown, chosen) => {
    const width = widthScale();
    const byWidth = [...shown.edges].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
    const curve = bends(byWidth);
    const lit = byWidth.map((edge) => page.isLit(edge, chosen));
    const many = byWidth.length > MANY_EDGES;
    const bands = byWidth.map((edge, i) => band(edge, curve[i], width, lit[i]));
    const cores = byWidth
      .map((edge, i) => (many && !(edge.circular > 0) ? null : coreOf(edge, curve[i], width, lit[i])))
      .filter((link) => link !== null);
    return bands.concat(cores);
  };

  const litParties = (shown, chosen) => {
    if (!chosen) return null;
    const lit = new Set(chosen.kind === 'party' ? [chosen.place] : []);
    for (const edge of shown.edges) {
      if (page.isLit(edge, chosen)) lit.add(edge.payer).add(edge.payee);
    }
    return lit;
  };

  const labelWidth = () => (size().width < 500 ? 88 : 120);

  /** Below its node, unless it would cover a larger node there. */
  const labelSide = (node, all) => {
    const reach = Math.min(labelWidth(), node.name.length * 7) / 2;
    const middle = node.y + node.symbolSize / 2 + 10;
    const covers = (other) => {
      const radius = other.symbolSize / 2;
      return radius * 2 > node.symbolSize &&
        Math.abs(other.x - node.x) < radius + reach && Math.abs(other.y - middle) < radius + 7;
    };
    return all.some(covers) ? 'top' : 'bottom';
  };

  const inCircle = () => new Set(page.networkOf(page.map.state.filters.scope).group);

  const nodes = (shown, chosen) => {
    const { points, width, height } = place();
    const scale = nodeScale(shown.flows, shown.parties.length > 100);
    const lit = litParties(shown, chosen);
    const circle = inCircle();
    const drawnNode = (party, name, x, y, symbolSize) => ({
      id: `p${party}`, name, x, y, symbolSize, party,
      itemStyle: {
        color: page.theme.colour(circle.has(party) ? 'node-circle' : 'node'),
        borderColor: page.theme.colour('paper'),
        borderWidth: 1.5,
        opacity: !lit || lit.has(party) ? 1 : 0.15,
      },
      label: {
        show: !lit || lit.has(party),
        fontWeight: symbolSize > 18 ? 600 : 400,
        fontSize: symbolSize > 18 ? 13 : 11,
        color: page.theme.colour(symbolSize > 10 ? 'ink' : 'muted'),
      },
    });
    const parties = shown.parties.map((party) =>
      drawnNode(party, page.parties[party].name, points[party].x, points[party].y, scale(party)));
    if (shown.foldedParties > 0) {
      const others = page.words.count(shown.foldedParties, 'other party', 'other parties');
      parties.push(drawnNode(page.FOLDED, others, width - 54, height - 34, 14));
    }
    for (const node of parties) node.label.position = labelSide(node, parties);
    return parties.concat(corners(width, height));
  };

  /** Invisible corners, which keep the map in place under any filter. */
  const corners = (width, height) =>
    [[0, 0], [width, height]].map(([x, y], i) => ({
      id: `corner${i}`, name: '', x, y, symbol: 'none', symbolSize: 0, label: { show: false },
    }));

  const option = () => {
    const { filters, chosen } = page.map.state;
    drawn = page.shownNetwork(filters, chosen);
    const crowded = drawn.edges.length > MANY_EDGES;
    report();
    return {
      series: [{
        type: 'graph', layout: 'none', left: 0, right: 0, top: 0, bottom: 0,
        nodes: nodes(drawn, chosen), links: links(drawn, chosen),
        roam: false, nodeScaleRatio: 0.3, cursor: 'pointer',
        label: {
          ...page.chartText(), distance: 3,
          width: labelWidth(), overflow: 'truncate',
          textBorderColor: page.theme.colour('paper'), textBorderWidth: 3,
        },
        labelLayout: { hideOverlap: true },
        emphasis: {
          disabled: crowded || chosen !== null, focus: 'adjacency', scale: false,
          label: { show: true }, lineStyle: { width: 'inherit' },
        },
        blur: { lineStyle: { opacity: FADED }, itemStyle: { opacity: 0.2 } },
      }],
    };
  };

  /** Describes the drawing, in words and in the element's data attributes. */
  const report = () => {
    const { filters, chosen } = page.map.state;
    const parties = drawn.parties.length;
    element.dataset.edges = drawn.edges.length;
    element.dataset.parties = parties;
    element.dataset.scope = page.scopes[filters.scope]?.id ?? '';
    element.dataset.chosen = chosen ? `${chosen.kind}:${chosen.place ?? chosen.key}` : '';
    element.dataset.lit = chosen ? drawn.edges.filter((e) => page.isLit(e, chosen)).length : 0;
    const left = drawn.foldedEdges > 0
      ? `; ${page.words.count(drawn.foldedEdges, 'more edge is', 'more edges are')} left out: ` +
        'sums cover only the edges in the map'
      : '';
    const words =
      `${page.words.count(parties, 'party', 'parties')}` +
      (drawn.foldedParties > 0
        ? ` and ${page.words.count(drawn.foldedParties, 'other', 'others')} as one (thin lines)`
        : '') +
      `, ${page.words.count(drawn.edges.length, 'edge', 'edges')}${left}.`;
    page.byId('map-summary').textContent = words;
    element.setAttribute('aria-label',
      `Money map, ${page.scopes[filters.scope]?.label ?? ''}: ${words} ` +
      'The table of edges below has the same figures; details of a party or an edge are next to the map.');
  };

  const chart = page.chart(element, option);
  page.map.chart = chart;
  page.map.widthScale = widthScale;
  page.map.drawn = () => drawn;
  /** Redraws: otherwise the element under the pointer would stay highlighted, and all others faded. */
  page.map.onChange(() => {
    const { zoom, center, roam } = chart.instance.getOption().series[0];
    chart.instance.clear();
    chart.redraw();
    if (zoom > 1) chart.instance.setOption({ series: [{ zoom, center, roam }] });
  });

  chart.instance.on('click', { seriesIndex: 0 }, ({ dataType, data }) => {
    if (dataType === 'edge') page.map.choose({ kind: 'edge', key: data.key });
    else if (data.party >= 0) page.map.choose({ kind: 'party', place: data.party });
  });
  chart.instance.getZr().on('click', (event) => {
    if (!event.target) page.map.clear();
  });

  page.map.zoom = (factor) => {
    const series = chart.instance.getOption().series[0];
    const zoom = factor === null ? 1 : Math.min(6, Math.max(1, (series.zoom ?? 1) * factor));
    const view = zoom === 1 ? { zoom, center: null, roam: false } : { zoom, roam: 'move' };
    chart.instance.setOption({ series: [view] });
  };
})();
