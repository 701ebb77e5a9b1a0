package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar through the real command line, on the Spark home that the build assembled. Each
 * start takes about ten seconds: what needs no process is tested without.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("jobs", "carousel").toAbsolutePath();
  private static final String[] LOCAL = {"--", "--master", "local[2]"};
  private static final String[] PAYMENTS = {
    "amount,payee_id,payer_id",
    "100000000000,OAI,NVDA",
    "300000000000,ORCL,OAI",
    "40000000000,NVDA,ORCL"
  };

  @TempDir static Path folder;

  private record Ended(int exitCode, String out, String err) {}

  /** One warehouse for all: made by executors that are processes of their own. */
  @BeforeAll
  static void runOnAClusterOfProcesses() throws IOException {
    input("payments.csv", PAYMENTS);
    Ended run = carousel(new String[] {"--", "--master", "local-cluster[2,1,1024]"}, paymentsRun());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  @Order(1)
  void aMistakeGetsOneLineItsExitCodeAndLeavesTheWarehouseAlone() throws IOException {
    Map<String, String> before = files();
    input("payments.csv", "payer_id,payee_id,amount", "a,\"b,1");

    Ended refused = carousel(LOCAL, paymentsRun());

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
    assertThat(refused.err().lines()).as(refused.err()).hasSize(1);
    assertThat(refused.err())
        .startsWith("carousel: ")
        .contains("payments.csv: the quote on line 2 is never closed");
    assertThat(refused.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void whatExecutorsOfTheirOwnWroteIsShownAfterAKillInTheMiddleOfTheNextRun() throws Exception {
    input("payments.csv", "amount,payee_id,payer_id", "1,b,a", "2,a,b");
    killAfter(start(List.of(paymentsRun()), LOCAL), "flows");

    // Net positions 60, 200 and -260 billion.
    Ended sums =
        carousel(
            LOCAL,
            "sql",
            "SELECT gross, net, excess, bilateral, groups, largest_group, intra_group, (SELECT"
                + " round(sum(pagerank_paid), 9) FROM reporting.party_centrality) AS scores,"
                + " (SELECT path FROM reporting.party_loop WHERE party_id = 'OAI') AS loop,"
                + " null_p_value AS p, gross_low = gross_high AS exact FROM reporting.circularity",
            "--format",
            "json");
    assertThat(sums.exitCode()).as(sums.err()).isZero();
    assertThat(sums.err()).isEmpty();
    assertThat(sums.out())
        .isEqualTo(
            "{\"gross\":440000000000.00,\"net\":260000000000.00,\"excess\":180000000000.00,"
                + "\"bilateral\":0.00,\"groups\":1,\"largest_group\":3,\"intra_group\":1.0,"
                + "\"scores\":1.0,\"loop\":\"NVDA>OAI>ORCL\",\"p\":1.0,\"exact\":true}\n");
  }

  @Test
  @Order(3)
  void theMainJobRunsOnTheBundledDealsAndItsResultsAreInTheDatabaseFileAndTheReport()
      throws IOException, SQLException {
    Ended run = carousel(LOCAL, "run", "--as-of", "2025-11-08");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().map(line -> line.replaceAll("[ :].*", "")))
        .containsSubsequence("warning", "dataset", "parties", "deals", "prices", "sources")
        .endsWith(
            "sources",
            "ingest",
            "flows",
            "circularity",
            "centrality",
            "exposure",
            "visible",
            "publish");
    assertThat(run.err()).contains("warning: took over the warehouse from run");
    assertThat(circularMembers()).contains("Microsoft", "Nvidia", "OpenAI", "Oracle");
    assertThat(warehouse().resolve("report/index.html"))
        .content()
        .contains("Circular financing as of 8 November 2025", "Nvidia");
  }

  @Test
  @Order(4)
  void itsReportIsWrittenAgain() {
    Path again = folder.resolve("again.html");
    Ended report = carousel(LOCAL, "report", "--out", again.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(report.out()).isEmpty();
    assertThat(again).hasSameTextualContentAs(warehouse().resolve("report/index.html"));
  }

  @Test
  @Order(5)
  void tablesNeedsNoSpark() {
    Ended tables = carousel(new String[0], "tables", "reporting.circularity");
    assertThat(tables.exitCode()).as(tables.err()).isZero();
    assertThat(tables.out()).contains("gross", "decimal(38,2)", "reporting currency");
  }

  @Test
  @Order(6)
  void syntheticDataCanBeGenerated() {
    Path data = folder.resolve("synthetic");
    Ended made =
        carousel(LOCAL, "generate", "--deals", "500", "--parties", "50", "--out", data.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.err().lines().map(line -> line.replaceAll(" .*", "")))
        .startsWith("parties", "deals", "holdings", "prices", "fx_rates");
    Ended planned = carousel(new String[0], "ingest", "--input", data.toString(), "--dry-run");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  private static Path warehouse() {
    return folder.resolve("warehouse");
  }

  private static String[] paymentsRun() {
    return new String[] {
      "run", "--input", folder.resolve("in").toString(), "--as-of", "2025-11-08"
    };
  }

  private static List<String> circularMembers() throws SQLException {
    List<String> members = new ArrayList<>();
    String url = "jdbc:duckdb:" + warehouse().resolve("carousel.duckdb");
    try (Connection database = new DuckDBDriver().connect(url, new Properties());
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT party_name FROM named.circular_member WHERE view = 'amount'"
                    + " AND scope_id = '2025-11-08/announced/all/party'")) {
      while (rows.next()) {
        members.add(rows.getString(1));
      }
    }
    return members;
  }

  private static void input(String name, String... lines) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(name), String.join("\n", lines) + "\n");
  }

  /** Every file of the warehouse with its content. */
  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(warehouse())) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Ended carousel(String[] sparkOptions, String... words) {
    try {
      Process process = start(List.of(words), sparkOptions);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), read("out"), read("err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(List<String> words, String[] sparkOptions) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(LAUNCHER.toString());
    command.addAll(words);
    command.addAll(List.of(sparkOptions));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // Tests the Spark home assembled by the build, not a Spark of this machine.
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_DRIVER_MEMORY", "1g");
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }

  private static void killAfter(Process process, String line) throws Exception {
    while (process.isAlive() && read("err").lines().noneMatch(l -> l.startsWith(line))) {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    assertThat(process.isAlive()).as(read("err")).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).isEqualTo(137);
  }

  private static String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
