package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageErrorsTest {

  @ParameterizedTest
  @CsvSource({"runn, run", "flow, flows", "Tables, tables", "centrallity, centrality"})
  void nameTheNearestCommandToAnUnknownOne(String given, String nearest) {
    Invocation.of(given)
        .failed(2, "unknown command '" + given + "'", "did you mean '" + nearest + "'?");
  }

  @Test
  void nameNoCommandWhenNoneIsNear() {
    Invocation words =
        Invocation.of("frobnicate").failed(2, "unknown command 'frobnicate'", "--help");
    assertThat(words.err()).doesNotContain("did you mean");
  }

  @ParameterizedTest
  @CsvSource({
    "run, --asof, --as-of",
    "ingest, --inputs, --input",
    "run, --utnil, --until",
    "flows, --dryrun, --dry-run"
  })
  void nameTheNearestOptionToAnUnknownOne(String command, String given, String nearest) {
    String message = "unknown option '" + given + "'";
    Invocation.of(command, given).failed(2, message, "did you mean '" + nearest + "'?");
    Invocation.of(command, given + "=x").failed(2, message, "did you mean '" + nearest + "'?");
  }

  @Test
  void nameTheNearestOptionAlsoWithAQuery() {
    Invocation.of("sql", "SELECT 1", "--fromat", "csv")
        .failed(2, "unknown option '--fromat'", "did you mean '--format'?");
  }

  @Test
  void refuseAnOptionThatOnlyAnotherCommandHas() {
    Invocation.of("ingest", "--until", "flows")
        .failed(2, "unknown option '--until'", "ingest --help");
  }

  @Test
  void refuseAWordTooMany() {
    Invocation.of("run", "flows").failed(2, "'flows'", "run --help");
    Invocation.of("tables", "scope", "edge").failed(2, "'edge'", "tables --help");
  }

  @Test
  void refuseAnOptionWithoutItsValue() {
    Invocation.of("run", "--input").failed(2, "--input", "run --help");
    Invocation.of("sql").failed(2, "QUERY", "sql --help");
  }

  @Test
  void reportAReportOfNothing(@TempDir Path folder) {
    Path none = folder.resolve("none");
    Invocation.of("report", "--as-of", "soon", "--warehouse", none.toString())
        .failed(2, "'soon'", "--as-of");
    Invocation.of("report", "--warehouse", none.toString())
        .failed(3, "there is no warehouse", none.toString());
    for (String file : new String[] {"", "a:b.html", folder.toString()}) {
      Invocation.of("report", "--out", file).failed(2, "'" + file + "'", "--out");
    }
    assertThat(none).doesNotExist();
  }

  @Test
  void refuseAnOptionGivenTwice() {
    Invocation.of("run", "--as-of", "2025-01-01", "--as-of", "2025-01-02").failed(2, "--as-of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-30", "2025-13-01", "yesterday", "08.11.2025", "2025-1-2", ""})
  void refuseADateThatIsNone(String date) {
    Invocation.of("run", "--as-of", date).failed(2, "'" + date + "'", "--as-of", "2025-12-31");
    Invocation.of("run", "--known-as-of", date).failed(2, "'" + date + "'", "--known-as-of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "../x", ".hidden", "", "a/b", "ü"})
  void refuseARunIdThatIsNone(String id) {
    Invocation.of("run", "--dry-run", "--run-id", id)
        .failed(2, "'" + id + "'", "--run-id", "allowed: ");
  }

  @Test
  void limitTheLengthOfARunId() {
    Invocation.of("run", "--dry-run", "--run-id", "x".repeat(101)).failed(2, "--run-id", "100");
    assertThat(Invocation.of("run", "--dry-run", "--run-id", "x".repeat(100)).exitCode()).isZero();
  }

  @Test
  void nameTheNearestJobToAnUnknownOneToStopAfter() {
    Invocation.of("run", "--dry-run", "--until", "flow")
        .failed(2, "unknown job 'flow'", "--until", "ingest, flows", "did you mean 'flows'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ingest", "sql"})
  void nameTheNearestSettingToAnUnknownOne(String command) {
    String query = command.equals("sql") ? "SELECT 1" : "--verbose";
    Invocation words = Invocation.of(command, query, "--set", "graph.engin=kernel");
    assertThat(words.err().lines().findFirst().orElseThrow())
        .contains("unknown setting 'graph.engin'", "--set", "did you mean 'graph.engine'?");
    assertThat(words.exitCode()).isEqualTo(2);
  }

  @Test
  void reportASettingThatIsNotAllowed() {
    Invocation.of("run", "--set", "graph.engine=spark")
        .failed(2, "graph.engine", "'spark'", "--set", "auto, graphframes, kernel");
  }

  @Test
  void reportASettingWithoutAnEqualsSign() {
    Invocation.of("run", "--set", "graph.engine").failed(2, "'graph.engine'", "--set", "key=value");
  }

  @Test
  void reportASettingsFileThatIsNotThere(@TempDir Path folder) {
    String missing = folder.resolve("missing.conf").toString();
    Invocation.of("run", "--conf", missing).failed(2, "'" + missing + "'", "--conf");
  }

  @Test
  void reportAnUnknownSettingInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), "lake.writer = 3\n");
    Invocation.of("run", "--conf", file.toString())
        .failed(2, "'lake.writer'", file.toString(), "did you mean 'lake.writers'?");
  }

  @Test
  void letAnAssignmentWinOverAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), "graph.engine = spark\n");
    String[] words = {"run", "--dry-run", "--conf", file.toString(), "--set", "graph.engine=auto"};
    assertThat(Invocation.of(words).exitCode()).isZero();
  }

  @Test
  void showAStackTraceOnlyWhenAskedTo() {
    Invocation.of("run", "--as-of", "x").failed(2, "not a date");
    Invocation verbose = Invocation.of("run", "--as-of", "x", "--verbose");
    assertThat(verbose.err()).startsWith("carousel: not a date").contains("\tat io.carousel.");
    assertThat(verbose.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ten, '--deals', 'not a long'",
    "0, '--deals', 'a whole number from 1'",
    "-5, '--deals', 'a whole number from 1'"
  })
  void sayWhatSyntheticDataCannotBe(String deals, String option, String allowed) {
    Invocation.of("generate", "--deals", deals, "--out", "x").failed(2, option, allowed);
  }

  @Test
  void sayWhatSyntheticDataNeeds() {
    Invocation.of("generate", "--deals", "5").failed(2, "--out", "generate --help");
    Invocation.of("generate", "--out", "x").failed(2, "--deals", "generate --help");
  }
}
