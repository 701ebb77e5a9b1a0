package io.carousel.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.basis.Scopes;
import io.carousel.ingest.IngestJob;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.testing.BundledScopes;
import io.carousel.testing.TestRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled deals in every kind of scope, against a program that shares no code with these, and
 * against themselves.
 */
final class BundledFlowsSparkTest {
  private static final String[] SCOPES = {
    "announced/all/party",
    "announced/capital/party",
    "announced/trade/party",
    "announced/in-kind/party",
    "announced/contingent/party",
    "announced/all/group",
    "contracted/all/party",
    "contracted/contingent/group",
    "paid/all/party",
    "paid/in-kind/group",
    "due-12m/all/party",
    "due-60m/all/party",
    "due-60m/contingent/group"
  };

  private static final Column[] COUNTED = {
    col("basis"), col("deal_id"), col("payer_id"), col("payee_id"), col("amount")
  };

  @TempDir static Path folder;

  private static final KeptRows KEPT = new KeptRows();
  private static FlowExample example;

  @BeforeAll
  static void ingestOnce() {
    TestRun run =
        new TestRun(folder).bundled().jobs(List.of(new IngestJob())).asOf("2026-05-26").run();
    example = FlowExample.ingested(run, KEPT).scopes(SCOPES);
  }

  @AfterAll
  static void release() {
    KEPT.release();
  }

  @Test
  void everyScopesEdgesAreThoseOfAnIndependentProgram() {
    BundledScopes bundled = BundledScopes.bundled();

    for (String date : List.of("2026-05-26", "2025-11-08", "2024-12-31")) {
      Map<String, BigDecimal> expected = new TreeMap<>();
      for (String scope : SCOPES) {
        String[] parts = scope.split("/", 3);
        bundled
            .edges(LocalDate.parse(date), parts[0], parts[1], parts[2])
            .forEach((edge, amount) -> expected.put(date + "/" + scope + " " + edge, amount));
      }
      assertThat(expected.keySet())
          .anyMatch(edge -> edge.contains("due-60m/all"))
          .anyMatch(edge -> edge.contains("paid/in-kind/group"));
      Dataset<Row> edges = example.asOf(date).tables().get(FlowTables.EDGE);
      assertThat(amounts(edges.where("amount > 0"))).isEqualTo(expected);
    }
  }

  @Test
  void aDealsScheduleAddsUpToItsAmount() {
    Map<TableSpec, Dataset<Row>> tables = example.asOf("2025-11-08").tables();
    Dataset<Row> totals =
        tables.get(FlowTables.SCHEDULE).groupBy("deal_id").agg(sum("amount").as("total"));
    Dataset<Row> announced =
        tables.get(FlowTables.PAYMENT).where("basis = 'announced'").select("deal_id", "amount");

    assertThat(totals.count()).isPositive().isEqualTo(announced.count());
    assertThat(
            FlowExample.json(
                announced
                    .join(
                        totals,
                        announced.col("deal_id").equalTo(totals.col("deal_id")),
                        "full_outer")
                    .where("not (total <=> amount)")))
        .isEmpty();
  }

  @Test
  void aQuartersEndCountsWhatTheScopesOfThatDayCount() {
    QuarterlyFlows flows = example.asOf("2026-05-26").quarterly();
    Dataset<Row> rows =
        KEPT.keep(flows.on(List.of(Basis.values()), flows.quarters().rows())).where("standing");

    for (String[] end :
        new String[][] {
          {"2025Q1", "2025-03-31"}, {"2025Q4", "2025-12-31"}, {"2026Q2", "2026-05-26"}
        }) {
      // As known today, in either case.
      Map<TableSpec, Dataset<Row>> tables = example.asOf(end[1], "2026-05-26").tables();
      Dataset<Row> scopes =
          tables.get(FlowTables.SCOPE).where("layers = 'all' and level = 'party'");
      Dataset<Row> counting =
          Scopes.payments(scopes, tables.get(FlowTables.PAYMENT)).where("payer_id <> payee_id");
      assertThat(FlowExample.json(rows.where("quarter = '" + end[0] + "'").select(COUNTED)))
          .as(end[0])
          .isNotEmpty()
          .isEqualTo(FlowExample.json(counting.select(COUNTED)));
    }
  }

  private static Map<String, BigDecimal> amounts(Dataset<Row> edges) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (Row edge : edges.select("scope_id", "payer_id", "payee_id", "amount").collectAsList()) {
      amounts.put(
          edge.getString(0) + " " + edge.getString(1) + ">" + edge.getString(2),
          edge.getDecimal(3));
    }
    return amounts;
  }
}
