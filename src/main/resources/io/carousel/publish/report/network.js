// The part of a scope's network that the map shows, given its filters.
(() => {
  'use strict';
  const page = globalThis.carousel;

  const pair = (payer, payee) => `${payer}>${payee}`;

  /** Parties and pairs that are shown under any filter: those of a highlighted loop. */
  const wanted = (chosen) => {
    const legs = chosen?.kind === 'loop' ? page.loops[chosen.place].legs : [];
    const drawable = legs.filter((leg) => page.isParty(leg.payer) && page.isParty(leg.payee));
    return {
      parties: new Set(legs.flatMap((leg) => [leg.payer, leg.payee])),
      pairs: new Set(drawable.map((leg) => pair(leg.payer, leg.payee))),
    };
  };

  const passes = (edge, filters) => {
    if (!filters.layers.has(edge.layer)) return false;
    return edge.amount === null ? filters.unknown : edge.amount >= filters.minimum;
  };

  /** Adds up edges that have become one because their parties are shown as one. */
  const merged = (edges) => {
    const byKey = new Map();
    for (const edge of edges) {
      const before = byKey.get(edge.key);
      byKey.set(edge.key, before ? sum(before, edge) : edge);
    }
    return [...byKey.values()];
  };

  const add = (a, b) => (a === null ? b : b === null ? a : a + b);
  const unmeasured = (edge) => edge.amount !== null && edge.circular === null;

  const sum = (a, b) => ({
    ...a,
    amount: add(a.amount, b.amount),
    circular: unmeasured(a) || unmeasured(b) ? null : add(a.circular, b.circular),
    unknown: a.unknown + b.unknown,
    deals: a.deals.concat(b.deals),
    more: a.more + b.more,
  });

  const nothing = () => ({
    receives: 0, pays: 0, circular: 0, through: 0,
    received: { known: 0, unknown: 0 }, paid: { known: 0, unknown: 0 },
  });

  const count = (counts, { amount }) => {
    if (amount === null) counts.unknown++;
    else counts.known++;
  };

  /**
   * The known amounts each party of a network receives and pays, and the larger of both.
   * Null if no amount is known; circular is null if it was not measured for an edge.
   */
  page.throughflow = (network) => {
    const flows = new Map();
    const of = (party) => {
      if (!flows.has(party)) flows.set(party, nothing());
      return flows.get(party);
    };
    for (const edge of network.edges) {
      const payer = of(edge.payer);
      const payee = of(edge.payee);
      payer.pays += edge.amount ?? 0;
      payee.receives += edge.amount ?? 0;
      payee.circular = unmeasured(edge) ? null : payee.circular === null ? null
        : payee.circular + (edge.circular ?? 0);
      count(payer.paid, edge);
      count(payee.received, edge);
    }
    for (const flow of flows.values()) {
      flow.through = Math.max(flow.receives, flow.pays);
      if (flow.received.unknown > 0 && flow.received.known === 0) flow.receives = null;
      if (flow.paid.unknown > 0 && flow.paid.known === 0) flow.pays = null;
      if (flow.receives === null) flow.circular = null;
    }
    return flows;
  };

  /** The edges and parties to draw; parties beyond the filter's number are folded into one. */
  page.shownNetwork = (filters, chosen) => {
    const network = page.networkOf(filters.scope);
    const must = wanted(chosen);
    const shown = (party) => party >= 0 && (party < filters.parties || must.parties.has(party));
    const placed = (party) => (shown(party) ? party : page.FOLDED);
    const edges = network.edges
      .filter((edge) => must.pairs.has(pair(edge.payer, edge.payee)) || passes(edge, filters))
      .map((edge) => ({ ...edge, payer: placed(edge.payer), payee: placed(edge.payee) }))
      .filter((edge) => edge.payer !== edge.payee)
      .map((edge) => ({ ...edge, key: `${pair(edge.payer, edge.payee)}/${edge.layer}` }));
    const flows = page.throughflow(network);
    const parties = [...flows.keys()].filter(shown);
    const folded = [...flows.keys()].filter((party) => party >= 0 && !shown(party)).length;
    return {
      edges: merged(edges),
      parties,
      flows,
      foldedParties: folded + network.foldedParties,
      foldedEdges: network.foldedEdges,
    };
  };

  /** Whether an edge belongs to the selection; every edge does if there is none. */
  page.isLit = (edge, chosen) => {
    switch (chosen?.kind) {
      case 'party': return edge.payer === chosen.place || edge.payee === chosen.place;
      case 'edge': return edge.key === chosen.key;
      case 'loop': return page.loops[chosen.place].legs.some(
        (leg) => leg.payer === edge.payer && leg.payee === edge.payee);
      default: return true;
    }
  };
})();
