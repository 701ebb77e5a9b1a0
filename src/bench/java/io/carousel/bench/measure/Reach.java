package io.carousel.bench.measure;

import java.math.BigDecimal;

/**
 * Carousel's target.
 *
 * @param kind what is bounded
 * @param bound the minimum of a figure that should be large, the maximum of one that should be
 *     small
 */
public record Reach(Kind kind, double bound) {
  private static final String MET = "met";
  private static final String MISSED = "missed";

  /** What is bounded. */
  public enum Kind {
    /** The peer's time, in Carousel's: at least the bound. */
    AS_FAST,
    /** Carousel's time, in the peer's: at most the bound. */
    AS_LONG,
    /** Carousel's own figure: at most the bound. */
    AT_MOST
  }

  /** At least this many times as fast as the peer. */
  public static Reach asFast(double times) {
    return new Reach(Kind.AS_FAST, times);
  }

  /** At most this many times as long as the peer. */
  public static Reach asLong(double times) {
    return new Reach(Kind.AS_LONG, times);
  }

  /** At most this much. */
  public static Reach atMost(double value) {
    return new Reach(Kind.AT_MOST, value);
  }

  /** The ratio of both, as in the bound; empty if there is no bound or peer. */
  String ratio(Figure carousel, Figure peer) {
    if (peer == null || carousel.atLeast()) {
      return "";
    }
    boolean fast = kind == Kind.AS_FAST;
    double ratio = fast ? peer.value() / carousel.value() : carousel.value() / peer.value();
    String side = peer.atLeast() ? (fast ? "> " : "< ") : "";
    return side + Figure.digits(ratio) + (fast ? "x as fast" : "x as long");
  }

  /** Whether the target is met; undecided if a stopped peer leaves it open. */
  String verdict(Figure carousel, Figure peer) {
    if (carousel.atLeast()) {
      return MISSED;
    }
    boolean there =
        switch (kind) {
          case AS_FAST -> peer.value() >= bound * carousel.value();
          case AS_LONG -> carousel.value() <= bound * peer.value();
          case AT_MOST -> carousel.value() <= bound;
        };
    boolean open = !there && peer != null && peer.atLeast();
    return there ? MET : open ? "open" : MISSED;
  }

  /** In words. */
  String inWords(String unit) {
    String number = BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    return switch (kind) {
      case AS_FAST -> number + "x as fast";
      case AS_LONG -> "at most " + number + "x as long";
      case AT_MOST -> "at most " + number + " " + unit;
    };
  }
}
