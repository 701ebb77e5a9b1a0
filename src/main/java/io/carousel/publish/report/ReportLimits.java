package io.carousel.publish.report;

/**
 * The limits on the report's content; the rest is folded or left out, and the report says so.
 *
 * @param parties that are not folded
 * @param edges edges of the leading scope, a fifth of them of unknown amount if there are that many
 * @param otherEdges of every other scope
 * @param deals of all edges and loops together
 * @param loops of each view of the leading scope
 * @param otherLoops of each view of every other scope
 * @param dependents of each side of concentration; also pairs of vendor financing
 */
record ReportLimits(
    int parties, int edges, int otherEdges, int deals, int loops, int otherLoops, int dependents) {
  /** The usual size of a page, and of a readable network diagram. */
  static final ReportLimits OF_A_PAGE = new ReportLimits(300, 3_000, 1_500, 3_000, 100, 20, 40);

  /** Half of these limits. */
  ReportLimits half() {
    return new ReportLimits(
        parties / 2,
        edges / 2,
        otherEdges / 2,
        deals / 2,
        loops / 2,
        otherLoops / 2,
        dependents / 2);
  }
}
