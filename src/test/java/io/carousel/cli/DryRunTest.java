package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DryRunTest {
  private static final String PAYMENTS = "payer_id,payee_id,amount\na,b,1\nb,a,1\n";

  @TempDir private Path folder;
  private Path input;
  private Path warehouse;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(input.resolve("payments.csv"), PAYMENTS);
    warehouse = folder.resolve("warehouse");
  }

  private List<String> plan(String... words) {
    Invocation said = Invocation.of(words);
    assertThat(said.err()).doesNotContain("carousel: ");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).isEmpty();
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(input));
    assertThat(input).isDirectoryNotContaining(path -> !path.endsWith("payments.csv"));
    return said.err().lines().toList();
  }

  private List<String> planOfInput(String command) {
    return plan(
        command, "--dry-run", "--input", input.toString(), "--warehouse", warehouse.toString());
  }

  @Test
  void printsThePlanForTheBundledDataAndWritesNothing() {
    assertThat(plan("run", "--dry-run", "--warehouse", warehouse.toString()))
        .anyMatch(line -> line.contains("nothing is written"))
        .anyMatch(line -> line.startsWith("input:") && line.contains("bundled"))
        .anyMatch(line -> line.startsWith("warehouse:") && line.endsWith(warehouse.toString()))
        .anyMatch(line -> line.startsWith("as of:"))
        .anyMatch(line -> line.startsWith("ingest: read deals"))
        .contains("flows: scope announced/all/party");
  }

  @Test
  void showsWherePublishTakesResults() {
    assertThat(plan("publish", "--dry-run", "--warehouse", warehouse.toString()))
        .contains(
            "publish: report " + warehouse + "/report/index.html",
            "publish: database " + warehouse + "/carousel.duckdb");
    assertThat(
            plan(
                "publish",
                "--dry-run",
                "--warehouse",
                warehouse.toString(),
                "--set",
                "publish.jdbc.url=jdbc:postgresql://db.example.org/finance"))
        .anyMatch(line -> line.startsWith("publish: database postgresql://db.example.org"));
  }

  @Test
  void missesThePasswordOfADatabaseBeforeAnythingRuns() {
    Invocation said =
        Invocation.of(
            "run",
            "--warehouse",
            warehouse.toString(),
            "--set",
            "publish.jdbc.url=jdbc:postgresql://db.example.org/finance",
            "--set",
            "publish.jdbc.password-env=CAROUSEL_NO_SUCH_VARIABLE");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("CAROUSEL_NO_SUCH_VARIABLE", "publish.jdbc.password-env");
    assertThat(warehouse).doesNotExist();
  }

  @Test
  void printsThePlanForAFolderAndWritesNothing() {
    assertThat(planOfInput("run"))
        .anyMatch(line -> line.startsWith("input:") && line.endsWith(input.toString()))
        .anyMatch(line -> line.startsWith("ingest: read payments: 1 file(s), " + PAYMENTS.length()))
        .noneMatch(line -> line.contains("read deals"));
  }

  @Test
  void leavesAnExistingWarehouseUnchanged() throws IOException {
    Path existing = Files.createDirectory(folder.resolve("existing"));
    Invocation said = Invocation.of("run", "--dry-run", "--warehouse", existing.toString());
    assertThat(said.exitCode()).isZero();
    assertThat(existing).isEmptyDirectory();
  }

  @Test
  void warnsOfFilesThatAreNotRead() throws IOException {
    Files.writeString(input.resolve("deal.csv"), "x\n");
    Invocation said = Invocation.of("run", "--dry-run", "--input", input.toString());
    assertThat(said.err().lines()).anyMatch(line -> line.contains("deal.csv is not read"));
  }

  @Test
  void plansTheScopesOfTheSettings() {
    List<String> lines =
        plan("run", "--dry-run", "--set", "flows.scopes=paid/trade/party,paid/all/party");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("flows: scope "))
        .containsExactly("flows: scope paid/trade/party", "flows: scope paid/all/party");
  }

  @Test
  void plansNoFurtherThanTheJobToStopAfter() {
    assertThat(plan("run", "--dry-run", "--until", "ingest"))
        .anyMatch(line -> line.startsWith("ingest: "))
        .noneMatch(line -> line.startsWith("flows: "));
  }

  @Test
  void plansASingleJob() {
    assertThat(planOfInput("ingest")).noneMatch(line -> line.startsWith("flows: "));
    assertThat(planOfInput("flows")).noneMatch(line -> line.startsWith("ingest: "));
  }

  @Test
  void showsTheDateThatWasGiven() {
    assertThat(plan("run", "--dry-run", "--as-of", "2025-11-08"))
        .anyMatch(line -> line.startsWith("as of:") && line.endsWith("2025-11-08"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--as-of=2025-11-08"})
  void refusesAMissingInputFolderBeforeAnythingStarts(String option) {
    String missing = folder.resolve("missing").toString();
    Invocation.of("run", option, "--input", missing, "--warehouse", warehouse.toString())
        .failed(3, "'" + missing + "'", "--input");
    assertThat(warehouse).doesNotExist();
  }

  @Test
  void refusesAnEmptyInputFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Invocation.of("run", "--dry-run", "--input", empty.toString())
        .failed(3, "nothing to analyse", empty.toString(), "payments");
  }

  @Test
  void refusesAFileThatLacksARequiredColumn() throws IOException {
    Files.writeString(input.resolve("payments.csv"), "payer_id,payee,amount\na,b,1\n");
    Invocation.of("run", "--dry-run", "--input", input.toString())
        .failed(3, "'payments.csv'", "'payee_id'", "payer_id, payee, amount");
  }
}
