package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import java.util.Collection;
import java.util.stream.Collectors;

/** Quotes names and texts for SQL, with any characters. */
public final class Quoted {
  private Quoted() {}

  /** A column, or a part of another name. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String name(String namespace, String name) {
    return name(namespace) + "." + name(name);
  }

  /** A table or a view. */
  public static String name(TableSpec table) {
    return name(table.namespace(), table.name());
  }

  /** Names with commas between them. */
  static String names(Collection<String> names) {
    return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }

  /** A text in a place where SQL allows no parameter. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
