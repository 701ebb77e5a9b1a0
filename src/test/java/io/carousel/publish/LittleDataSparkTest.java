package io.carousel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.job.Step;
import io.carousel.testing.CircleExample;
import io.carousel.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that have less than all of it, on more than one date. */
final class LittleDataSparkTest {
  @TempDir Path folder;

  private String report() throws IOException {
    return Files.readString(folder.resolve("warehouse/report/index.html"));
  }

  private String inDatabase(String query) throws SQLException {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse/carousel.duckdb");
    try (Connection database = new DuckDBDriver().connect(url, new Properties());
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  /** A date with payments only, a later one with nothing to measure, then the first one again. */
  @Test
  void eachDateHasItsOwnRunAlsoWhereLittleOrNothingWasMeasured() throws Exception {
    run("first", "2025-06-30")
        .knownAsOf("2025-07-31")
        .file("payments.csv", "payer_id,payee_id,amount,payment_id", "a,b,7,p1", "b,a,5,p2")
        .run();
    assertThat(report())
        .contains(
            "as of 30 June 2025",
            "<bdi>first</bdi>",
            "2025-07-31",
            "The data has no capital scheduled as paid of known amount",
            "payments made or scheduled as paid")
        // Both payments are evidence of the loop.
        .contains("p1", "p2");

    Files.delete(folder.resolve("input/payments.csv"));
    run("second", "2025-12-31")
        .file("exposures.csv", "creditor_id,debtor_id,amount", "a,b,7")
        .run();
    assertThat(report())
        .contains("as of 31 December 2025", "<bdi>second</bdi>", "No scope was measured");
    assertThat(inDatabase("SELECT count(*) FROM reporting.scope WHERE as_of = '2025-12-31'"))
        .isEqualTo("0");

    new TestRun(folder)
        .jobs(List.of(CircleExample.PUBLISH))
        .runId("again")
        .asOf("2025-06-30")
        .run();
    assertThat(report())
        .contains("as of 30 June 2025", "<bdi>first</bdi>", "2025-07-31")
        .doesNotContain("<bdi>second</bdi>");
    assertThat(inDatabase("SELECT string_agg(run_id, ' ' ORDER BY run_id) FROM ops.run"))
        .isEqualTo("first second");
    assertThat(inDatabase("SELECT count(DISTINCT as_of) FROM reporting.circularity"))
        .isEqualTo("1");
  }

  private TestRun run(String id, String asOf) {
    List<Step> steps = new ArrayList<>(TestRun.ALL_JOBS.subList(0, 3));
    steps.add(CircleExample.PUBLISH);
    return new TestRun(folder).jobs(steps).runId(id).asOf(asOf);
  }
}
