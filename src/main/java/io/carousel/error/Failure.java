package io.carousel.error;

/** The kinds of failure, each with the exit code of the command line. */
public enum Failure {
  /** A defect of Carousel itself. */
  INTERNAL(1),
  /** A mistake in the command line or the settings. */
  USAGE(2),
  /** An input that cannot be read, or has more rejected rows than allowed. */
  INPUT(3),
  /** A result that failed its own check, or an algorithm that did not converge. */
  RESULT(4),
  /** A result that could not be stored or published. */
  PUBLICATION(5);

  private final int exitCode;

  Failure(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with this failure. */
  public int exitCode() {
    return exitCode;
  }
}
