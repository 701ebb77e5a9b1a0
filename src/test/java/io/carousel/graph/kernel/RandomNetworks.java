package io.carousel.graph.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Seeded random networks that cover the cases measures of circularity distinguish: equal, tiny and
 * huge amounts, zeros, duplicates, several components, components that nothing enters or leaves,
 * and those that a single cent leaves. All weights together are below 2^58.
 */
public final class RandomNetworks {
  private static final long HUGE = 1_000_000_000_000_000L;

  /** How amounts are drawn; successive seeds take turns. */
  private enum Amounts {
    SPREAD,
    EQUAL,
    CENTS,
    HUGE,
    CENTS_AND_HUGE,
    DIGITS
  }

  /** Who pays whom; takes turns once all kinds of amounts have had theirs. */
  private enum Shape {
    /** Anyone anyone. */
    FREE,
    /** Inside of a group or on to a later one. */
    DOWNSTREAM,
    /** Rings inside groups, so no party has a net position. */
    CLOSED,
    /** The same, and one cent to someone who keeps it. */
    LEAKING
  }

  private final Random random;
  private final Amounts amounts;
  private final int parties;
  private final int groups;
  private final long equal;
  private final List<RandomEdges.Edge> edges = new ArrayList<>();

  private RandomNetworks(long seed, int mostParties) {
    this.random = new Random(seed);
    this.amounts = Amounts.values()[Math.floorMod(seed, Amounts.values().length)];
    this.parties = 2 + random.nextInt(mostParties - 1);
    this.groups = 1 + random.nextInt(3);
    this.equal = spread();
  }

  /** Of at most 12 parties. */
  public static RandomEdges of(long seed) {
    return of(seed, 12);
  }

  public static RandomEdges of(long seed, int mostParties) {
    int turn = Math.floorMod(seed / Amounts.values().length, Shape.values().length);
    return new RandomNetworks(seed, mostParties).draw(Shape.values()[turn]);
  }

  private RandomEdges draw(Shape shape) {
    int most = 1 + random.nextInt(4 * parties);
    if (shape == Shape.FREE || shape == Shape.DOWNSTREAM) {
      for (int edge = 0; edge < most; edge++) {
        addEdge(shape == Shape.DOWNSTREAM);
      }
    } else {
      for (int ring = 0; ring <= most / 4; ring++) {
        addRing();
      }
      if (shape == Shape.LEAKING) {
        edges.add(new RandomEdges.Edge(id(random.nextInt(parties)), "keeper", 1, false));
      }
    }
    Collections.shuffle(edges, random);
    return new RandomEdges(List.copyOf(edges));
  }

  private void addEdge(boolean downstream) {
    int payer = random.nextInt(parties);
    int payee = random.nextInt(parties);
    boolean backwards = downstream && payer % groups > payee % groups;
    int copies = random.nextInt(6) == 0 ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      long weight = random.nextInt(10) == 0 ? 0 : amount();
      add(backwards ? payee : payer, backwards ? payer : payee, weight);
    }
  }

  private void addRing() {
    int group = random.nextInt(groups);
    List<Integer> members =
        new ArrayList<>(
            IntStream.range(0, parties).filter(p -> p % groups == group).boxed().toList());
    Collections.shuffle(members, random);
    int length = Math.min(members.size(), 2 + random.nextInt(4));
    long weight = amount();
    for (int place = 0; place < length; place++) {
      add(members.get(place), members.get((place + 1) % length), weight);
    }
  }

  private void add(int payer, int payee, long weight) {
    edges.add(new RandomEdges.Edge(id(payer), id(payee), weight, random.nextInt(6) == 0));
  }

  private static String id(int party) {
    return String.valueOf((char) ('a' + party));
  }

  private long amount() {
    return switch (amounts) {
      case SPREAD -> spread();
      case EQUAL -> equal;
      case CENTS -> 1;
      case HUGE -> HUGE;
      case CENTS_AND_HUGE -> random.nextBoolean() ? 1 : HUGE;
      case DIGITS -> 1 + random.nextInt(9);
    };
  }

  private long spread() {
    return Math.round(Math.pow(10, 15 * random.nextDouble()));
  }
}
