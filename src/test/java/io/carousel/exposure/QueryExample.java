package io.carousel.exposure;

import io.carousel.money.MoneyFunctions;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.testing.TableRows;
import io.carousel.testing.TestSpark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Queries on small tables as of 2025-12-31, with their inputs computed as in the job; a table that
 * is not given has no rows.
 */
final class QueryExample implements AutoCloseable {
  private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

  private static final Map<Source, TableSpec> TABLES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Source.DEAL, FlowTables.DEAL),
              Map.entry(Source.SCHEDULE, FlowTables.SCHEDULE),
              Map.entry(Source.PAYMENT_MADE, FlowTables.PAYMENT),
              Map.entry(Source.FIGURE, FlowTables.FIGURE),
              Map.entry(Source.CONSOLIDATION, FlowTables.CONSOLIDATION),
              Map.entry(Source.HOLDING, CuratedTables.HOLDING),
              Map.entry(Source.FACILITY, CuratedTables.FACILITY),
              Map.entry(Source.FX_RATE, CuratedTables.FX_RATE),
              Map.entry(Source.PRICE, CuratedTables.PRICE),
              Map.entry(Source.PARTY, CuratedTables.PARTY),
              Map.entry(Source.CIRCULAR_MEMBER, CircularityTables.MEMBER)));

  private final Map<Source, Dataset<Row>> sources = new EnumMap<>(Source.class);
  private final List<String> settings = new ArrayList<>();
  private final KeptRows kept = new KeptRows();
  private boolean oneTask = true;

  QueryExample set(String assignment) {
    settings.add(assignment);
    return this;
  }

  /** Computes in as many tasks as there are partitions, as for much data. */
  QueryExample ofMuchData() {
    oneTask = false;
    return this;
  }

  /**
   * Gives a source rows.
   *
   * @param header as {@link TableRows#rows} has it, and the rows too
   */
  QueryExample with(Source source, String header, String... lines) {
    sources.put(source, TableRows.of(TABLES.get(source)).rows(header, lines));
    return this;
  }

  /** The rows of queries, until this is closed. */
  Map<Query, Dataset<Row>> rows(Query... queries) {
    MoneyFunctions.register(TestSpark.session());
    TABLES.forEach((source, table) -> sources.putIfAbsent(source, TableRows.of(table).none()));
    Settings loaded = SettingsLoader.load(List.of(), settings);
    Settings.RevenueGap gap = loaded.exposure().revenueGap();
    sources.put(Source.ASSUMPTION, Assumptions.scenarios(TestSpark.session(), gap));
    sources.put(Source.COUNTED_KIND, Assumptions.countedKinds(TestSpark.session(), gap));
    return new Evaluation(
            TestSpark.session(),
            loaded.exposure(),
            Parameters.of(loaded, AS_OF, null),
            kept,
            oneTask)
        .of(List.of(queries), sources);
  }

  @Override
  public void close() {
    kept.release();
  }
}
