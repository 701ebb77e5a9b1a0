package io.carousel.publish.database;

import io.carousel.publish.database.DuckDbCatalog.ExistingColumn;
import io.carousel.publish.database.DuckDbCatalog.ExistingView;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes views of others again that would refuse to work because columns of ours have changed. Views
 * that do not work for another reason are left as they are.
 */
final class DuckDbUserViews {
  private static final String STALE = "Contents of view were altered";

  private final Statements sql;
  private final DuckDbCatalog catalog;

  DuckDbUserViews(Statements sql, DuckDbCatalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  void refresh() throws SQLException {
    // Oldest first: a view is younger than the views in its query.
    for (ExistingView view : catalog.views()) {
      if (isStale(view)) {
        makeAgain(view);
      }
    }
  }

  private boolean isStale(ExistingView view) throws SQLException {
    try {
      sql.run("SELECT 1 FROM %s LIMIT 0".formatted(Quoted.name(view.namespace(), view.name())));
      return false;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).contains(STALE);
    }
  }

  private void makeAgain(ExistingView view) throws SQLException {
    String name = Quoted.name(view.namespace(), view.name());
    List<ExistingColumn> columns = catalog.columns(view.namespace(), view.name());
    sql.run(view.definition().replaceFirst("^CREATE VIEW", "CREATE OR REPLACE VIEW"));
    if (view.comment() != null) {
      sql.run(Comments.statement("VIEW", name, view.comment()));
    }
    for (ExistingColumn column : columns) {
      if (column.comment() != null) {
        sql.run(
            Comments.statement(
                "COLUMN", name + "." + Quoted.name(column.name()), column.comment()));
      }
    }
  }
}
