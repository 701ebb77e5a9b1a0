package io.carousel.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.circularity.CircularityJob;
import io.carousel.exposure.ExposureJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests claims against the bundled data. {@code mvn test -Dtest=ClaimsSparkTest -Dclaims.write}
 * writes the page and the yardstick; without that property they must be up to date.
 */
final class ClaimsSparkTest {
  private static final String COMMAND = "mvn test -Dtest=ClaimsSparkTest -Dclaims.write";
  private static final Path PAGE = Path.of("src", "docs", "claims.md");
  private static final Path YARDSTICK =
      Path.of("src/main/resources/io/carousel/publish/report/yardstick.csv");

  @TempDir static Path folder;

  private static TestRun industry;
  private static TestRun lucent;

  /** Data is ingested once for both dates, and only jobs that a claim needs run. */
  @BeforeAll
  static void run() {
    Job ingest = new IngestJob();
    Job flows = new FlowsJob();
    Job circularity = new CircularityJob();
    Job exposure = new ExposureJob();
    industry = new TestRun(folder.resolve("industry")).bundled();
    industry
        .set("flows.scopes=announced/all/party,paid/all/party")
        .set("circularity.loop.max-length=2")
        .jobs(List.of(ingest, flows, circularity, exposure))
        .run();
    industry
        .set("flows.scopes=announced/all/party")
        .set("circularity.loop.max-length=3")
        .jobs(List.of(flows, circularity, exposure))
        .asOf("2025-11-08")
        .run();
    lucent = new TestRun(folder.resolve("lucent")).input(Path.of("src/data/reference-lucent"));
    lucent.set("flows.scopes=announced/all/party");
    lucent.jobs(List.of(ingest, flows, exposure)).asOf("2000-12-31").run();
    lucent.jobs(List.of(flows, exposure)).asOf("2001-12-31").run();
  }

  @Test
  void thePageShowsWhatTheQueriesFind() throws IOException {
    Claims claims = Claims.load();
    Map<String, TestRun> runs = Map.of("ai-industry", industry, "reference-lucent", lucent);
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : claims.claims()) {
      for (Reading reading : claim.readings()) {
        Answer answer = Answer.of(runs.get(reading.data()).rows(reading.sql()));
        findings.add(new Finding(claim, reading, answer));
      }
    }
    check(PAGE, new ClaimsPage(COMMAND, findings, claims.untested()).markdown());
  }

  @Test
  void theYardstickHoldsTheResultsOfLucentsRuns() throws IOException {
    check(YARDSTICK, Yardstick.of(lucent));
  }

  @Test
  void eachQuestionIsAddressed() {
    Claims claims = Claims.load();
    Set<Integer> questions = new HashSet<>();
    claims.claims().forEach(claim -> questions.addAll(claim.questions()));
    claims.untested().forEach(claim -> questions.add(claim.question()));
    for (int question = 1; question <= 19; question++) {
      assertThat(questions).contains(question);
    }
    assertThat(claims.claims()).extracting(Claim::id).doesNotHaveDuplicates();
  }

  private static void check(Path file, String text) throws IOException {
    if (System.getProperty("claims.write") != null) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).as("%s, written by %s", file, COMMAND).isEqualTo(text);
  }
}
