package io.carousel.graph.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of a graph sent to a task: its edges with their amounts, and any further values of edges
 * or parties that a kernel needs. Values that are the same for the whole graph, such as a recovery
 * rate, are not included: callers pass them separately.
 *
 * <p>Entries are stored as added; parallel edges stay separate. A payment of a party to itself adds
 * only the party. Values are whole numbers; a fraction is encoded as the bits of a double ({@link
 * #bits}).
 *
 * <p>Shipments of parts of a graph can be {@linkplain #packed packed} in the task that reads them
 * and {@linkplain #unpack unpacked} into one: 16 bytes an edge, 4 a party's entry, 8 a value, and
 * each id once a part. In memory an edge takes 16 to 24 bytes and a value 8 to 12, in addition to
 * one map entry a party.
 */
public final class Shipment {
  private final PartyNumbers numbers = new PartyNumbers();
  private final EdgeList edges = new EdgeList();
  private final ValueRows edgeValues = new ValueRows();
  private final ValueRows partyValues = new ValueRows();

  /** The party of each row of {@link #partyValues}. */
  private int[] parties = new int[16];

  /**
   * Adds an edge.
   *
   * @param open whether it also carries an unknown amount
   * @param values as many as for the other edges
   * @throws IllegalArgumentException if the amount is negative
   * @throws NullPointerException if an id is null
   */
  public void addEdge(String payer, String payee, long amount, boolean open, long... values) {
    if (amount < 0) {
      throw new IllegalArgumentException(
          String.format(
              "The edge from '%s' to '%s' has amount %d; an amount must be at least 0",
              payer, payee, amount));
    }
    int source = numbers.of(payer);
    int target = numbers.of(payee);
    if (source != target) {
      edges.add(source, target, amount, open);
      edgeValues.add(values);
    }
  }

  /**
   * Adds the values of a party; at most once per party.
   *
   * @param values as many as for the other parties
   * @throws NullPointerException if the id is null
   */
  public void addParty(String id, long... values) {
    int party = numbers.of(id);
    partyValues.add(values);
    place(party);
  }

  private void place(int party) {
    int row = partyValues.size() - 1;
    if (row == parties.length) {
      parties = Arrays.copyOf(parties, (int) Math.min(Links.MOST, row + row / 2L));
    }
    parties[row] = party;
  }

  /** The encoding of a fraction. */
  public static long bits(double fraction) {
    return Double.doubleToRawLongBits(fraction);
  }

  /** The number of edges added. */
  public int edges() {
    return edges.size;
  }

  /**
   * The number of the payer of an edge; the same as in the graph once {@link #graph} has been
   * called.
   */
  public int payer(int edge) {
    return edges.sources[edge];
  }

  /** The number of the payee of an edge, as for {@link #payer}. */
  public int payee(int edge) {
    return edges.targets[edge];
  }

  /** The amount of an edge, as far as it is known. */
  public long amount(int edge) {
    return EdgeRows.weight(edges.weights[edge]);
  }

  /** A value of an edge. */
  public long value(int edge, int column) {
    return edgeValues.at(edge, column);
  }

  /** A value of an edge that is a fraction. */
  public double fraction(int edge, int column) {
    return Double.longBitsToDouble(value(edge, column));
  }

  /** The ids of all parties, by their numbers. O(n). */
  public String[] ids() {
    return numbers.ids();
  }

  /** A value of each party, by their numbers; 0 if none was added. O(n). */
  public long[] ofParties(int column) {
    long[] values = new long[numbers.size()];
    for (int row = 0; row < partyValues.size(); row++) {
      values[parties[row]] = partyValues.at(row, column);
    }
    return values;
  }

  /**
   * The graph of all edges, parallel edges added up, and of all parties, including those without
   * edges. From then on, parties of the shipment have the graph's numbers. O(m + n log n).
   *
   * @throws IllegalArgumentException if all amounts add up to more than a long can hold
   */
  public DirectedGraph graph() {
    int[] places = numbers.sort();
    for (int row = 0; row < partyValues.size(); row++) {
      parties[row] = places[parties[row]];
    }
    return DirectedGraph.of(numbers, places, edges);
  }

  /** The whole content, packed for another shipment to {@link #unpack}. */
  public byte[] packed() {
    byte[][] ids = new byte[numbers.size()][];
    String[] texts = numbers.ids();
    Arrays.setAll(ids, party -> texts[party].getBytes(StandardCharsets.UTF_8));
    long size =
        20
            + Arrays.stream(ids).mapToLong(id -> 4L + id.length).sum()
            + edges.size * (16 + edgeValues.bytes())
            + partyValues.size() * (4 + partyValues.bytes());
    ByteBuffer packed = ByteBuffer.allocate(Math.toIntExact(size));
    packed.putInt(ids.length);
    for (byte[] id : ids) {
      packed.putInt(id.length).put(id);
    }
    packed.putInt(edges.size).putInt(edgeValues.width());
    for (int edge = 0; edge < edges.size; edge++) {
      packed.putInt(payer(edge)).putInt(payee(edge)).putLong(edges.weights[edge]);
      edgeValues.write(packed, edge);
    }
    packed.putInt(partyValues.size()).putInt(partyValues.width());
    for (int row = 0; row < partyValues.size(); row++) {
      packed.putInt(parties[row]);
      partyValues.write(packed, row);
    }
    return packed.array();
  }

  /** Adds the content that another shipment has {@linkplain #packed packed}. */
  public void unpack(byte[] packed) {
    ByteBuffer from = ByteBuffer.wrap(packed);
    int[] places = new int[from.getInt()];
    for (int place = 0; place < places.length; place++) {
      int length = from.getInt();
      places[place] =
          numbers.of(new String(packed, from.position(), length, StandardCharsets.UTF_8));
      from.position(from.position() + length);
    }
    int added = from.getInt();
    int width = from.getInt();
    for (int edge = 0; edge < added; edge++) {
      edges.addEncoded(places[from.getInt()], places[from.getInt()], from.getLong());
      edgeValues.read(from, width);
    }
    int rows = from.getInt();
    width = from.getInt();
    for (int row = 0; row < rows; row++) {
      int party = places[from.getInt()];
      partyValues.read(from, width);
      place(party);
    }
  }
}
