package io.carousel.exposure;

import io.carousel.job.KeptRows;
import io.carousel.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The steps of the job: each a query, whose rows are kept and which later ones may name. */
final class Steps {
  private final Queries queries;
  private final KeptRows kept;

  Steps(Queries queries, KeptRows kept) {
    this.queries = queries;
    this.kept = kept;
  }

  /** Selects what queries of these names do, each after the other. */
  void name(String... steps) {
    for (String step : steps) {
      queries.name(step, kept.keep(queries.select(step)));
    }
  }

  /** The rows of a table, by the query of its name. */
  Dataset<Row> table(TableSpec table) {
    Dataset<Row> rows = kept.keep(queries.select(table.name()));
    return queries.name(table.name(), rows);
  }
}
