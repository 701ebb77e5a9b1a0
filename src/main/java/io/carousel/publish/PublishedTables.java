package io.carousel.publish;

import static io.carousel.schema.Ids.RUN_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.job.CompleteRun;
import io.carousel.job.JobCatalogue;
import io.carousel.publish.database.TableRows;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.OpsTables;
import io.carousel.spark.Estimates;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published part of a run: its reporting tables, the tables they refer to and those read by
 * views on them, the run itself, the quality of its input, and views.
 */
final class PublishedTables {
  private static final String NAMESPACE = "reporting";

  /** The approximate size of the part of a table that passes through the driver at a time. */
  private static final long BYTES_AT_A_TIME = 16L << 20;

  private final List<TableSpec> tables;
  private final List<ViewSpec> views;

  PublishedTables(JobCatalogue catalogue) {
    this.tables = tables(catalogue);
    List<ViewSpec> all = new ArrayList<>(catalogue.views());
    all.addAll(
        NamedViews.of(
            Stream.concat(tables.stream(), catalogue.views().stream().map(ViewSpec::columns))
                .toList()));
    this.views = List.copyOf(all);
  }

  /** The rows of each table that the run has, as of a date. */
  List<TableRows> rows(CompleteRun run, LocalDate asOf) {
    Map<String, Object> slices =
        Map.of("as_of", Date.valueOf(asOf), "run_id", run.rowOf(asOf).getAs(RUN_ID));
    return tables.stream().filter(run::has).map(table -> rows(table, run, slices)).toList();
  }

  /** The views on tables that the run has. */
  List<ViewSpec> views(CompleteRun run) {
    List<ViewSpec> possible = new ArrayList<>();
    List<String> there =
        new ArrayList<>(tables.stream().filter(run::has).map(TableSpec::fullName).toList());
    for (ViewSpec view : views) {
      if (there.containsAll(view.reads().stream().map(TableSpec::fullName).toList())) {
        possible.add(view);
        there.add(view.fullName());
      }
    }
    return possible;
  }

  private static TableRows rows(TableSpec table, CompleteRun run, Map<String, Object> slices) {
    Optional<Object> slice = table.slice().map(slices::get);
    Dataset<Row> all = run.read(table).select(declared(table));
    Dataset<Row> rows =
        slice
            .map(value -> all.where(col(table.slice().orElseThrow()).equalTo(lit(value))))
            .orElse(all);
    return new TableRows(
        table, slice, () -> inPieces(rows).toLocalIterator(), run.files(table, slice));
  }

  /** The driver holds one partition at a time, so none may be large. */
  static Dataset<Row> inPieces(Dataset<Row> rows) {
    long bytes = Estimates.bytes(rows);
    int pieces = (int) Math.min(10_000, bytes / BYTES_AT_A_TIME + 1);
    return pieces > 1 ? rows.repartition(pieces) : rows;
  }

  private static Column[] declared(TableSpec table) {
    return table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static List<TableSpec> tables(JobCatalogue catalogue) {
    Map<String, TableSpec> known = new LinkedHashMap<>();
    catalogue.tables().forEach(table -> known.put(table.fullName(), table));
    Map<String, TableSpec> published = new LinkedHashMap<>();
    Stream.concat(
            catalogue.tables().stream().filter(table -> table.namespace().equals(NAMESPACE)),
            catalogue.views().stream().flatMap(view -> view.reads().stream()))
        .forEach(table -> published.put(table.fullName(), table));
    for (TableSpec table : List.copyOf(published.values())) {
      table.references().values().forEach(other -> published.put(other, known.get(other)));
    }
    for (TableSpec account : List.of(OpsTables.RUN, CuratedTables.DATA_QUALITY)) {
      published.put(account.fullName(), account);
    }
    return List.copyOf(published.values());
  }
}
