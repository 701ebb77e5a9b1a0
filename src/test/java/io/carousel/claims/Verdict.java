package io.carousel.claims;

/** The outcome for a published figure. */
enum Verdict {
  REPRODUCED("reproduced"),
  CONTRADICTED("contradicted"),
  NOT_TESTABLE("not testable with the data");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
