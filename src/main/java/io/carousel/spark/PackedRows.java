package io.carousel.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;

/**
 * Rows one after another in few large arrays, each behind its size. Kept one by one, millions of
 * them are what the garbage collector spends its time on. The arrays are compressed, for rows have
 * eight bytes for each column, most of them zeros.
 */
public final class PackedRows {
  /** From this many bytes on an array is full. */
  private static final int FULL = 1 << 20;

  private static final int FIRST = 1 << 12;

  /** An array begins with how long it is when unpacked. */
  private static final int HEAD = Integer.BYTES;

  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  /** Keeps rows, whose length is a multiple of this as well, where longs are read from. */
  private static final int SIZE_BYTES = Long.BYTES;

  private PackedRows() {}

  public static JavaRDD<byte[]> pack(RDD<InternalRow> rows, StructType schema) {
    return rows.toJavaRDD().mapPartitions(part -> new Packing(part, schema));
  }

  public static JavaRDD<InternalRow> unpack(JavaRDD<byte[]> arrays, int columns) {
    return arrays.mapPartitions(part -> new Unpacking(part, columns));
  }

  /** How long an array is when unpacked. */
  public static long bytes(byte[] packed) {
    return Platform.getInt(packed, Platform.BYTE_ARRAY_OFFSET);
  }

  private static final class Packing implements Iterator<byte[]> {
    private final Iterator<InternalRow> rows;
    private final UnsafeProjection toBytes;
    private byte[] array = new byte[FIRST];

    Packing(Iterator<InternalRow> rows, StructType schema) {
      this.rows = rows;
      this.toBytes = UnsafeProjection.create(schema);
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public byte[] next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException();
      }
      int end = 0;
      while (end < FULL && rows.hasNext()) {
        InternalRow next = rows.next();
        UnsafeRow row = next instanceof UnsafeRow unsafe ? unsafe : toBytes.apply(next);
        int size = row.getSizeInBytes();
        int needed = Math.addExact(end + SIZE_BYTES, size);
        if (needed > array.length) {
          array = Arrays.copyOf(array, Math.max(needed, 2 * array.length));
        }
        Platform.putLong(array, Platform.BYTE_ARRAY_OFFSET + end, size);
        row.writeToMemory(array, Platform.BYTE_ARRAY_OFFSET + end + SIZE_BYTES);
        end = needed;
      }
      return compressed(array, end);
    }

    private static byte[] compressed(byte[] array, int length) {
      LZ4Compressor compressor = LZ4.fastCompressor();
      byte[] result = new byte[HEAD + compressor.maxCompressedLength(length)];
      Platform.putInt(result, Platform.BYTE_ARRAY_OFFSET, length);
      int size = compressor.compress(array, 0, length, result, HEAD);
      return Arrays.copyOf(result, HEAD + size);
    }
  }

  /** Gives the same object for each row, as Spark's own readers do. */
  private static final class Unpacking implements Iterator<InternalRow> {
    private final Iterator<byte[]> arrays;
    private final UnsafeRow row;
    private byte[] array = new byte[0];
    private int end;
    private int at;

    Unpacking(Iterator<byte[]> arrays, int columns) {
      this.arrays = arrays;
      this.row = new UnsafeRow(columns);
    }

    @Override
    public boolean hasNext() {
      return at < end || arrays.hasNext();
    }

    @Override
    public InternalRow next() {
      if (at == end) {
        unpack(arrays.next());
      }
      int size = (int) Platform.getLong(array, Platform.BYTE_ARRAY_OFFSET + at);
      row.pointTo(array, Platform.BYTE_ARRAY_OFFSET + at + SIZE_BYTES, size);
      at += SIZE_BYTES + size;
      return row;
    }

    private void unpack(byte[] compressed) {
      end = Math.toIntExact(bytes(compressed));
      if (array.length < end) {
        array = new byte[end];
      }
      LZ4.fastDecompressor().decompress(compressed, HEAD, array, 0, end);
      at = 0;
    }
  }
}
