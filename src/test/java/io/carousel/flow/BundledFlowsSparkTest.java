package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.IngestJob;
import io.carousel.testing.BundledScopes;
import io.carousel.testing.TestRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled deals in every kind of scope, against a program that shares no code with these. */
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

  @TempDir Path folder;

  @Test
  void everyScopesEdgesAreThoseOfAnIndependentProgram() {
    TestRun run =
        new TestRun(folder)
            .bundled()
            .set("flows.scopes=" + String.join(",", SCOPES))
            .jobs(List.of(new IngestJob()))
            .asOf("2026-05-26")
            .run()
            .jobs(List.of(new FlowsJob()));
    BundledScopes bundled = BundledScopes.bundled();

    for (String date : List.of("2026-05-26", "2025-11-08", "2024-12-31")) {
      run.asOf(date).run();
      Map<String, BigDecimal> actual = edges(run, date);
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
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void aDealsScheduleAddsUpToItsAmount() {
    TestRun run =
        new TestRun(folder)
            .bundled()
            .jobs(Arrays.asList(new IngestJob(), new FlowsJob()))
            .asOf("2025-11-08")
            .run();
    String deals = "SELECT deal_id, sum(amount) AS total" + " FROM flow.schedule GROUP BY deal_id";
    assertThat(
            run.query(
                "SELECT deal_id FROM flow.payment JOIN ("
                    + deals
                    + ") USING (deal_id)"
                    + " WHERE basis = 'announced' AND NOT (total <=> amount)"))
        .isEmpty();
    assertThat(run.value("SELECT count(DISTINCT deal_id) FROM flow.schedule"))
        .isEqualTo(run.value("SELECT count(*) FROM flow.payment WHERE basis = 'announced'"));
  }

  private static Map<String, BigDecimal> edges(TestRun run, String asOf) {
    Map<String, BigDecimal> edges = new TreeMap<>();
    for (Row edge :
        run.rows(
                "SELECT scope_id, payer_id, payee_id, amount FROM flow.edge"
                    + " WHERE amount > 0 AND as_of = DATE'"
                    + asOf
                    + "'")
            .collectAsList()) {
      edges.put(
          edge.getString(0) + " " + edge.getString(1) + ">" + edge.getString(2),
          edge.getDecimal(3));
    }
    return edges;
  }
}
