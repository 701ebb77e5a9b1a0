package io.carousel.publish.database;

import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates views of PostgreSQL as declared, and keeps the grants on them. */
final class PostgresViews {
  /** A temporary view, to get a query in the server's own form. */
  private static final String PROBE = "carousel_view";

  private static final String INVALID_TABLE_DEFINITION = "42P16";

  private final Statements sql;
  private final PostgresCatalog catalog;
  private final String address;

  /** The grants on views that were dropped, by view. */
  private final Map<String, List<Grant>> dropped = new HashMap<>();

  PostgresViews(Statements sql, PostgresCatalog catalog, String address) {
    this.sql = sql;
    this.catalog = catalog;
    this.address = address;
  }

  /**
   * A grant on a view.
   *
   * @param column the column it applies to; null for the whole view
   * @param statement the statement that grants it
   */
  private record Grant(String column, String statement) {}

  /** Drops those of the given views that depend on a table or view, the outermost first. */
  void dropDependents(TableSpec named, List<ViewSpec> views) throws SQLException {
    List<String> dependents =
        sql.texts(
            """
            WITH RECURSIVE dependent (oid, depth) AS (
              SELECT to_regclass(?)::oid, 0
              UNION
              SELECT r.ev_class, t.depth + 1
              FROM dependent t
                JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                  AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_rewrite r ON r.oid = d.objid AND r.ev_class <> t.oid
            )
            SELECT n.nspname || '.' || c.relname
            FROM dependent t
              JOIN pg_class c ON c.oid = t.oid
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE t.depth > 0
            GROUP BY n.nspname, c.relname
            ORDER BY max(t.depth) DESC
            """,
            List.of(Quoted.name(named)));
    for (String name : dependents) {
      Optional<ViewSpec> ours = views.stream().filter(v -> v.fullName().equals(name)).findFirst();
      if (ours.isPresent()) {
        drop(ours.get());
      }
    }
  }

  /** Creates a view as declared; an unchanged one is left alone. */
  void replace(ViewSpec view, List<ViewSpec> views) throws SQLException {
    TableSpec named = view.columns();
    boolean present = ObjectKind.VIEW.isThere(catalog.kind(named), named, address);
    if (!present) {
      create(view);
    } else if (!isUnchanged(view) && !extended(view)) {
      dropDependents(named, views);
      drop(view);
      create(view);
    }
    sql.runAll(Comments.changes("VIEW", named, named.meaning(), catalog.comments(named)));
  }

  private void create(ViewSpec view) throws SQLException {
    sql.run("CREATE VIEW %s AS %s".formatted(Quoted.name(view.columns()), view.query()));
    for (Grant grant : dropped.getOrDefault(view.fullName(), List.of())) {
      if (grant.column() == null || view.columns().columnNames().contains(grant.column())) {
        sql.run(grant.statement());
      }
    }
  }

  private boolean isUnchanged(ViewSpec view) throws SQLException {
    sql.run("CREATE TEMP VIEW %s AS %s".formatted(PROBE, view.query()));
    boolean unchanged =
        sql.holds(
            "SELECT pg_get_viewdef(to_regclass(?)) = pg_get_viewdef(to_regclass(?))",
            List.of("pg_temp." + PROBE, Quoted.name(view.columns())));
    sql.run("DROP VIEW pg_temp." + PROBE);
    return unchanged;
  }

  /** Replaces the view in place, which is possible if columns are only added at its end. */
  private boolean extended(ViewSpec view) throws SQLException {
    sql.run("SAVEPOINT before_view");
    try {
      sql.run(
          "CREATE OR REPLACE VIEW %s AS %s".formatted(Quoted.name(view.columns()), view.query()));
      return true;
    } catch (SQLException e) {
      if (!INVALID_TABLE_DEFINITION.equals(e.getSQLState())) {
        throw e;
      }
      sql.run("ROLLBACK TO SAVEPOINT before_view");
      return false;
    }
  }

  private void drop(ViewSpec view) throws SQLException {
    dropped.put(view.fullName(), new ArrayList<>(grants(view.columns())));
    sql.run("DROP VIEW " + Quoted.name(view.columns()));
  }

  private List<Grant> grants(TableSpec view) throws SQLException {
    String name = Quoted.name(view);
    return sql.list(
        """
        SELECT g.attname, format('GRANT %s%s ON %s TO %s%s', r.privilege_type,
            ' (' || quote_ident(g.attname) || ')', ?,
            CASE WHEN r.grantee = 0 THEN 'PUBLIC'
              ELSE quote_ident(pg_get_userbyid(r.grantee)) END,
            CASE WHEN r.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM (
          SELECT NULL AS attname, relowner, relacl AS acl FROM pg_class WHERE oid = to_regclass(?)
          UNION ALL
          SELECT a.attname, c.relowner, a.attacl
          FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          WHERE c.oid = to_regclass(?) AND NOT a.attisdropped
        ) g, aclexplode(g.acl) r
        WHERE r.grantee <> g.relowner
        """,
        List.of(name, name, name), row -> new Grant(row.getString(1), row.getString(2)));
  }
}
