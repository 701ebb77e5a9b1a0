package io.carousel.graph.spark;

import io.carousel.graph.kernel.Shipment;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Packs the rows that one task reads into shipments, many rows into one, a batch at a time. */
final class PackedShipments implements Iterator<Row> {
  /** The number of rows that a task reads before it packs them, and holds at a time. */
  static final int BATCH = 1 << 16;

  /** The size of an empty shipment, in edges. */
  private static final int SHIPMENT_SIZE = 16;

  private static final long[] NO_VALUES = {};

  /** The content that a row adds to a shipment. */
  @FunctionalInterface
  interface Loading extends Serializable {
    /**
     * Adds a row.
     *
     * @param first the first column after the key
     */
    void load(Shipment shipment, Row row, int first);
  }

  private final Iterator<Row> rows;
  private final int keys;
  private final Loading loading;
  private final int batch;
  private final Map<List<Object>, Shipment> shipments = new LinkedHashMap<>();

  /**
   * @param rows rows whose first columns are the key of their shipment
   * @param keys how many columns the key has
   * @param batch rows to read before they are packed
   */
  PackedShipments(Iterator<Row> rows, int keys, Loading loading, int batch) {
    this.rows = rows;
    this.keys = keys;
    this.loading = loading;
    this.batch = batch;
  }

  /** {@code payer, payee, amount, open}, then values. */
  static void loadEdge(Shipment shipment, Row row, int first) {
    shipment.addEdge(
        row.getString(first),
        row.getString(first + 1),
        row.getLong(first + 2),
        row.getBoolean(first + 3),
        values(row, first + 4));
  }

  /** {@code party}, then values. */
  static void loadParty(Shipment shipment, Row row, int first) {
    shipment.addParty(row.getString(first), values(row, first + 1));
  }

  private static long[] values(Row row, int first) {
    if (first == row.size()) {
      return NO_VALUES;
    }
    long[] values = new long[row.size() - first];
    Arrays.setAll(values, column -> value(row.get(first + column)));
    return values;
  }

  private static long value(Object cell) {
    if (cell instanceof Double fraction) {
      return Shipment.bits(fraction);
    }
    if (cell instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return ((Number) cell).longValue();
  }

  @Override
  public boolean hasNext() {
    return !shipments.isEmpty() || rows.hasNext();
  }

  /** The columns of the key, then the shipment. */
  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (shipments.isEmpty()) {
      read();
    }
    Iterator<Map.Entry<List<Object>, Shipment>> left = shipments.entrySet().iterator();
    Map.Entry<List<Object>, Shipment> next = left.next();
    Object[] row = next.getKey().toArray(new Object[keys + 1]);
    row[keys] = next.getValue().packed();
    left.remove();
    return RowFactory.create(row);
  }

  private void read() {
    int size = 0;
    while (size < batch && rows.hasNext()) {
      Row row = rows.next();
      List<Object> key = key(row);
      Shipment shipment = shipments.get(key);
      if (shipment == null) {
        shipment = new Shipment();
        shipments.put(key, shipment);
        size += SHIPMENT_SIZE;
      }
      loading.load(shipment, row, keys);
      size++;
    }
  }

  private List<Object> key(Row row) {
    Object[] key = new Object[keys];
    Arrays.setAll(key, row::get);
    return Arrays.asList(key);
  }
}
