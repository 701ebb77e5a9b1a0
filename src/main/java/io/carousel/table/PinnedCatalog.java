package io.carousel.table;

import java.util.Arrays;
import java.util.Map;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The tables as one run left them, to read: each pinned table at its snapshot, tables of no pinned
 * run absent. Spark makes one from its configuration; {@link #PINS} names the snapshots.
 */
public final class PinnedCatalog implements TableCatalog, SupportsNamespaces {
  /** Option that holds the pins. */
  static final String PINS = "carousel-pins";

  private final SparkCatalog tables = new SparkCatalog();
  private Pins pins = Pins.NONE;

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {
    tables.initialize(name, options);
    pins = Pins.parse(options.get(PINS));
  }

  @Override
  public String name() {
    return tables.name();
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    String fullName = String.join(".", table.namespace()) + "." + table.name();
    Long snapshot = pins.snapshots().get(fullName);
    if (snapshot == null) {
      throw new NoSuchTableException(table);
    }
    return tables.loadTable(table, String.valueOf(snapshot));
  }

  @Override
  public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
    String prefix = String.join(".", namespace) + ".";
    return Arrays.stream(tables.listTables(namespace))
        .filter(table -> pins.snapshots().containsKey(prefix + table.name()))
        .toArray(Identifier[]::new);
  }

  @Override
  public String[][] listNamespaces() {
    return tables.listNamespaces();
  }

  @Override
  public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
    return tables.listNamespaces(namespace);
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] namespace)
      throws NoSuchNamespaceException {
    return tables.loadNamespaceMetadata(namespace);
  }

  @Override
  public Table createTable(
      Identifier table, Column[] columns, Transform[] partitions, Map<String, String> options) {
    throw readOnly();
  }

  @Override
  public Table alterTable(Identifier table, TableChange... changes) {
    throw readOnly();
  }

  @Override
  public boolean dropTable(Identifier table) {
    throw readOnly();
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw readOnly();
  }

  @Override
  public void createNamespace(String[] namespace, Map<String, String> metadata) {
    throw readOnly();
  }

  @Override
  public void alterNamespace(String[] namespace, NamespaceChange... changes) {
    throw readOnly();
  }

  @Override
  public boolean dropNamespace(String[] namespace, boolean cascade) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("the tables of a run are read only");
  }
}
