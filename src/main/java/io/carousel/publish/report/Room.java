package io.carousel.publish.report;

/**
 * How much of a run the report has room for; what is beyond it is folded or left out, and the
 * report says so.
 *
 * @param parties that stand for themselves
 * @param edges of each scope
 * @param deals told of all edges together, about; at least one of each
 * @param leadingLoops of each view of the leading scope
 * @param otherLoops of each view of every other scope
 */
record Room(int parties, int edges, int deals, int leadingLoops, int otherLoops) {
  /** What a page of six megabytes holds, and a picture of a network shows. */
  static final Room OF_A_PAGE = new Room(300, 3_000, 9_000, 100, 20);
}
