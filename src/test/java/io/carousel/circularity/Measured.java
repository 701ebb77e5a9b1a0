package io.carousel.circularity;

import io.carousel.graph.spark.GraphEngine;
import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.spark.SparkSessions;
import io.carousel.table.TableSpec;
import io.carousel.testing.ScopeRows;
import io.carousel.testing.TestSpark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of scopes as the job computes them, planned as small data is, until closed. */
final class Measured implements AutoCloseable {
  private final KeptRows kept = new KeptRows();
  private final GraphEngine engine;
  private final Circularity.Result result;

  /**
   * @param assignments settings, as {@code key=value}
   */
  Measured(ScopeRows rows, String... assignments) {
    this(new Circularity.Flows(rows.scopes(), rows.payments(), rows.edges()), assignments);
  }

  Measured(Circularity.Flows flows, String... assignments) {
    SparkSessions.fit(TestSpark.session(), 0);
    Settings settings = SettingsLoader.load(List.of(), List.of(assignments));
    engine = new GraphEngine(TestSpark.session(), settings.graph());
    result = new Circularity(settings, engine, kept).of(flows);
  }

  Dataset<Row> rows(TableSpec table) {
    return result.tables().get(table);
  }

  /** The rows of one network, as sorted JSON. */
  List<String> rows(TableSpec table, String network, String... columns) {
    return json(
        rows(table)
            .where("scope_id LIKE '" + ScopeRows.AS_OF + "/" + network + "/%'")
            .selectExpr(columns));
  }

  /** The rows of every table, as sorted JSON. */
  Map<TableSpec, List<String>> all() {
    Map<TableSpec, List<String>> all = new HashMap<>();
    result.tables().forEach((table, rows) -> all.put(table, json(rows)));
    return all;
  }

  private static List<String> json(Dataset<Row> rows) {
    return rows.toJSON().collectAsList().stream().sorted().toList();
  }

  @Override
  public void close() {
    engine.release();
    kept.release();
  }
}
