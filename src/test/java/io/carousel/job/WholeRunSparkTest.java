package io.carousel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.table.TableSpec;
import io.carousel.testing.BundledScopes;
import io.carousel.testing.TestRun;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of all jobs of the graph: on the bundled deals, on an earlier date, by both engines. */
final class WholeRunSparkTest {
  private static final List<Job> MEASURING = TestRun.GRAPH_JOBS.subList(2, 4);
  private static final String SCORES =
      "SELECT scope_id, party_id, round(pagerank_received, 9), round(pagerank_paid, 9)"
          + " FROM reporting.party_centrality";

  @TempDir Path folder;

  @Test
  void bundledDealsAddUpAsTheyDoByHandAndTheirCoreIsOneGroup() {
    TestRun run =
        new TestRun(folder)
            .bundled()
            .runId("newest")
            .set("circularity.draws=20")
            .set("circularity.null-draws=20");
    run.run();
    assertThat(run.value("SELECT count(*) FROM ops.rejected_row")).isEqualTo(0L);
    assertThat(run.value("SELECT sum(unresolved_parties) FROM ops.data_quality"))
        .isEqualTo(new BigDecimal("0").longValue());
    // The newest announcement in the file.
    checkSums(run, LocalDate.parse("2026-05-26"));
    checkLoops(run);

    Map<String, String> newest = content(run);
    run.runId("again").run();
    assertThat(content(run)).isEqualTo(newest);
    assertThat(run.rows("SELECT * FROM ops.run").count()).isEqualTo(2);
    assertThat(snapshots(run, "again")).isEqualTo(snapshots(run, "newest"));

    // The deals are read already.
    run.runId("autumn").asOf("2025-11-08").jobs(TestRun.GRAPH_JOBS.subList(1, 3)).run();
    checkSums(run, LocalDate.parse("2025-11-08"));
    assertThat(members(run, "2025-11-08/announced/all/party"))
        .contains("microsoft", "nvidia", "openai", "oracle");
    // The other date's rows are as they were.
    assertThat(content(run)).containsAllEntriesOf(newest);
    assertThat(run.query("SELECT DISTINCT as_of FROM reporting.circularity")).hasSize(2);
  }

  /** The widely quoted deals: 30bn, 300bn and 40bn; 13bn of shares; warrants by their value. */
  private static void checkLoops(TestRun run) {
    assertThat(
            run.query(
                "SELECT path, kind, bottleneck FROM reporting.loop WHERE view = 'amount'"
                    + " AND scope_id = '2026-05-26/announced/all/party'"))
        .contains(
            loop("nvidia>openai>oracle", "30000000000.00"),
            loop("microsoft>openai", "13000000000.00"));
    assertThat(
            run.query(
                "SELECT path, kind, bottleneck FROM reporting.loop"
                    + " WHERE scope_id = '2026-05-26/announced/in-kind/party'"))
        .contains(loop("amd>openai", "32592000000.00"))
        // What Oracle pays AMD was never published.
        .contains("{\"path\":\"amd>openai>oracle\",\"kind\":\"financing\"}");
    assertThat(
            run.query(
                "SELECT leg, deal_id, publisher FROM reporting.loop_evidence"
                    + " WHERE scope_id = '2026-05-26/announced/all/party'"
                    + " AND path = 'nvidia>openai>oracle' AND amount > 0"))
        .containsExactly(
            "{\"leg\":1,\"deal_id\":\"nvidia-openai-equity-2026\",\"publisher\":\"CNA (Reuters)\"}",
            "{\"leg\":2,\"deal_id\":\"openai-oracle-cloud-300bn\",\"publisher\":\"TechSpot (WSJ)\"}",
            "{\"leg\":3,\"deal_id\":\"oracle-nvidia-chips-abilene\","
                + "\"publisher\":\"The Decoder (FT)\"}");
  }

  private static String loop(String path, String bottleneck) {
    return String.format(
        "{\"path\":\"%s\",\"kind\":\"financing\",\"bottleneck\":%s}", path, bottleneck);
  }

