package io.carousel.table;

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
record RowTally(long rows, long high, long low, long broken, long repeated) {
  /** Numbers of a tally, which tasks hand on as plain numbers: any serializer can do that. */
  private static final int SUMS = 5;

  /** Tasks that look for repeated keys, for each that may run at a time. */
  private static final int SPREAD = 4;

  /** Keys that a task holds for all of them. */
  private static final int HELD = 1 << 20;

  private static final int LARGEST_CHUNK = 1 << 12;

  /**
   * Tallies rows in one pass.
   *
   * @param figures {@code (hash bigint, broken boolean, key bigint)} of each row, none of them null
   * @param keyed whether keys count
   */
  static RowTally of(Dataset<Row> figures, boolean keyed) {
    JavaRDD<InternalRow> rows = figures.queryExecution().toRdd().toJavaRDD();
    int tasks = rows.getNumPartitions();
    int most = SPREAD * figures.sparkSession().sparkContext().defaultParallelism();
    int receivers = Math.min(tasks, most);
    JavaRDD<long[]> parts =
        tasks <= 1 || !keyed
            ? rows.mapPartitions(all -> new Parts(all, keyed, 1)).map(Tuple2::_2)
            : rows.mapPartitionsToPair(all -> new Parts(all, keyed, receivers))
                .partitionBy(new HashPartitioner(receivers))
                .values();
    long[] sums = new long[SUMS];
    parts.mapPartitions(RowTally::added).collect().forEach(part -> add(part, sums));
    return new RowTally(sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  private static void add(long[] part, long[] sums) {
    Arrays.setAll(sums, place -> sums[place] + part[place]);
  }

  /** The sums of parts that hold all keys of some hashes. */
  private static Iterator<long[]> added(Iterator<long[]> parts) {
    long[] sums = new long[SUMS];
    List<long[]> chunks = new ArrayList<>();
    int size = 0;
    while (parts.hasNext()) {
      long[] part = parts.next();
      add(part, sums);
      chunks.add(part);
      size = Math.addExact(size, part.length - SUMS);
    }
    long[] keys = new long[size];
    int filled = 0;
    for (long[] chunk : chunks) {
      System.arraycopy(chunk, SUMS, keys, filled, chunk.length - SUMS);
      filled += chunk.length - SUMS;
    }
    Arrays.sort(keys);
    for (int i = 1; i < keys.length; i++) {
      sums[SUMS - 1] += keys[i] == keys[i - 1] ? 1 : 0;
    }
    return List.of(sums).iterator();
  }

  /**
   * The rows of a task, as parts by the task that looks for repeated keys among theirs: sums, which
   * all but the last part leave at 0, and keys behind them.
   */
  private static final class Parts implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<InternalRow> rows;
    private final boolean keyed;
    private final int chunk;
    private final long[][] keys;
    private final int[] sizes;
    private final long[] sums = new long[SUMS];
    private int left;

    Parts(Iterator<InternalRow> rows, boolean keyed, int receivers) {
      this.rows = rows;
      this.keyed = keyed;
      this.chunk = Math.max(1, Math.min(LARGEST_CHUNK, HELD / receivers));
      this.keys = new long[receivers][0];
      this.sizes = new int[receivers];
      this.left = receivers;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        sums[0]++;
        sums[1] += row.getLong(0) >> 32;
        sums[2] += row.getLong(0) & 0xFFFF_FFFFL;
        sums[3] += row.getBoolean(1) ? 1 : 0;
        if (keyed) {
          int receiver = Math.floorMod(row.getLong(2), keys.length);
          if (put(receiver, row.getLong(2)) == chunk) {
            return taken(receiver);
          }
        }
      }
      do {
        left--;
      } while (left > 0 && sizes[left] == 0);
      Tuple2<Integer, long[]> part = taken(left);
      if (left == 0) {
        System.arraycopy(sums, 0, part._2(), 0, SUMS);
      }
      return part;
    }

    private int put(int receiver, long key) {
      int size = sizes[receiver];
      if (size == keys[receiver].length) {
        keys[receiver] = Arrays.copyOf(keys[receiver], Math.min(chunk, Math.max(16, 2 * size)));
      }
      keys[receiver][size] = key;
      sizes[receiver] = size + 1;
      return size + 1;
    }

    private Tuple2<Integer, long[]> taken(int receiver) {
      long[] part = new long[SUMS + sizes[receiver]];
      System.arraycopy(keys[receiver], 0, part, SUMS, sizes[receiver]);
      sizes[receiver] = 0;
      return new Tuple2<>(receiver, part);
    }
  }
}
