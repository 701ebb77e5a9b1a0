package io.carousel.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.spark.Estimates;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks that rows conform to their table's declaration: types, required values, key, laws. */
final class Conformance {
  private static final int NAMED_ROWS = 3;

  private final TableSpec table;
  private final List<Law> rules;

  /**
   * @param sliceValue the required value of the slice column in every row, as SQL; null if the
   *     table has no slice
   */
  Conformance(TableSpec table, String sliceValue) {
    this.table = table;
    this.rules = rules(table, sliceValue);
  }

  /**
   * Rows that passed.
   *
   * @param fingerprint a sum of the rows' hashes, the same for the same rows in any order
   */
  record Passed(long rows, String fingerprint) {}

  /** The rows with the table's columns in declared order, their types as declared. */
  Dataset<Row> shaped(Dataset<Row> rows) {
    StructType actual = rows.schema();
    for (StructField declared : SparkTypes.schema(table).fields()) {
      int index = Arrays.asList(actual.fieldNames()).indexOf(declared.name());
      if (index < 0 || !actual.fields()[index].dataType().sameType(declared.dataType())) {
        throw CarouselException.of(Failure.INTERNAL, "the rows of a table lack its column")
            .value(declared.name() + " " + declared.dataType().sql())
            .at(table.fullName() + ", whose rows are " + actual.toDDL());
      }
    }
    return rows.select(table.columnNames().stream().map(Conformance::named).toArray(Column[]::new));
  }

  /**
   * Checks all rows in one pass.
   *
   * @throws CarouselException ({@link Failure#RESULT}) naming the rule and some rows that break it
   */
  Passed check(Dataset<Row> shaped) {
    if (Estimates.isEmpty(shaped)) {
      return new Passed(0, "0:0");
    }
    Row sums =
        shaped
            .select(
                expr(hash(table.columnNames())).as("hash"),
                expr(broken()).as("broken"),
                table.key().isEmpty() ? lit(0L).as("key") : expr(hash(table.key())).as("key"))
            .selectExpr(
                "count(*)",
                "count_if(broken)",
                table.key().isEmpty() ? "count(*)" : "count(DISTINCT key)",
                // In halves, which add up to less than 2^63 for up to 2^31 rows.
                "coalesce(sum(shiftright(hash, 32)), 0)",
                "coalesce(sum(hash & 4294967295L), 0)")
            .head();
    long rows = sums.getLong(0);
    if (sums.getLong(1) > 0) {
      throw broken(shaped);
    }
    if (sums.getLong(2) < rows) {
      checkKey(shaped);
    }
    BigInteger hash =
        BigInteger.valueOf(sums.getLong(3)).shiftLeft(32).add(BigInteger.valueOf(sums.getLong(4)));
    return new Passed(rows, rows + ":" + hash);
  }

  /** Whether a row breaks any rule, as SQL; a rule that is null for a row holds. */
  private String broken() {
    return rules.isEmpty()
        ? "false"
        : rules.stream()
            .map(rule -> "not coalesce(" + rule.condition() + ", true)")
            .collect(Collectors.joining(" or "));
  }

  private CarouselException broken(Dataset<Row> shaped) {
    for (Law rule : rules) {
      Dataset<Row> breaking = shaped.where("not (" + rule.condition() + ")");
      long rows = breaking.count();
      if (rows > 0) {
        return violation(rule.statement(), rows, breaking.toJSON().takeAsList(NAMED_ROWS));
      }
    }
    throw new IllegalStateException("rows of " + table + " break a rule, but none was found");
  }

  /** Different keys may have the same hash, so only the keys themselves can prove a duplicate. */
  private void checkKey(Dataset<Row> shaped) {
    Dataset<Row> repeated = shaped.groupBy(key()).agg(count(lit(1)).as("rows")).where("rows > 1");
    long rows = repeated.agg(expr("coalesce(sum(rows - 1), 0)")).head().getLong(0);
    if (rows > 0) {
      String statement = "no two rows have the same " + String.join(", ", table.key());
      throw violation(statement, rows, repeated.toJSON().takeAsList(NAMED_ROWS));
    }
  }

  private CarouselException violation(String statement, long rows, List<String> examples) {
    return CarouselException.of(
            Failure.RESULT, rows + " rows break the rule \"" + statement + "\", such as")
        .value(String.join(" ", examples))
        .at("table " + table.fullName())
        .remedy("nothing was written; please report this with the input");
  }

  /** A hash of some columns of a row, as SQL. */
  private String hash(List<String> columns) {
    // xxhash64 skips nulls, so ('a', null) and (null, 'a') would have the same hash.
    // Maps have no hash, and their entries no order.
    return table.columns().stream()
        .filter(c -> columns.contains(c.name()))
        .map(
            c ->
                isMap(c.type())
                    ? "sort_array(map_entries(`" + c.name() + "`))"
                    : "`" + c.name() + "`")
        .map(c -> c + ", isnull(" + c + ")")
        .collect(Collectors.joining(", ", "xxhash64(", ")"));
  }

  private Column[] key() {
    return table.key().stream().map(Conformance::named).toArray(Column[]::new);
  }

  private static boolean isMap(ColumnType type) {
    return type.sql().startsWith("map");
  }

  private static List<Law> rules(TableSpec table, String sliceValue) {
    List<Law> rules = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      String name = "`" + column.name() + "`";
      if (column.required()) {
        rules.add(new Law(column.name() + " has a value", name + " is not null"));
      }
      if (!column.allowed().isEmpty()) {
        String values =
            column.allowed().stream().map(v -> "'" + v + "'").collect(Collectors.joining(", "));
        rules.add(new Law(column.name() + " is one of " + values, name + " in (" + values + ")"));
      }
    }
    rules.addAll(table.laws());
    table
        .slice()
        .ifPresent(
            slice ->
                rules.add(new Law(slice + " is " + sliceValue, "`" + slice + "` = " + sliceValue)));
    return rules;
  }

  private static Column named(String column) {
    return col("`" + column + "`");
  }
}