  @Test
  void bothEnginesFillTheSameTablesAndRecordHowTheyConverged() {
    TestRun run =
        new TestRun(folder)
            .file(
                "deals.csv",
                "deal_id,announced_on,payer_id,payee_id,instrument,amount",
                "d1,2025-01-01,a,b,equity,10",
                "d2,2025-01-02,b,c,cloud,5",
                "d3,2025-01-02,c,a,cloud,2.50",
                "d4,2025-01-02,c,d,cloud,",
                "d5,2025-01-02,c,b,cloud,7")
            .set("centrality.damping=0.5")
            .set("flows.scopes=announced/all/party");
    run.set("graph.engine=kernel").runId("kernel").run();
    Map<String, List<String>> kernel = measures(run);
    assertThat(kernel.values()).doesNotContain(List.of());
    assertThat(kernel.get(SCORES)).hasSize(3);
    // Both measuring jobs alone, on the same flows.
    run.set("graph.engine=graphframes").runId("messages").jobs(MEASURING).run();
    assertThat(measures(run)).isEqualTo(kernel);
    for (String runId : List.of("kernel", "messages")) {
      Row row =
          run.rows(
                  "SELECT size(iterations), array_max(map_values(residuals)) < 1e-10"
                      + " FROM ops.job_run WHERE job = 'centrality' AND run_id = '"
                      + runId
                      + "'")
              .head();
      assertThat(row.getInt(0)).isEqualTo(2);
      assertThat(row.getBoolean(1)).isTrue();
    }
    run.set("centrality.max-iterations=2").runId("bad").jobs(MEASURING.subList(1, 2));
    assertThatThrownBy(run::run)
        .hasMessageContaining("did not converge in 2 iterations")
        .hasMessageContaining("pagerank_received 2025-01-02/announced/all/party");
  }

  /** The rows of the tables that both engines fill, by query. */
  private static Map<String, List<String>> measures(TestRun run) {
    Map<String, List<String>> measures = new TreeMap<>();
    measures.put(SCORES, run.query(SCORES));
    for (String table :
        List.of("circularity", "circular_group", "circular_member", "loop", "loop_leg")) {
      measures.put(table, run.query("SELECT * FROM reporting." + table));
    }
    return measures;
  }

  private static void checkSums(TestRun run, LocalDate asOf) {
    BundledScopes bundled = BundledScopes.bundled();
    List<Row> scopes =
        run.rows(
                "SELECT scope_id, basis, layers, level, gross, deals FROM reporting.circularity"
                    + " JOIN reporting.scope USING (scope_id, as_of) WHERE as_of = DATE'"
                    + asOf
                    + "'")
            .collectAsList();
    assertThat(scopes).hasSize(6);
    for (Row scope : scopes) {
      String basis = scope.getString(1);
      String layers = scope.getString(2);
      String level = scope.getString(3);
      assertThat(scope.getDecimal(4))
          .as(scope.getString(0))
          .isEqualByComparingTo(bundled.gross(asOf, basis, layers, level));
      assertThat(scope.getLong(5))
          .as(scope.getString(0))
          .isEqualTo(bundled.deals(asOf, basis, layers, level));
    }
  }

  private static List<String> members(TestRun run, String scope) {
    return run
        .rows(
            "SELECT party_id FROM reporting.circular_member WHERE view = 'amount' AND scope_id = '"
                + scope
                + "'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** All rows of all reporting tables, by table and row number. */
  private static Map<String, String> content(TestRun run) {
    Map<String, String> content = new TreeMap<>();
    for (Job job : TestRun.GRAPH_JOBS) {
      for (TableSpec table : job.tables()) {
        if (table.namespace().equals("reporting")) {
          run.query("SELECT * FROM " + table.fullName())
              .forEach(row -> content.put(table.name() + " " + row, ""));
        }
      }
    }
    return content;
  }

  private static List<String> snapshots(TestRun run, String runId) {
    return run.query("SELECT map_values(snapshots) FROM ops.run WHERE run_id = '" + runId + "'");
  }
}
