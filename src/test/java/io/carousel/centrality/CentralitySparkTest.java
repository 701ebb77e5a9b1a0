package io.carousel.centrality;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.graph.spark.GraphEngine;
import io.carousel.settings.Settings;
import io.carousel.settings.SettingsLoader;
import io.carousel.spark.KeptRows;
import io.carousel.spark.SparkSessions;
import io.carousel.testing.ScopeRows;
import io.carousel.testing.TestSpark;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Scores of parties, on a hand-worked network. */
final class CentralitySparkTest {
  /**
   * The chip maker invests 100 in the lab, the lab buys for 300 from the cloud, the cloud for 40
   * from the chip maker. The bank lends the lab 10.
   */
  private static final ScopeRows CHIPS =
      new ScopeRows()
          .payments(
              "chips",
              "payer_id, payee_id, amount",
              "chip, lab, 100",
              "lab, cloud, 300",
              "cloud, chip, 40",
              "cloud, chip, ",
              "bank, lab, 10")
          .scope("chips", "all", "party");

  @Test
  void scoresInsideTheGroupAreInThePartysRow() {
    // Without any of the three nothing goes round. On a ring the others are 1 and 2 payments away:
    // SinkRank 2/3, random walk 3/3. Levels: bank pays lab, chip pays lab, lab pays cloud.
    assertThat(
            measured(
                result ->
                    json(
                        result,
                        "party_id AS p",
                        "removal_impact AS i",
                        "round(sinkrank, 9) AS s",
                        "round(random_walk, 9) AS w",
                        "trophic_level IS NOT NULL AS l",
                        "unmeasured AS u")))
        .containsExactly(
            "{\"p\":\"bank\",\"i\":0.00,\"l\":true}",
            "{\"p\":\"chip\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}",
            "{\"p\":\"cloud\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}",
            "{\"p\":\"lab\",\"i\":120.00,\"s\":0.666666667,\"w\":1.0,\"l\":true}");
  }

  @Test
  void everyScopesPageRanksReportHowTheyCameAbout() {
    assertThat(
            measured(
                result ->
                    result.convergence().stream()
                        .map(c -> c.result() + " " + c.converged() + " " + (c.iterations() > 1))
                        .toList()))
        .containsExactly(
            "pagerank_received 2025-12-31/chips/all/party true true",
            "pagerank_paid 2025-12-31/chips/all/party true true");
    assertThat(
            measured(
                result -> result.convergence().stream().map(c -> c.converged()).toList(),
                "centrality.max-iterations=1"))
        .containsExactly(false, false);
  }

  @Test
  void scoresOfTooMuchWorkAreNullWithTheReason() {
    assertThat(
            measured(
                result ->
                    json(
                        result,
                        "party_id AS p",
                        "removal_impact",
                        "sinkrank",
                        "random_walk",
                        "unmeasured AS u"),
                "graph.exact-max-parties=2",
                "centrality.removal-max-work=8"))
        .contains(
            "{\"p\":\"lab\",\"u\":\"removal_impact: parties times edges above 8; sinkrank,"
                + " random_walk: more parties than 2\"}");
  }

  @Test
  void aGroupTooLargeForATaskIsMeasuredByWhatNeedsNoTask() {
    assertThat(
            measured(
                result -> json(result, "party_id AS p", "removal_impact AS i", "unmeasured AS u"),
                "graph.engine=graphframes",
                "graph.kernel-max-edges=2",
                "centrality.tolerance=0.01")) // few iterations: scores are not looked at
        .contains(
            "{\"p\":\"bank\",\"i\":0.00,\"u\":\"trophic_level: the graph is too large for a"
                + " task\"}",
            "{\"p\":\"lab\",\"u\":\"trophic_level: the graph is too large for a task;"
                + " removal_impact, sinkrank, random_walk: more edges in a group than the 2 that"
                + " fit a task\"}");
  }

  private static <T> List<T> measured(
      Function<Centrality.Result, List<T>> reading, String... assignments) {
    SparkSessions.fit(TestSpark.session(), 0);
    Settings settings = SettingsLoader.load(List.of(), List.of(assignments));
    GraphEngine engine = new GraphEngine(TestSpark.session(), settings.graph());
    KeptRows kept = new KeptRows();
    try {
      return reading.apply(new Centrality(settings, engine, kept).of(CHIPS.edges()));
    } finally {
      engine.release();
      kept.release();
    }
  }

  private static List<String> json(Centrality.Result result, String... columns) {
    return result.parties().selectExpr(columns).toJSON().collectAsList().stream().sorted().toList();
  }
}
