package io.carousel.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * What the rows of a table come to. Spark would group rows by their keys to see whether any key
 * comes twice; here only eight bytes of each row are moved, and sorted.
 *
 * @param rows how many
 * @param high the sum of the upper halves of the rows' hashes
 * @param low the sum of the lower halves
 * @param broken rows that break a rule
 * @param repeated rows whose key has the same hash as another's before
 */
record RowTally(long rows, long high, long low, long broken, long repeated)
    implements Serializable {
  private static final RowTally NOTHING = new RowTally(0, 0, 0, 0, 0);

  /** Keys that are moved at a time: a task holds so many for each of the others. */
  private static final int CHUNK = 1 << 12;

  /**
   * Tallies rows in one pass.
   *
   * @param figures {@code (hash bigint, broken boolean, key bigint)} of each row, none of them null
   * @param keyed whether keys count
   */
  static RowTally of(Dataset<Row> figures, boolean keyed) {
    JavaRDD<InternalRow> rows = figures.queryExecution().toRdd().toJavaRDD();
    int tasks = rows.getNumPartitions();
    JavaRDD<Part> parts =
        tasks <= 1
            ? rows.mapPartitions(all -> new Parts(all, keyed, 1)).map(Tuple2::_2)
            : rows.mapPartitionsToPair(all -> new Parts(all, keyed, tasks))
                .partitionBy(new HashPartitioner(tasks))
                .values();
    return parts.mapPartitions(RowTally::added).collect().stream().reduce(NOTHING, RowTally::plus);
  }

  private RowTally plus(RowTally other) {
    return new RowTally(
        rows + other.rows,
        high + other.high,
        low + other.low,
        broken + other.broken,
        repeated + other.repeated);
  }

  /** Some rows that are tallied already, or keys of some rows. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
  private record Part(RowTally tally, long[] keys) implements Serializable {}

  /** Adds up parts that hold all keys of some hashes. */
  private static Iterator<RowTally> added(Iterator<Part> parts) {
    RowTally sum = NOTHING;
    List<long[]> chunks = new ArrayList<>();
    while (parts.hasNext()) {
      Part part = parts.next();
      sum = sum.plus(part.tally());
      chunks.add(part.keys());
    }
    long[] keys = new long[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int filled = 0;
    for (long[] chunk : chunks) {
      System.arraycopy(chunk, 0, keys, filled, chunk.length);
      filled += chunk.length;
    }
    Arrays.sort(keys);
    long repeated = 0;
    for (int i = 1; i < keys.length; i++) {
      repeated += keys[i] == keys[i - 1] ? 1 : 0;
    }
    return List.of(sum.plus(new RowTally(0, 0, 0, 0, repeated))).iterator();
  }

  /** The rows of a task, as parts by the task that looks for repeated keys among theirs. */
  private static final class Parts implements Iterator<Tuple2<Integer, Part>> {
    private final Iterator<InternalRow> rows;
    private final boolean keyed;
    private final long[][] keys;
    private final int[] sizes;
    private long count;
    private long high;
    private long low;
    private long broken;
    private int left;

    Parts(Iterator<InternalRow> rows, boolean keyed, int tasks) {
      this.rows = rows;
      this.keyed = keyed;
      this.keys = new long[tasks][0];
      this.sizes = new int[tasks];
      this.left = tasks;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Tuple2<Integer, Part> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        count++;
        high += row.getLong(0) >> 32;
        low += row.getLong(0) & 0xFFFF_FFFFL;
        broken += row.getBoolean(1) ? 1 : 0;
        if (keyed) {
          int task = Math.floorMod(row.getLong(2), keys.length);
          if (put(task, row.getLong(2)) == CHUNK) {
            return taken(task, NOTHING);
          }
        }
      }
      left--;
      return taken(left, left == 0 ? new RowTally(count, high, low, broken, 0) : NOTHING);
    }

    private int put(int task, long key) {
      if (sizes[task] == keys[task].length) {
        keys[task] = Arrays.copyOf(keys[task], Math.max(16, Math.min(CHUNK, 2 * sizes[task])));
      }
      keys[task][sizes[task]] = key;
      return ++sizes[task];
    }

    private Tuple2<Integer, Part> taken(int task, RowTally tally) {
      long[] own = Arrays.copyOf(keys[task], sizes[task]);
      sizes[task] = 0;
      return new Tuple2<>(task, new Part(tally, own));
    }
  }
}
