package io.carousel.bench.measure;

import java.math.BigDecimal;

/**
 * How far Carousel is meant to get.
 *
 * @param kind what is bounded
 * @param bound the least of what should be large, the most of what should be small
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

  /** So many times as fast as the peer, or faster. */
  public static Reach asFast(double times) {
    return new Reach(Kind.AS_FAST, times);
  }

  /** So many times as long as the peer takes, or shorter. */
  public static Reach asLong(double times) {
    return new Reach(Kind.AS_LONG, times);
  }

  /** At most so much. */
  public static Reach atMost(double value) {
    return new Reach(Kind.AT_MOST, value);
  }

  /**
   * The ratio of both, as the bound counts it; empty where there is none, or nothing to compare.
   */
  String ratio(Figure carousel, Figure peer) {
    if (peer == null || carousel.atLeast()) {
      return "";
    }
    boolean fast = kind == Kind.AS_FAST;
    double ratio = fast ? peer.value() / carousel.value() : carousel.value() / peer.value();
    String side = peer.atLeast() ? (fast ? "> " : "< ") : "";
    return side + Figure.digits(ratio) + (fast ? "x as fast" : "x as long");
  }

  /** Whether Carousel got there; what a peer that was ended leaves open is open. */
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
  String told(String unit) {
    String number = BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    return switch (kind) {
      case AS_FAST -> number + "x as fast";
      case AS_LONG -> "at most " + number + "x as long";
      case AT_MOST -> "at most " + number + " " + unit;
    };
  }
}
