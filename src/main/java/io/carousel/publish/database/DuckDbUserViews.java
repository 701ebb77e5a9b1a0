package io.carousel.publish.database;

import io.carousel.publish.database.DuckDbCatalog.ExistingColumn;
import io.carousel.publish.database.DuckDbCatalog.ExistingView;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recreates users' views that would fail because published columns have changed. Views that fail
 * for another reason are left as they are.
 */
final class DuckDbUserViews {
  private static final String STALE = "Contents of view were altered";

  private final Statements sql;
  private final DuckDbCatalog catalog;

  DuckDbUserViews(Statements sql, DuckDbCatalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  /**
   * Recreates stale views.
   *
   * @throws SQLException if one cannot be
   */
  void refresh() throws SQLException {
    SQLException failure = null;
    List<ExistingView> stale = stale();
    int before;
    // A view can be recreated after those in its query, so each round recreates some or is the
    // last.
    do {
      before = stale.size();
      for (ExistingView view : stale) {
        try {
          recreate(view);
        } catch (SQLException e) {
          String name = view.namespace() + "." + view.name();
          failure = new SQLException("view %s: %s".formatted(name, e.getMessage()), e);
        }
      }
      stale = stale();
    } while (stale.size() < before);
    if (failure != null && !stale.isEmpty()) {
      throw failure;
    }
  }

  private List<ExistingView> stale() throws SQLException {
    List<ExistingView> stale = new ArrayList<>();
    for (ExistingView view : catalog.views()) {
      if (isStale(view)) {
        stale.add(view);
      }
    }
    return stale;
  }

  private boolean isStale(ExistingView view) {
    try {
      sql.run("SELECT 1 FROM %s LIMIT 0".formatted(Quoted.name(view.namespace(), view.name())));
      return false;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).contains(STALE);
    }
  }

  private void recreate(ExistingView view) throws SQLException {
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
