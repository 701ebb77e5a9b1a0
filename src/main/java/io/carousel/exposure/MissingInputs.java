package io.carousel.exposure;

import static io.carousel.schema.OpsColumns.MISSING;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.CuratedTables;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the {@linkplain Query#missing inputs} that rows of the job's tables lack. */
final class MissingInputs {
  private static final String NO_ROWS = "the table has no rows: the input has nothing to report";

  private MissingInputs() {}

  /**
   * A row of {@link CuratedTables#DATA_QUALITY} for each table whose rows lack any input.
   *
   * @param results the rows of the queries
   * @param job the job that reports it
   */
  static Dataset<Row> in(Map<Query, Dataset<Row>> results, String job) {
    return Arrays.stream(Query.values())
        .filter(query -> !query.missing().isEmpty())
        .map(query -> counts(query, results.get(query), job))
        .reduce(Dataset::union)
        .orElseThrow()
        .where("size(missing) > 0");
  }

  private static Dataset<Row> counts(Query query, Dataset<Row> rows, String job) {
    List<Column> counts = new ArrayList<>();
    for (MissingInput missing : query.missing()) {
      counts.add(lit(missing.reason()));
      counts.add(count_if(expr(missing.condition())));
    }
    Column lacking = map_filter(map(counts.toArray(Column[]::new)), (reason, n) -> n.gt(0));
    Column missing = when(count(lit(1)).equalTo(0), map(lit(NO_ROWS), lit(0L))).otherwise(lacking);
    return rows.agg(missing.as(MISSING)).select(declared(query.table().orElseThrow(), job));
  }

  private static Column[] declared(TableSpec table, String job) {
    Map<String, Column> values = new LinkedHashMap<>();
    values.put("dataset", lit(table.fullName()));
    values.put("job", lit(job));
    values.put("ignored_columns", lit(""));
    values.put("rejected_by_reason", expr("map()").cast(ColumnType.COUNTS.sql()));
    values.put("unresolved_candidates", expr("map()").cast(ColumnType.TEXTS.sql()));
    values.put("missing", col(MISSING));
    return CuratedTables.DATA_QUALITY.columnNames().stream()
        .map(name -> values.getOrDefault(name, lit(0L)).as(name))
        .toArray(Column[]::new);
  }
}
