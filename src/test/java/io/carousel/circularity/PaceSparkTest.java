package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.job.Dates;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.testing.CuratedRows;
import io.carousel.testing.TableRows;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deals in force at each quarter's end, with and without those made in the quarter. */
final class PaceSparkTest {
  private static final String DEALS =
      "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,starts_on,ends_on,"
          + "cancelled_on,replaces";
  private static final Dataset<Row> NO_DEALS = TableRows.of(CuratedTables.DEAL).none();
  private static final Dataset<Row> NO_PAYMENTS = TableRows.of(CuratedTables.PAYMENT).none();

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private KeptRows kept;
  private GraphEngine engine;

  @BeforeEach
  void open() {
    kept = new KeptRows();
    engine =
        new GraphEngine(TestSpark.session(), SettingsLoader.load(List.of(), List.of()).graph());
  }

  @AfterEach
  void release() {
    engine.release();
    kept.release();
  }

  @Test
  void dealsComeAreReplacedAndCancelledByQuarter() {
    Dataset<Row> deals =
        CuratedRows.deals(
            DEALS,
            "d1,2024-12-31,a,b,equity,100,closed,,,,",
            "d2,2025-01-01,b,a,cloud,70,announced,,,,",
            "d3,2025-04-01,b,a,cloud,50,signed,,,,d2", // in its place
            "d4,2025-05-01,a,b,cloud,30,cancelled,,,2025-07-01,",
            "d5,2025-05-01,a,b,warrant,999,closed,,,,", // in kind
            "d6,2025-08-16,a,b,cloud,5,closed,,,,"); // after the as-of date
    List<Row> pace =
        pace(flows("2025-08-15", "2025-08-15", deals, NO_PAYMENTS), "announced", "contracted");

    assertThat(rows(pace, "announced"))
        .containsExactly(
            // quarter, deals, new ones, gross, circulation, new gross, the three without new deals
            "2024Q4 1 1 100.00 0.00 100.00 0.00 0.00 null",
            "2025Q1 2 1 170.00 140.00 70.00 100.00 0.00 0.0",
            // Had no deal been made, d2 would stand.
            "2025Q2 3 2 180.00 100.00 80.00 170.00 140.00 0.8235294117647058",
            "2025Q3 2 0 150.00 100.00 0.00 150.00 100.00 0.6666666666666666");
    assertThat(rows(pace, "contracted"))
        .containsExactly(
            "2024Q4 1 1 100.00 0.00 100.00 0.00 0.00 null",
            "2025Q1 1 0 100.00 0.00 0.00 100.00 0.00 0.0",
            "2025Q2 2 1 150.00 100.00 50.00 100.00 0.00 0.0",
            "2025Q3 2 0 150.00 100.00 0.00 150.00 100.00 0.6666666666666666");
  }

  @Test
  void paymentsContinueWhenDealsStop() {
    Dataset<Row> deals =
        CuratedRows.deals(
            DEALS,
            // 365 a year from January: 90 by March, 181 by June.
            "d1,2025-01-01,a,b,cloud,730,signed,2025-01-01,2026-12-31,,",
            "d2,2025-04-01,b,a,debt,50,closed,,,,",
            "d3,2025-01-01,a,b,cloud,999,signed,2025-01-01,2025-12-31,,", // paid as recorded
            "d4,2025-01-01,a,b,cloud,999,signed,,,,"); // no known schedule
    Dataset<Row> payments =
        CuratedRows.payments(
            "payer_id,payee_id,amount,paid_on,deal_id",
            "a,b,7,2025-05-01,d3",
            "b,a,3,,",
            "b,a,4,2025-06-01,");
    List<Row> pace = pace(flows("2025-06-30", "2025-06-30", deals, payments), "paid", "due-12m");

    // First: 90 of d1, 246.33 of d3 (999 * 90 / 365; payments take over in May), 3 without a day.
    // Second: 181 + 50 + 7 + 3 + 4; without d2 and the payment of June 191.
    assertThat(rows(pace, "paid"))
        .containsExactly(
            "2025Q1 3 3 339.33 6.00 336.33 3.00 0.00 0.0",
            "2025Q2 4 1 245.00 114.00 54.00 191.00 6.00 0.031413612565445025");
    // In the 12 months from March: 365 of d1, 275 days of d3. From June: 365 of d1; the payments
    // of d3 are recorded.
    assertThat(rows(pace, "due-12m"))
        .containsExactly(
            "2025Q1 3 3 1117.67 0.00 1117.67 0.00 0.00 null",
            "2025Q2 2 0 365.00 0.00 0.00 365.00 0.00 0.0");
  }

