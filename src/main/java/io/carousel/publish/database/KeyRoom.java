package io.carousel.publish.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The memory that DuckDB has for the indexes of keys. What a transaction adds to them stays there
 * until it is committed, and where it does not fit then, DuckDB ends the whole process (1.4).
 *
 * @param bytes what all of them may take together
 */
record KeyRoom(double bytes) {
  private static final List<String> UNITS = List.of("bytes", "kib", "mib", "gib", "tib", "pib");

  /** The rest is for rows and whatever else DuckDB does. */
  private static final double SHARE = 0.75;

  /** That of a connection, of which its settings tell. */
  static KeyRoom of(Statements sql) throws SQLException {
    return new KeyRoom(
        SHARE * parsed(sql.texts("SELECT current_setting('memory_limit')", List.of()).get(0)));
  }

  /** What DuckDB writes as {@code 1.8 GiB}. */
  static double parsed(String told) {
    String[] words = told.toLowerCase(Locale.ROOT).split(" ", 2);
    return Double.parseDouble(words[0]) * Math.pow(1024, UNITS.indexOf(words[1]));
  }

  /**
   * The tables whose keys do not fit beside the smaller ones.
   *
   * @param sizes of the indexes by table, in bytes
   */
  Set<String> exceeding(Map<String, Long> sizes) {
    Set<String> exceeding = new TreeSet<>(sizes.keySet());
    double left = bytes;
    for (Map.Entry<String, Long> table :
        sizes.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
      left -= table.getValue();
      if (left < 0) {
        break;
      }
      exceeding.remove(table.getKey());
    }
    return exceeding;
  }
}
