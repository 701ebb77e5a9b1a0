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
   * The column of this name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public ColumnSpec column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst().orElseThrow();
  }

  /** The columns whose values no two rows share; empty if rows have no key. */
  public List<String> key() {
    return key;
  }

  public List<Law> laws() {
    return laws;
  }

  /** Columns that hold keys of another table's rows, to that table's full name. */
  public Map<String, String> references() {
    return references;
  }

  /**
   * The column by which the table is kept: a commit replaces the rows of one of its values. Empty
   * when a commit replaces the whole table.
   */
  public Optional<String> slice() {
    return Optional.ofNullable(slice);
  }

  /** The date by whose years files are kept apart, so that a query of some years reads theirs. */
  public Optional<String> years() {
    return Optional.ofNullable(years);
  }

  /** Whether a complete run may lack the table, which then reads as one without rows. */
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

    /** A part of the key. */
    public Builder key(String column, ColumnType type, String columnMeaning) {
      key.add(column);
      return required(column, type, "", columnMeaning);
    }

    /** A column that every row fills. */
    public Builder required(String column, ColumnType type, String unit, String columnMeaning) {
      return column(new ColumnSpec(column, type, true, unit, columnMeaning, List.of()));
    }

    /** A column that may be null. */
    public Builder optional(String column, ColumnType type, String unit, String columnMeaning) {
      return column(new ColumnSpec(column, type, false, unit, columnMeaning, List.of()));
    }

    /** A column declared elsewhere. */
    public Builder column(ColumnSpec column) {
      columns.add(column);
      return this;
    }

    /** Makes columns declared already the key; for tables whose key may be null in part. */
    public Builder keyedBy(List<String> keyColumns) {
      key.addAll(keyColumns);
      return this;
    }

    /** Something that holds in every row. */
    public Builder law(String statement, String condition) {
      laws.add(new Law(statement, condition));
      return this;
    }

    /**
     * Declares columns that hold the key of another table.
     *
     * @param fullName the table, which has a key of one column
     */
    public Builder refers(String fullName, String... referring) {
      for (String column : referring) {
        references.put(column, fullName);
      }
      return this;
    }

    /** Keeps the rows of other values of this column when one value's rows are replaced. */
    public Builder keptPer(String column) {
      slice = column;
      return this;
    }

    /** Keeps the rows of each year of this date in files of their own. */
    public Builder yearsOf(String date) {
      years = date;
      return this;
    }

    /** Lets a job that has no rows leave the table unwritten: it reads as one without rows. */
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