  @Test
  void aPaymentWithoutADayCountsFromItsDealsDay() {
    Dataset<Row> deals =
        CuratedRows.deals(
            DEALS,
            "d0,2024-12-05,a,b,equity,10,closed,,,,",
            "d1,2025-04-01,b,a,cloud,9,closed,,,,",
            "d2,2025-09-01,b,a,cloud,9,closed,,,,"); // after the as-of date, but paid
    Dataset<Row> payments =
        CuratedRows.payments("payer_id,payee_id,amount,deal_id", "b,a,3,d1", "b,a,1,d2");

    assertThat(rows(pace(flows("2025-06-30", "2025-12-31", deals, payments), "paid"), "paid"))
        .containsExactly(
            "2024Q4 1 1 10.00 0.00 10.00 0.00 0.00 null",
            "2025Q1 1 0 10.00 0.00 0.00 10.00 0.00 0.0",
            "2025Q2 3 2 14.00 8.00 4.00 10.00 0.00 0.0");
  }

  @Test
  void theLastQuarterIsTheScopeItself() {
    TestRun run =
        new TestRun(folder)
            .withPace()
            .bundled()
            .jobs(TestRun.GRAPH_JOBS.subList(0, 3))
            .set(
                "flows.scopes=announced/all/party,contracted/all/party,paid/all/party,"
                    + "due-12m/all/party,due-60m/all/party")
            .run();

    List<String> last =
        run.query(
            "SELECT basis, deals, gross, circulation, circularity FROM reporting.pace"
                + " WHERE quarter = (SELECT max(quarter) FROM reporting.pace)");
    assertThat(last)
        .hasSize(5)
        .isEqualTo(
            run.query(
                "SELECT basis, deals, gross, circulation, circularity"
                    + " FROM reporting.circularity JOIN reporting.scope USING (scope_id)"));
  }

  @Test
  void moreThanIsAllowedIsNotNettedAndSaidSo() {
    Dataset<Row> payments =
        CuratedRows.payments(
            "payer_id,payee_id,amount,paid_on", "a,b,7,2025-01-01", "b,a,3,2025-01-01");
    QuarterlyFlows flows = flows("2025-03-31", "2025-03-31", NO_DEALS, payments);
    Pace pace = new Pace(flows, engine, kept, 1, warnings::add);

    assertThat(rows(pace.of(scopes("paid")).collectAsList(), "paid"))
        .containsExactly("2025Q1 0 0 10.00 null 10.00 0.00 0.00 null");
    assertThat(warnings)
        .containsExactly(
            "reporting.pace has no circulations: 2 deals and payments of all quarters and bases,"
                + " above circularity.pace-max-work = 1");
  }

  @Test
  void withoutAScopeOfAllLayersBetweenPartiesThereIsNoPace() {
    Pace pace =
        new Pace(
            flows("2025-03-31", "2025-03-31", NO_DEALS, NO_PAYMENTS),
            engine,
            kept,
            1,
            warnings::add);
    Dataset<Row> groups =
        TableRows.of(FlowTables.SCOPE).rows("basis, layers, level", "announced, all, group");

    assertThat(pace.of(groups).collectAsList()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("BASIS/all/party");
    assertThat(pace.of(TableRows.of(FlowTables.SCOPE).none()).collectAsList()).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  private QuarterlyFlows flows(
      String asOf, String knownAsOf, Dataset<Row> deals, Dataset<Row> payments) {
    Dates dates = new Dates(LocalDate.parse(asOf), LocalDate.parse(knownAsOf));
    return new QuarterlyFlows(dates, deals, payments, kept::keep);
  }

  private List<Row> pace(QuarterlyFlows flows, String... bases) {
    return new Pace(flows, engine, kept, 1_000_000, warnings::add)
        .of(scopes(bases))
        .collectAsList();
  }

  private static Dataset<Row> scopes(String... bases) {
    return TableRows.of(FlowTables.SCOPE)
        .all("layers", "all")
        .all("level", "party")
        .rows("basis", bases);
  }

  private static List<String> rows(List<Row> pace, String basis) {
    return pace.stream()
        .filter(row -> row.getAs("basis").equals(basis))
        .map(PaceSparkTest::text)
        .sorted()
        .toList();
  }

  private static String text(Row row) {
    return Stream.of(
            "quarter",
            "deals",
            "new_deals",
            "gross",
            "circulation",
            "new_gross",
            "stopped_gross",
            "stopped_circulation",
            "stopped_circularity")
        .map(column -> String.valueOf(row.<Object>getAs(column)))
        .collect(Collectors.joining(" "));
  }
}
