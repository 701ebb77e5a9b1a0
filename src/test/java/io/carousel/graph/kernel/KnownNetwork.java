package io.carousel.graph.kernel;

/** Networks whose measures are published or easily worked by hand: the check values. */
public enum KnownNetwork {
  CONE_SPRINGS(
      4176,
      4134.647,
      0.103578,
      0.349176,
      "0>4=8881 1>2=75 1>4=1600 2>3=370 2>4=200 3>4=167 4>1=5205 4>2=2309"),

  /** Three times the smallest. Throughflows 20, 10, 20: r = 5/20 * 10/10 * 20/20, FCI 1/4. */
  RING_OF_THREE_SIZES(15, 15, 0.25, Double.NaN, "A>B=5 B>C=10 C>A=20"),

  /** A and B net 5 each way, and T(A) = 10, T(B) = 20: r = 10/10 * 5/20, FCI 7.5 / 45 = 1/6. */
  RECIPROCITY(10, 10, 7.5 / 45, Double.NaN, "A>B=10 B>C=15 B>A=5"),

  CHIPS(120, 120, 2.0 / 15, 0.533597, "NVDA>OAI=100 OAI>ORCL=300 ORCL>NVDA=40"),

  FIVE_PARTIES(
      570,
      554.338,
      Double.NaN,
      Double.NaN,
      "A>B=100 B>E=70 E>A=100 C>D=100 D>E=100 E>C=70 B>C=100"),

  CHAIN(0, 0, 0, 0, "A>B=4 B>C=3 C>D=5"),

  FEED_FORWARD_TRIANGLE(0, 0, 0, 1.0 / 9, "A>B=1 B>C=1 A>C=1"),

  UNIT_RING(3, 3, 1, 1, "A>B=1 B>C=1 C>A=1");

  public final long circulation;
  public final double balancedFlowForwarding;

  /** Finn's cycling index; not a number if none is published. */
  public final double cyclingIndex;

  /** F0; not a number if none is published. */
  public final double incoherence;

  private final String edges;

  KnownNetwork(
      long circulation,
      double balancedFlowForwarding,
      double cyclingIndex,
      double incoherence,
      String edges) {
    this.circulation = circulation;
    this.balancedFlowForwarding = balancedFlowForwarding;
    this.cyclingIndex = cyclingIndex;
    this.incoherence = incoherence;
    this.edges = edges;
  }

  public DirectedGraph graph() {
    return graph(edges.split(" ", -1));
  }

  /** The graph of edges {@code payer>payee=weight}, open if a question mark follows. */
  public static DirectedGraph graph(String... edges) {
    DirectedGraph.Builder builder = new DirectedGraph.Builder();
    for (String edge : edges) {
      int arrow = edge.indexOf('>');
      int equals = edge.indexOf('=');
      boolean open = edge.endsWith("?");
      int end = open ? edge.length() - 1 : edge.length();
      builder.add(
          edge.substring(0, arrow),
          edge.substring(arrow + 1, equals),
          Long.parseLong(edge.substring(equals + 1, end)),
          open);
    }
    return builder.build();
  }
}
