package io.carousel.publish.database;

import io.carousel.table.TableSpec;

/** The index of a key that is no primary key; its name distinguishes it from users' indexes. */
final class KeyIndex {
  /** PostgreSQL truncates longer names and would not find them again. */
  private static final int LONGEST_NAME = 63;

  private static final String PREFIX = "carousel_key_";

  private KeyIndex() {}

  static String name(TableSpec table) {
    String name = PREFIX + table.name();
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME - 9) + "_" + "%08x".formatted(name.hashCode());
  }
}
