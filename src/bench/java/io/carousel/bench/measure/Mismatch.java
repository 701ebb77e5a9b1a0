package io.carousel.bench.measure;

import java.util.Objects;

/** Two sides have different results, so their times mean nothing. */
public final class Mismatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Mismatch(String message) {
    super(message);
  }

  /**
   * Compares results.
   *
   * @throws Mismatch if they are not equal
   */
  public static void unlessEqual(String what, Object carousel, String peer, Object peers) {
    if (!Objects.equals(carousel, peers)) {
      throw new Mismatch(
          what + ": " + shortened(carousel) + " by Carousel, " + shortened(peers) + " by " + peer);
    }
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
