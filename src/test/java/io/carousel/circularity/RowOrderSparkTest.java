package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.basis.Scopes;
import io.carousel.flow.FlowsJob;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Dates;
import io.carousel.schema.AttributionTables;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.LoopTables;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.testing.ScopeRows;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same deals give the same tables, to the last bit, however they lie in files and tasks. */
@Tag("spread")
final class RowOrderSparkTest {
  private static final List<String> INSTRUMENTS = List.of("equity", "debt", "cloud", "purchase");
  private static final int FILES = 5;

  private static final String[] SETTINGS = {
    "circularity.draws=5", "circularity.null-draws=5", "circularity.loop.max-loops=100"
  };

  @TempDir static Path folder;

  private static List<Deal> deals;

  /** Reads the deals from several files, shuffled. */
  private static TestRun run;

  private record Deal(
      String id, int month, String payer, String payee, String instrument, long cents) {
    /** A line of the input; of 0 cents, the amount is unknown. */
    String csv() {
      return String.format(
          "%s,2025-%02d-01,%s,%s,%s,%s,signed", id, month, payer, payee, instrument, money(cents));
    }

    /** A row of {@code flow.payment}, between half its amount and one and a half of it. */
    String payment() {
      String layer = List.of("equity", "debt").contains(instrument) ? "capital" : "trade";
      return String.join(
          ",",
          id,
          id,
          payer,
          payee,
          layer,
          instrument,
          "2025-" + (month < 10 ? "0" : "") + month + "-01",
          money(cents),
          money(cents / 2),
          money(cents / 2 * 3));
    }

    private static String money(long cents) {
      return cents == 0 ? "" : String.format("%d.%02d", cents / 100, cents % 100);
    }
  }

  @BeforeAll
  static void readFiles() {
    deals = deals(new Random(11));
    List<Deal> shuffled = new ArrayList<>(deals);
    Collections.shuffle(shuffled, new Random(12));
    run =
        new TestRun(folder)
            .asOf(ScopeRows.AS_OF)
            .jobs(List.of(new IngestJob(), new FlowsJob()))
            .set("flows.scopes=announced/all/party")
            .set("flows.range.exact.signed=0.5,1.5");
    for (int file = 0; file < FILES; file++) {
      int from = file * deals.size() / FILES;
      int to = (file + 1) * deals.size() / FILES;
      List<String> lines = new ArrayList<>();
      lines.add("deal_id,announced_on,payer_id,payee_id,instrument,amount,status");
      shuffled.subList(from, to).forEach(deal -> lines.add(deal.csv()));
      run.file("deals/part" + file + ".csv", lines.toArray(String[]::new));
    }
    run.run();
  }

  /** Amounts from two cents to 10^13, some unknown, parallel deals among 25 parties. */
  private static List<Deal> deals(Random random) {
    List<Deal> deals = new ArrayList<>();
    for (int deal = 0; deal < 200; deal++) {
      long cents = 2 * Math.round(Math.pow(10, 15 * random.nextDouble()) / 2);
      deals.add(
          new Deal(
              "d" + deal,
              1 + random.nextInt(12),
              "p" + random.nextInt(25),
              "p" + random.nextInt(25),
              INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size())),
              random.nextInt(6) == 0 ? 0 : cents));
    }
    return deals;
  }

  @Test
  void orderAndPartitionsOfTheInputChangeNothing() {
    ScopeRows inOrder =
        new ScopeRows()
            .payments(
                "announced",
                "payment_id, deal_id, payer_id, payee_id, layer, instrument, dated_on, amount,"
                    + " amount_low, amount_high",
                deals.stream().map(Deal::payment).toArray(String[]::new))
            .scope("announced", "all", "party");
    Dataset<Row> scopes = run.rows("SELECT * FROM reporting.scope");
    Circularity.Flows shuffled =
        new Circularity.Flows(
            scopes,
            Scopes.payments(
                scopes, run.rows("SELECT * FROM flow.payment").repartition(3, col("payee_id"))),
            run.rows("SELECT * FROM flow.edge").repartition(3, col("payee_id")));
    try (Measured whole = new Measured(inOrder, SETTINGS);
        Measured parts = new Measured(shuffled, SETTINGS)) {
      Map<TableSpec, List<String>> expected = whole.all();
      assertThat(expected.get(CircularityTables.CIRCULARITY).get(0))
          .contains("\"attribution\":\"bff\"", "null_p_value", "circulation_low");
      assertThat(expected.get(CircularityTables.GROUP)).isNotEmpty();
      assertThat(expected.get(LoopTables.LOOP)).hasSize(200);
      assertThat(expected.get(AttributionTables.DEAL)).hasSizeGreaterThan(100);
      assertThat(parts.all()).isEqualTo(expected);
    }
  }

  @Test
  void orderAndPartitionsOfDealsDoNotChangeTheirPace() {
    Dataset<Row> known = run.rows("SELECT * FROM curated.deal");

    List<String> pace = pace(known.orderBy("deal_id").coalesce(1));
    assertThat(pace).hasSize(4);
    assertThat(pace(known.repartition(3, col("payee_id")))).isEqualTo(pace);
  }

  private static List<String> pace(Dataset<Row> known) {
    LocalDate asOf = LocalDate.parse(ScopeRows.AS_OF);
    GraphEngine engine =
        new GraphEngine(TestSpark.session(), SettingsLoader.load(List.of(), List.of()).graph());
    KeptRows kept = new KeptRows();
    try {
      QuarterlyFlows quarters =
          new QuarterlyFlows(
              new Dates(asOf, asOf), known, run.rows("SELECT * FROM curated.payment"), kept::keep);
      return new Pace(quarters, engine, kept, Long.MAX_VALUE, warning -> {})
          .of(run.rows("SELECT * FROM reporting.scope")).toJSON().collectAsList().stream()
              .sorted()
              .toList();
    } finally {
      engine.release();
      kept.release();
    }
  }
}
