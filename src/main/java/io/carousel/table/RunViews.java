package io.carousel.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a complete run, each at its snapshot, and declared views, as views of Spark's own
 * catalog, so queries name them {@code namespace.name}. A view is created when a query first names
 * it.
 *
 * <p>The catalog is in memory and belongs to the process, whose sessions share it: it shows one run
 * at a time, the one requested last.
 */
public final class RunViews {
  private static final String OWN_CATALOG = "spark_catalog";

  /** The run shown by the catalog; guarded by the class. */
  private static RunViews shown;

  private final SparkSession session;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Set<String> made = new LinkedHashSet<>();

  private record Definition(String name, List<String> reads, String query) {}

  /**
   * @param session its own catalog becomes the current one
   * @param lake contains the tables
   * @param pins the snapshots to show
   */
  RunViews(SparkSession session, IcebergTables lake, Pins pins) {
    this.session = session;
    // The user's session catalog may contain tables with the same names.
    session.conf().set("spark.sql.catalog." + OWN_CATALOG, "builtin");
    pins.snapshots()
        .forEach(
            (table, snapshot) ->
                define(
                    table,
                    List.of(),
                    "SELECT * FROM " + lake.nameInSpark(table) + " VERSION AS OF " + snapshot));
  }

  /** Registers views, and tables that may be absent as tables without rows. */
  public void declare(List<TableSpec> tables, List<ViewSpec> views) {
    tables.stream()
        .filter(table -> table.mayBeAbsent() && !definitions.containsKey(key(table.fullName())))
        .forEach(table -> define(table.fullName(), List.of(), noRows(table)));
    views.forEach(
        view ->
            define(
                view.fullName(),
                view.reads().stream().map(TableSpec::fullName).toList(),
                view.query()));
  }

  private void define(String name, List<String> reads, String query) {
    definitions.put(key(name), new Definition(name, reads, query));
  }

  /**
   * Creates the views with these names, if they exist.
   *
   * @param names {@code namespace.name}, in any case
   */
  public void show(Collection<String> names) {
    synchronized (RunViews.class) {
      if (shown != this) {
        takeOver();
      }
      names.forEach(name -> make(key(name)));
    }
  }

  /** Creates all views that can be created. */
  public void showAll() {
    show(new TreeSet<>(definitions.keySet()));
  }

  private void takeOver() {
    if (shown != null) {
      shown.made.forEach(name -> session.sql("DROP VIEW IF EXISTS " + quoted(name)));
      shown.made.clear();
    }
    shown = this;
  }

  /** Creates a view and the views it reads; a view is skipped if the run lacks its tables. */
  private boolean make(String name) {
    if (made.contains(name)) {
      return true;
    }
    Definition view = definitions.get(name);
    if (view == null || !view.reads().stream().allMatch(read -> make(key(read)))) {
      return false;
    }
    String namespace = view.name().substring(0, view.name().indexOf('.'));
    session.sql(
        "CREATE DATABASE IF NOT EXISTS `" + namespace + "` LOCATION '" + EmptyFolder.URI + "'");
    session.sql("CREATE OR REPLACE VIEW " + quoted(view.name()) + " AS " + view.query());
    made.add(name);
    return true;
  }

  /** A query with the declared columns that returns no rows. */
  private static String noRows(TableSpec table) {
    return table.columns().stream()
        .map(column -> "CAST(NULL AS " + column.type().sql() + ") AS `" + column.name() + "`")
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String quoted(String name) {
    return "`" + name.replace(".", "`.`") + "`";
  }

  /** A namespace of Spark's own catalog must have a folder; nothing is ever written there. */
  private static final class EmptyFolder {
    static final String URI = make();

    private static String make() {
      try {
        Path folder = Files.createTempDirectory("carousel-views");
        folder.toFile().deleteOnExit();
        return folder.toUri().toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
