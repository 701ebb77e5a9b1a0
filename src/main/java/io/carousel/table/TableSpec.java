package io.carousel.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declaration of a table: columns, key, laws. Reading, writing, checking and the {@code tables}
 * command all follow from it.
 */
public final class TableSpec {
  private final String namespace;
  private final String name;
  private final String meaning;
  private final List<ColumnSpec> columns;
  private final List<String> key;
  private final List<Law> laws;
  private final Map<String, String> references;
  private final String slice;
  private final String years;
  private final boolean mayBeAbsent;

  private TableSpec(Builder builder) {
    this.namespace = builder.namespace;
    this.name = builder.name;
    this.meaning = builder.meaning;
    this.columns = List.copyOf(builder.columns);
    this.key = List.copyOf(builder.key);
    this.laws = List.copyOf(builder.laws);
    this.references = Collections.unmodifiableMap(new LinkedHashMap<>(builder.references));
    this.slice = builder.slice;
    this.years = builder.years;
    this.mayBeAbsent = builder.mayBeAbsent;
  }

  /**
   * Begins a declaration.
   *
   * @param fullName {@code namespace.name}
   */
  public static Builder named(String fullName, String meaning) {
    return new Builder(fullName, meaning);
  }

  /** {@code namespace.name}. */
  public String fullName() {
    return namespace + "." + name;
  }

  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  public String meaning() {
    return meaning;
  }

  public List<ColumnSpec> columns() {
    return columns;
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  /**
   * The column with this name.
   *
   * @throws java.util.NoSuchElementException if there is no such column
   */
  public ColumnSpec column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst().orElseThrow();
  }

  /** The columns whose values identify a row; empty if rows have no key. */
  public List<String> key() {
    return key;
  }

  public List<Law> laws() {
    return laws;
  }

  /** Columns that contain keys of another table, with that table's full name. */
  public Map<String, String> references() {
    return references;
  }

  /**
   * The column by which the table is written: a commit replaces the rows of one of its values.
   * Empty if a commit replaces the whole table.
   */
  public Optional<String> slice() {
    return Optional.ofNullable(slice);
  }

  /**
   * The date column that partitions files by year, so a query of some years reads only their files.
   */
  public Optional<String> years() {
    return Optional.ofNullable(years);
  }

  /** Whether a complete run may lack the table, which then reads as a table without rows. */
  public boolean mayBeAbsent() {
    return mayBeAbsent;
  }

  @Override
  public String toString() {
    return fullName();
  }

  /** Collects a declaration. */
  public static final class Builder {
    private final String namespace;
    private final String name;
    private final String meaning;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final List<String> key = new ArrayList<>();
    private final List<Law> laws = new ArrayList<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private String slice;
    private String years;
    private boolean mayBeAbsent;

    private Builder(String fullName, String meaning) {
      int dot = fullName.indexOf('.');
      this.namespace = fullName.substring(0, dot);
      this.name = fullName.substring(dot + 1);
      this.meaning = meaning;
    }

    /** Adds a column of the key. */
    public Builder key(String column, ColumnType type, String columnMeaning) {
      key.add(column);
      return required(column, type, "", columnMeaning);
    }

    /** Adds a column that has a value in every row. */
    public Builder required(String column, ColumnType type, String unit, String columnMeaning) {
      return column(new ColumnSpec(column, type, true, unit, columnMeaning, List.of()));
    }

    /** Adds a column that may be null. */
    public Builder optional(String column, ColumnType type, String unit, String columnMeaning) {
      return column(new ColumnSpec(column, type, false, unit, columnMeaning, List.of()));
    }

    /** Adds a column declared elsewhere. */
    public Builder column(ColumnSpec column) {
      columns.add(column);
      return this;
    }

    /** Declares existing columns as the key, for tables whose key may be partly null. */
    public Builder keyedBy(List<String> keyColumns) {
      key.addAll(keyColumns);
      return this;
    }

    /** Adds a condition that holds in every row. */
    public Builder law(String statement, String condition) {
      laws.add(new Law(statement, condition));
      return this;
    }

    /**
     * Declares columns that contain the key of another table.
     *
     * @param fullName the table; its key has one column
     */
    public Builder refers(String fullName, String... referring) {
      for (String column : referring) {
        references.put(column, fullName);
      }
      return this;
    }

    /** Replaces only the rows of one value of this column per commit. */
    public Builder keptPer(String column) {
      slice = column;
      return this;
    }

    /** Stores the rows of each year of this date in separate files. */
    public Builder yearsOf(String date) {
      years = date;
      return this;
    }

    /**
     * Allows a job without rows to leave the table unwritten: it then reads as a table without
     * rows.
     */
    public Builder mayBeAbsent() {
      mayBeAbsent = true;
      return this;
    }

    /** The finished declaration. */
    public TableSpec build() {
      return new TableSpec(this);
    }
  }
}
