package io.carousel.graph.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Sorted rows in runs that agree in their first columns, one run at a time. */
final class RowRuns implements Iterator<Iterator<Row>> {
  /** Tasks a core, so that hardly two of few large runs meet in one while others stay empty. */
  private static final int SPREAD = 32;

  private static final int MOST_TASKS = 2_000;

  private final Iterator<Row> rows;
  private final int keys;
  private final OfRun ofRun;
  private Row row;

  /** What is made of a run. */
  @FunctionalInterface
  interface OfRun extends Serializable {
    /**
     * Makes rows of a run, all of which it reads.
     *
     * @param first the first of the run, which is among {@code run} as well
     */
    Iterator<Row> of(Row first, Iterator<Row> run);
  }

  private RowRuns(Iterator<Row> rows, int keys, OfRun ofRun) {
    this.rows = rows;
    this.keys = keys;
    this.ofRun = ofRun;
    advance();
  }

  /**
   * What is made of each run of rows, which comes whole to one task. Adaptive execution would join
   * tasks of few bytes, but kernels take long for each of them, so their number is given.
   *
   * @param rows with the keys as their first columns
   * @param keys the columns that a run agrees in
   * @param schema of what is made
   */
  static Dataset<Row> each(Dataset<Row> rows, String[] keys, StructType schema, OfRun ofRun) {
    Column[] columns = Arrays.stream(keys).map(functions::col).toArray(Column[]::new);
    SparkSession spark = rows.sparkSession();
    int spread = SPREAD * spark.sparkContext().defaultParallelism();
    int usual = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    int tasks = Math.max(usual, Math.min(MOST_TASKS, spread));
    boolean adaptive = Boolean.parseBoolean(spark.conf().get("spark.sql.adaptive.enabled"));
    Dataset<Row> apart = adaptive ? rows.repartition(tasks, columns) : rows.repartition(columns);
    int agreeing = columns.length;
    MapPartitionsFunction<Row, Row> all = sorted -> map(sorted, agreeing, ofRun);
    return apart.sortWithinPartitions(columns).mapPartitions(all, Encoders.row(schema));
  }

  /**
   * What is made of all runs, each only when its turn comes.
   *
   * @param keys how many columns a run agrees in
   */
  static Iterator<Row> map(Iterator<Row> rows, int keys, OfRun ofRun) {
    return Flattened.of(new RowRuns(rows, keys, ofRun));
  }

  @Override
  public boolean hasNext() {
    return row != null;
  }

  @Override
  public Iterator<Row> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row first = row;
    return ofRun.of(
        first,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return row != null && agree(first, row);
          }

          @Override
          public Row next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            Row next = row;
            advance();
            return next;
          }
        });
  }

  private boolean agree(Row one, Row other) {
    return IntStream.range(0, keys).allMatch(key -> one.get(key).equals(other.get(key)));
  }

  private void advance() {
    row = rows.hasNext() ? rows.next() : null;
  }
}
