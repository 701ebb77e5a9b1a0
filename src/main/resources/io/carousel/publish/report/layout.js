// Where parties stand in the money map: the same place for every scope and filter, and the same
// each time. The core, parties of the largest circles, stands on an ellipse; forces place the rest.
(() => {
  'use strict';
  const page = globalThis.carousel;
  const CORE = 8;
  const ROUNDS = 260;
  const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /** What ties two parties in any scope, by the square root of the amount. */
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

  const core = () => {
    const members = new Set(page.networks.flatMap((network) => network.group));
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

  const start = (count, members, aspect) => {
    const points = Array.from({ length: count }, (_, i) => {
      const radius = 0.55 + 0.45 * Math.sqrt((i + 1) / count);
      return {
        x: radius * aspect * Math.cos(i * GOLDEN_ANGLE),
        y: radius * Math.sin(i * GOLDEN_ANGLE),
        fixed: false,
      };
    });
    members.forEach((party, i) => {
      const angle = (2 * Math.PI * i) / members.length - Math.PI / 2;
      points[party] = {
        x: 0.5 * aspect * Math.cos(angle),
        y: 0.5 * Math.sin(angle),
        fixed: true,
      };
    });
    return points;
  };

  /** Parties start near those that they deal with most. */
  const moveToTies = (points, all, aspect) => {
    for (const [i, point] of points.entries()) {
      if (point.fixed) continue;
      let x = 0;
      let y = 0;
      for (const { a, b, weight } of all) {
        if (a !== i && b !== i) continue;
        const other = points[a === i ? b : a];
        if (!other.fixed) continue;
        x += weight * other.x;
        y += weight * other.y;
      }
      const distance = Math.hypot(x / aspect, y);
      if (distance === 0) continue;
      const spread = 0.95 + 0.25 * Math.cos(i * GOLDEN_ANGLE);
      const turn = 0.5 * Math.sin(i * GOLDEN_ANGLE);
      const angle = Math.atan2(y, x / aspect) + turn;
      point.x = spread * aspect * Math.cos(angle);
      point.y = spread * Math.sin(angle);
    }
  };

  const repel = (points, moves, strength) => {
    for (let i = 0; i < points.length; i++) {
      for (let j = 0; j < i; j++) {
        const dx = points[i].x - points[j].x;
        const dy = points[i].y - points[j].y;
        const square = dx * dx + dy * dy + 1e-4;
        const force = strength / square;
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
      const force = strength * (0.3 + weight) * Math.hypot(dx, dy);
      moves[a].x += dx * force;
      moves[a].y += dy * force;
      moves[b].x -= dx * force;
      moves[b].y -= dy * force;
    }
  };

  const settle = (points, all, aspect) => {
    const repulsion = (0.9 * aspect) / Math.max(points.length, 20);
    const attraction = 1.6 / Math.max(1, (2 * all.length) / Math.max(1, points.length));
    for (let round = 0; round < ROUNDS; round++) {
      const moves = points.map(({ x, y }) => ({ x: (-0.18 * x) / aspect, y: -0.18 * y }));
      repel(points, moves, repulsion);
      attract(points, moves, all, attraction);
      const furthest = 0.08 * (1 - round / ROUNDS) + 0.002;
      points.forEach((point, i) => {
        if (point.fixed) return;
        const step = Math.hypot(moves[i].x, moves[i].y);
        const scale = step === 0 ? 0 : Math.min(0.12 * step, furthest) / step;
        point.x += moves[i].x * scale;
        point.y += moves[i].y * scale;
      });
    }
  };

  /** Fits the points into a box of that width and height. */
  const fit = (points, width, height, margin) => {
    const xs = points.map((point) => point.x);
    const ys = points.map((point) => point.y);
    const scale = (values, size) => {
      const low = Math.min(...values);
      const span = Math.max(...values) - low;
      return (value) =>
        span === 0 ? size / 2 : margin + ((value - low) / span) * (size - 2 * margin);
    };
    const toX = scale(xs, width);
    const toY = scale(ys, height);
    for (const point of points) {
      point.x = toX(point.x);
      point.y = toY(point.y);
    }
  };

  /** Moves boxes around names apart, those of the largest parties least. */
  const separate = (points, width, height, margin) => {
    const crowd = Math.min(points.length, 90);
    const halfWidth = (i) => 8 + Math.min(page.parties[i].name.length, 16) * 3;
    for (let round = 0; round < 60; round++) {
      for (let i = 0; i < crowd; i++) {
        for (let j = 0; j < i; j++) {
          const dx = points[i].x - points[j].x;
          const dy = points[i].y - points[j].y;
          const overlapX = halfWidth(i) + halfWidth(j) - Math.abs(dx);
          const overlapY = 30 - Math.abs(dy);
          if (overlapX <= 0 || overlapY <= 0) continue;
          const share = points[i].fixed ? (points[j].fixed ? 0 : 0) : points[j].fixed ? 1 : 0.6;
          if (overlapY < overlapX) {
            const push = (dy < 0 ? -1 : 1) * overlapY * 0.5;
            points[i].y += push * share;
            if (!points[j].fixed) points[j].y -= push * (points[i].fixed ? 1 : 1 - share);
          } else {
            const push = (dx < 0 ? -1 : 1) * overlapX * 0.5;
            points[i].x += push * share;
            if (!points[j].fixed) points[j].x -= push * (points[i].fixed ? 1 : 1 - share);
          }
        }
      }
      for (const point of points) {
        point.x = Math.min(width - margin, Math.max(margin, point.x));
        point.y = Math.min(height - margin, Math.max(margin, point.y));
      }
    }
  };

  /** A place for each party in a box of that size. */
  page.layout = (width, height) => {
    if (page.parties.length === 0) return [];
    const aspect = width / height;
    const all = ties();
    const members = inOrder(core(), all);
    const points = start(page.parties.length, members, aspect);
    moveToTies(points, all, aspect);
    settle(points, all, aspect);
    const margin = Math.min(60, width / 8);
    fit(points, width, height, margin);
    separate(points, width, height, margin);
    return points;
  };
})();
