// The positions of parties in the money map: the same for every scope and filter, and the same each
// time. The core, the parties of the largest circles, is on an ellipse; forces place the rest.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const CORE = 10;
  const CORE_REACH = 0.48;
  const ROUNDS = 260;
  const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /** The strength of the tie between two parties in any scope: the square root of the amount. */
  const ties = () => {
    const weights = new Map();
    for (const { payer, payee, amount } of page.networks.flatMap((network) => network.edges)) {
      if (payer < 0 || payee < 0 || payer === payee) continue;
      const key = payer < payee ? `${payer},${payee}` : `${payee},${payer}`;
      weights.set(key, Math.max(weights.get(key) ?? 0, Math.sqrt(amount ?? 0)));
    }
    const largest = Math.max(1, ...weights.values());
    return [...weights].map(([key, weight]) => {
      const [a, b] = key.split(',').map(Number);
      return { a, b, weight: 0.15 + (0.85 * weight) / largest };
    });
  };

  /** The largest circles of the leading scope's kind, on every basis. */
  const core = () => {
    const [leading] = page.scopes;
    const alike = page.scopes.filter(
      (scope) => scope.layers === leading.layers && scope.level === leading.level);
    const members = new Set(alike.flatMap((scope) => page.networkOf(scope.place).group));
    const inCircles = page.parties.filter((party) => members.has(party.place));
    const chosen = inCircles.length >= 3 ? inCircles : page.parties;
    return chosen.slice(0, CORE).map((party) => party.place);
  };

  /** The order around the ellipse that keeps strong ties short: swaps until none helps. */
  const inOrder = (members, all) => {
    const tied = all.filter((tie) => members.includes(tie.a) && members.includes(tie.b));
    const length = (order) =>
      tied.reduce((sum, { a, b, weight }) => {
        const turn = (2 * Math.PI * (order.indexOf(a) - order.indexOf(b))) / order.length;
        return sum + weight * Math.abs(Math.sin(turn / 2));
      }, 0);
    let best = [...members];
    for (let better = true; better; ) {
      better = false;
      for (let i = 1; i < best.length; i++) {
        for (let j = i + 1; j < best.length; j++) {
          const swapped = [...best];
          [swapped[i], swapped[j]] = [best[j], best[i]];
          if (length(swapped) < length(best) - 1e-9) {
            best = swapped;
            better = true;
          }
        }
      }
    }
    return best;
  };

  /** Positions on an ellipse around the middle that fills this share of the box. */
  const onEllipse = (angle, reach, aspect) => ({
    x: reach * aspect * Math.cos(angle),
    y: reach * Math.sin(angle),
  });

  const start = (count, members, aspect) => {
    const points = Array.from({ length: count }, (_, i) => ({
      ...onEllipse(i * GOLDEN_ANGLE, 0.7 + (0.3 * i) / count, aspect),
      fixed: false,
    }));
    members.forEach((party, i) => {
      const angle = (2 * Math.PI * i) / members.length - Math.PI / 2;
      points[party] = { ...onEllipse(angle, CORE_REACH, aspect), fixed: true };
    });
    return points;
  };

  /** Parties start outside the core, near its members that they deal with most. */
  const moveToTies = (points, all, aspect) => {
    for (const [i, point] of points.entries()) {
      if (point.fixed) continue;
      let x = 0;
      let y = 0;
      for (const { a, b, weight } of all) {
        if (a !== i && b !== i) continue;
        const other = points[a === i ? b : a];
        if (!other.fixed) continue;
        x += (weight * other.x) / aspect;
        y += weight * other.y;
      }
      if (Math.hypot(x, y) === 0) continue;
      const angle = Math.atan2(y, x) + 0.4 * Math.sin(i * GOLDEN_ANGLE);
      Object.assign(point, onEllipse(angle, 0.82 + 0.15 * Math.cos(i * GOLDEN_ANGLE), aspect));
    }
  };

  const repel = (points, moves, strength) => {
    for (let i = 0; i < points.length; i++) {
      for (let j = 0; j < i; j++) {
        const dx = points[i].x - points[j].x;
        const dy = points[i].y - points[j].y;
        const force = strength / (dx * dx + dy * dy + 1e-3);
        moves[i].x += dx * force;
        moves[i].y += dy * force;
        moves[j].x -= dx * force;
        moves[j].y -= dy * force;
      }
    }
  };

  const attract = (points, moves, all, strength) => {
    for (const { a, b, weight } of all) {
      const dx = points[b].x - points[a].x;
      const dy = points[b].y - points[a].y;
      const force = strength * weight;
      moves[a].x += dx * force;
      moves[a].y += dy * force;
      moves[b].x -= dx * force;
      moves[b].y -= dy * force;
    }
  };

  /** Keeps all parties in the box, and all except the core outside its ellipse. */
  const keepIn = (point, aspect, clearance) => {
    const reach = Math.hypot(point.x / aspect, point.y);
    if (reach < clearance) {
      const angle = reach === 0 ? 0 : Math.atan2(point.y, point.x / aspect);
      Object.assign(point, onEllipse(angle, clearance, aspect));
    }
    if (reach > 1) {
      // Corners may be used, but no party is pressed against an edge.
      const most = 1 + 0.22 * Math.abs(Math.sin(2 * Math.atan2(point.y, point.x / aspect)));
      const shrunk = Math.min(reach, most) / reach;
      point.x *= shrunk;
      point.y *= shrunk;
    }
    point.x = Math.min(aspect, Math.max(-aspect, point.x));
    point.y = Math.min(1, Math.max(-1, point.y));
  };

  const settle = (points, all, aspect, clearance) => {
    const repulsion = (0.24 * aspect) / Math.max(points.length, 20);
    const attraction = 1.1 / Math.max(1, (2 * all.length) / points.length);
    for (let round = 0; round < ROUNDS; round++) {
      const moves = points.map(() => ({ x: 0, y: 0 }));
      repel(points, moves, repulsion);
      attract(points, moves, all, attraction);
      const furthest = 0.08 * (1 - round / ROUNDS) + 0.002;
      points.forEach((point, i) => {
        if (point.fixed) return;
        const step = Math.hypot(moves[i].x, moves[i].y);
        const scale = step === 0 ? 0 : Math.min(0.15 * step, furthest) / step;
        point.x += moves[i].x * scale;
        point.y += moves[i].y * scale;
        keepIn(point, aspect, clearance);
      });
    }
  };

  /** Scales the unit box to this width and height. */
  const scale = (points, { width, height, margin }) => {
    const aspect = width / height;
    for (const point of points) {
      point.x = width / 2 + (point.x / aspect) * (width / 2 - margin.x);
      point.y = height / 2 + point.y * (height / 2 - margin.y);
    }
  };

  const HEIGHT_OF_NAME = 17;
  const FEW = 80;
  const CROWD = 150;

  /** The space of each party at its largest, with its name while there is room for all. */
  const boxes = () => {
    const radii = new Map();
    for (const network of page.networks) {
      const flows = page.throughflow(network);
      const largest = Math.max(1, ...[...flows.values()].map((flow) => flow.through));
      for (const [party, { through }] of flows) {
        const radius = 4 + 22 * Math.sqrt(through / largest);
        radii.set(party, Math.max(radius, radii.get(party) ?? 0));
      }
    }
    const named = page.parties.length <= FEW;
    return page.parties.map(({ place, name }) => {
      const radius = radii.get(place) ?? 4;
      if (!named) return { side: radius + 2, above: radius + 2, below: radius + 2 };
      const letter = radius > 10 ? 3.7 : 3.1;
      return {
        side: Math.max(radius, Math.min(name.length, 18) * letter) + 5,
        above: radius + 2,
        below: radius + HEIGHT_OF_NAME,
      };
    });
  };

  /** How far two boxes must move apart, along the shorter axis; null if they do not overlap. */
  const overlap = (one, other, box, otherBox) => {
    const dx = one.x - other.x;
    const dy = one.y - other.y;
    const overlapX = box.side + otherBox.side - Math.abs(dx);
    const overlapY = (dy < 0 ? box.below + otherBox.above : box.above + otherBox.below) - Math.abs(dy);
    if (overlapX <= 0 || overlapY <= 0) return null;
    return overlapY < overlapX
      ? { x: 0, y: (dy < 0 ? -1 : 1) * overlapY }
      : { x: (dx < 0 ? -1 : 1) * overlapX, y: 0 };
  };

  const pushApart = (one, other, { x, y }) => {
    const share = one.fixed || other.fixed ? 1 : 0.5;
    if (!one.fixed) {
      one.x += x * share * 0.5;
      one.y += y * share * 0.5;
    }
    if (!other.fixed) {
      other.x -= x * share * 0.5;
      other.y -= y * share * 0.5;
    }
  };

  /** Moves names apart as far as the box allows. */
  const separate = (points, { width, height, margin }) => {
    const crowd = Math.min(points.length, CROWD);
    const taken = boxes();
    for (let round = 0; round < 120; round++) {
      for (let i = 0; i < crowd; i++) {
        for (let j = 0; j < i; j++) {
          const apart = overlap(points[i], points[j], taken[i], taken[j]);
          if (apart) pushApart(points[i], points[j], apart);
        }
      }
      for (const point of points) {
        point.x = Math.min(width - margin.x, Math.max(margin.x, point.x));
        point.y = Math.min(height - margin.y, Math.max(margin.y, point.y));
      }
    }
  };

  /** The place of each party in a box of this size. */
  page.layout = (width, height) => {
    if (page.parties.length === 0) return [];
    const box = { width, height, margin: { x: Math.min(56, width / 6.5), y: 30 } };
    const aspect = width / height;
    const all = ties();
    const members = inOrder(core(), all);
    const points = start(page.parties.length, members, aspect);
    moveToTies(points, all, aspect);
    settle(points, all, aspect, members.length < 3 ? 0 : CORE_REACH + 0.24);
    scale(points, box);
    separate(points, box);
    return points;
  };
})();
