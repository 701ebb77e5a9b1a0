package io.carousel.graph.kernel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A growing table of whole numbers; all rows have the same length. Memory: 8 bytes a number, at
 * most 12 with room to grow.
 */
final class ValueRows {
  private static final int FIRST_ROWS = 16;

  private long[] cells = new long[0];
  private int width;
  private int size;

  /** The number of rows. */
  int size() {
    return size;
  }

  /** The length of a row; 0 while there are no rows. */
  int width() {
    return width;
  }

  /**
   * Adds a row at the end.
   *
   * @throws IllegalArgumentException if it has more or fewer numbers than the others
   */
  void add(long... row) {
    int start = next(row.length);
    System.arraycopy(row, 0, cells, start, width);
  }

  long at(int row, int column) {
    return cells[row * width + column];
  }

  /** The size of a {@linkplain #write written} row in bytes. */
  long bytes() {
    return 8L * width;
  }

  void write(ByteBuffer to, int row) {
    for (int column = 0; column < width; column++) {
      to.putLong(at(row, column));
    }
  }

  /** Adds a row of this width written by {@link #write}. */
  void read(ByteBuffer from, int numbers) {
    int start = next(numbers);
    for (int column = 0; column < numbers; column++) {
      cells[start + column] = from.getLong();
    }
  }

  /** Makes room for a row, and returns its start. */
  private int next(int numbers) {
    if (size == 0) {
      width = numbers;
    } else if (numbers != width) {
      throw new IllegalArgumentException(
          "A row of " + numbers + " values among rows of " + width + "; all must have as many");
    }
    int start = size * width;
    int end = Math.addExact(start, width);
    if (end > cells.length) {
      long room = Math.max((long) FIRST_ROWS * width, cells.length + cells.length / 2L);
      cells = Arrays.copyOf(cells, (int) Math.max(end, Math.min(room, Links.MOST)));
    }
    size++;
    return start;
  }
}
