// Reads the data written by PageJson.java, in the same order.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const raw = JSON.parse(page.byId('report-data').textContent);
  const text = (place) => (place === null ? null : raw.texts[place]);

  page.FOLDED = -1;
  page.words = page.format(raw.currency);

  page.scopes = raw.scopes.map((s, place) => ({
    place, id: s[0], label: s[1], basis: s[2], layers: s[3], level: s[4],
    gross: s[5], net: s[6], passThrough: s[7], circulation: s[8],
    largestGroup: s[9],
  }));

  page.parties = raw.parties.map((p, place) => ({
    place, id: p[0], name: p[1], kind: text(p[2]), country: text(p[3]),
  }));

  page.partyName = (party) => {
    if (party === page.FOLDED) return 'other parties';
    return typeof party === 'string' ? page.cut(party) : page.parties[party].name;
  };

  page.deals = raw.deals.map((d) => ({
    id: text(d[0]), made: d[1] === 1, payer: d[2], payee: d[3], instrument: text(d[4]),
    status: text(d[5]), date: text(d[6]),
    amounts: new Map(d[7].map(([basis, amount]) => [text(basis), amount])),
    publisher: text(d[8]), title: text(d[9]), url: text(d[10]),
  }));

  /** Whether the report includes the party: others are given by id, which may be digits. */
  page.isParty = (party) => typeof party === 'number' && party !== page.FOLDED;

  const placeOfParty = (party) => (typeof party === 'string' ? page.FOLDED : party);

  const edge = (e) => ({
    key: `${placeOfParty(e[0])}>${placeOfParty(e[1])}/${text(e[2])}`,
    payer: placeOfParty(e[0]), payee: placeOfParty(e[1]), layer: text(e[2]),
    amount: e[3], circular: e[4], unknown: e[5], deals: e[6], more: e[7],
  });

  const network = (n) => ({
    edges: n[1].map(edge),
    group: n[2].filter(page.isParty),
    foldedParties: n[3],
    foldedEdges: n[4],
  });

  const NOTHING = { edges: [], group: [], foldedParties: 0, foldedEdges: 0 };
  const networks = new Map(raw.networks.map((n) => [n[0], network(n)]));

  page.networks = [...networks.values()];
  page.networkOf = (scope) => networks.get(scope) ?? NOTHING;

  page.loops = raw.loops.map((l, place) => ({
    place, scope: l[0], view: text(l[1]), bottleneck: l[2], path: l[3],
    legs: l[4].map((leg) => ({
      payer: leg[0], payee: leg[1], amount: leg[2], deals: leg[3], more: leg[4],
    })),
  }));

  page.quarters = raw.pace.map((q) => ({
    basis: text(q[0]), quarter: q[1], gross: q[2], circularity: q[3],
    stoppedGross: q[4], stoppedCircularity: q[5],
  }));

  page.concentration = raw.exposure.concentration.map((c) => ({
    side: text(c[0]), name: text(c[1]), total: c[2], totalIs: text(c[3]), coverage: c[4],
    reported: c[5] === 1,
    largest: c[6].map((one) => ({
      name: text(one[0]), amount: one[1], share: one[2], source: text(one[3]),
    })),
  }));

  page.vendors = raw.exposure.vendors.map((v) => ({
    supplier: text(v[0]), customer: text(v[1]), financed: v[2], guaranteed: v[3],
    direct: v[4], indirect: v[5],
  }));

  page.commitments = raw.exposure.commitments.map((c) => ({
    name: text(c[0]), revenue: c[1], cash: c[2],
    dues: c[3].map((due) => ({
      year: due[0], committed: due[1], contracted: due[2], unknown: due[3],
    })),
  }));
})();
