package io.carousel.graph.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Sorted rows in runs that agree in their first columns, one run at a time. */
final class RowRuns implements Iterator<Iterator<Row>> {
  private final Iterator<Row> rows;
  private final int keys;
  private final OfRun ofRun;
  private Row row;

  /** The computation on a run. */
  @FunctionalInterface
  interface OfRun {
    /**
     * Returns rows for a run, which it must read to the end.
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
   * The rows of all runs, each computed only when its turn comes.
   *
   * @param keys the number of columns in which the rows of a run agree
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
