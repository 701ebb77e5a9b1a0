package io.carousel.bench.measure;

/** Something that is measured, alone or against peers on the same input. */
public interface Work {
  /** Its name in {@code --works}. */
  String name();

  /** What it measures, in a few words. */
  String purpose();

  /**
   * Measures, and adds its lines to the table.
   *
   * @throws Mismatch if two sides have different results
   * @throws Exception if a side fails
   */
  void measure(Bench bench) throws Exception;
}
