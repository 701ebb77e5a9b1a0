package io.carousel.publish.database;

import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The meanings of a declaration as comments in a database. */
final class Comments {
  /** Represents the table itself among the names of its columns; no column has this name. */
  static final String WHOLE = "";

  private Comments() {}

  /**
   * The statements that update the comments.
   *
   * @param kind {@code TABLE} or {@code VIEW}
   * @param meaning the comment of the table or view itself
   * @param present the existing comments, by column and for {@link #WHOLE}
   */
  static List<String> changes(
      String kind, TableSpec declared, String meaning, Map<String, String> present) {
    List<String> statements = new ArrayList<>();
    String name = Quoted.name(declared);
    if (!meaning.equals(present.get(WHOLE))) {
      statements.add(statement(kind, name, meaning));
    }
    for (ColumnSpec column : declared.columns()) {
      if (!column.comment().equals(present.get(column.name()))) {
        statements.add(
            statement("COLUMN", name + "." + Quoted.name(column.name()), column.comment()));
      }
    }
    return statements;
  }

  static String statement(String kind, String name, String comment) {
    return "COMMENT ON %s %s IS %s".formatted(kind, name, Quoted.text(comment));
  }
}
