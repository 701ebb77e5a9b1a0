package io.carousel.bench.measure;

import java.time.Duration;

/** A side's turn exceeded its limit. */
public final class OverLimit extends Exception {
  private static final long serialVersionUID = 1;

  public OverLimit(String side, Duration limit) {
    super(side + " took longer than " + limit.toSeconds() + " s");
  }
}
