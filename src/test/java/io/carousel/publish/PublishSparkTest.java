package io.carousel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.IngestJob;
import io.carousel.job.JobCatalogue;
import io.carousel.publish.database.TestServer;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import io.carousel.testing.CircleExample;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A run in a database and in a report, as its tables have it. */
final class PublishSparkTest {
  private static final JobCatalogue CATALOGUE = new JobCatalogue(TestRun.ALL_JOBS);

  private static TestRun run;

  @BeforeAll
  static void run() {
    run = CircleExample.published();
  }

  private static Connection duckDb() throws SQLException {
    Path file = run.warehouse().resolve("carousel.duckdb");
    return new DuckDBDriver().connect("jdbc:duckdb:" + file, new java.util.Properties());
  }

  /** Tables with the same form in all three: no maps. */
  private static Stream<TableSpec> tables() {
    return Stream.concat(
        new PublishedTables(CATALOGUE)
            .rows(run.complete(), CircleExample.AS_OF).stream().map(rows -> rows.table()),
        CATALOGUE.views().stream().map(ViewSpec::columns));
  }

  private static void assertHoldsTheRun(Connection database) throws SQLException {
    List<String> checked = new ArrayList<>();
    for (TableSpec table : tables().toList()) {
      List<String> columns =
          table.columns().stream()
              .filter(column -> !column.type().sql().startsWith("map"))
              .map(column -> column.name())
              .toList();
      List<String> spark = new ArrayList<>();
      for (Row row :
          run.rows("SELECT `" + String.join("`, `", columns) + "` FROM " + table).collectAsList()) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          values.add(plain(row.get(i)));
        }
        spark.add(values.toString());
      }
      String query = "SELECT \"" + String.join("\", \"", columns) + "\" FROM " + table;
      assertThat(rows(database, query))
          .as(table.fullName())
          .containsExactlyInAnyOrderElementsOf(spark);
      checked.add(table.fullName());
    }
    assertThat(checked)
        .contains(
            "reporting.circularity",
            "reporting.loop_leg",
            "reporting.loop_evidence",
            "flow.payment",
            "curated.party",
            "ops.run");
  }

  private static List<String> rows(Connection database, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(plain(found.getObject(i)));
        }
        rows.add(values.toString());
      }
    }
    return rows;
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Timestamp time) {
      return time.getTime();
    }
    if (value instanceof Array list) {
      return Arrays.asList((Object[]) list.getArray());
    }
    if (value instanceof Seq<?> list) {
      return CollectionConverters.asJava(list);
    }
    return String.valueOf(value);
  }

  @Test
  void theDuckDbFileEqualsTheTablesAndViewsGiveTheSameRows() throws SQLException {
    try (Connection database = duckDb()) {
      assertHoldsTheRun(database);
    }
  }

  @Test
  void postgresEqualsTheTablesAndViewsGiveTheSameRowsAlsoWhenPublishedAgain() throws SQLException {
    String url = TestServer.newDatabase();
    for (int time = 0; time < 2; time++) {
      new TestRun(run.warehouse().getParent())
          .jobs(List.of(CircleExample.PUBLISH))
          .runId("postgres-" + time)
          .set("publish.jdbc.url=" + url)
          .set("publish.jdbc.user=postgres")
          .run();
    }
    try (Connection database = TestServer.connect(url)) {
      assertHoldsTheRun(database);
    }
    assertThat(run.query("SELECT run_id, status FROM ops.job_run WHERE job = 'publish'"))
        .contains("{\"run_id\":\"postgres-1\",\"status\":\"done\"}");
    // Publishing is no run of its own.
    assertThat(run.query("SELECT run_id FROM ops.run")).containsExactly("{\"run_id\":\"circle\"}");
  }

  @Test
  void publishingIsRecordedWithTheJobs() {
    assertThat(run.query("SELECT job, status FROM ops.job_run WHERE run_id = 'circle'"))
        .containsExactly(
            "{\"job\":\"centrality\",\"status\":\"done\"}",
            "{\"job\":\"circularity\",\"status\":\"done\"}",
            "{\"job\":\"exposure\",\"status\":\"done\"}",
            "{\"job\":\"flows\",\"status\":\"done\"}",
            "{\"job\":\"ingest\",\"status\":\"done\"}",
            "{\"job\":\"publish\",\"status\":\"done\"}");
  }

  @Test
  void namedViewsHaveTheNamesOfPartiesAndWhatTheScopeIs() throws SQLException {
    try (Connection database = duckDb()) {
      assertThat(
              rows(
                  database,
                  "SELECT payer_name, payee_name, basis, circular FROM named.circular_deal"
                      + " WHERE basis = 'announced' AND deal_id = 'd1'"))
          .containsExactly("[Chips & <b>Co</b>, =Lab(), announced, 30.00]");
      assertThat(
              rows(
                  database,
                  "SELECT group_name FROM named.circular_member WHERE view = 'amount'"
                      + " AND party_name = 'Cloud' AND basis = 'announced'"))
          .containsExactly("[Chips & <b>Co</b>]");
    }
  }

  @Test
  void largeTablesGoThroughTheDriverInPieces() {
    // 80 MB of whole numbers in one partition; at most 16 MB go at a time.
    Dataset<Row> large = TestSpark.session().range(0, 10_000_000, 1, 1).toDF("id");
    assertThat(PublishedTables.inPieces(large).javaRDD().getNumPartitions())
        .isGreaterThanOrEqualTo(5);
    Dataset<Row> small = TestSpark.session().range(0, 1_000, 1, 1).toDF("id");
    assertThat(PublishedTables.inPieces(small).javaRDD().getNumPartitions()).isEqualTo(1);
  }

  @Test
  void theReportIsInTheWarehouse() throws Exception {
    assertThat(Files.readString(run.warehouse().resolve("report/index.html")))
        .contains("Chips &amp; &lt;b&gt;Co&lt;/b&gt;")
        .doesNotContain("<b>Co");
  }

  @Test
  void whatCannotBePublishedLeavesTheRunAndGoesOnRecord() {
    TestRun refused =
        new TestRun(run.warehouse().getParent())
            .jobs(List.of(CircleExample.PUBLISH))
            .runId("refused")
            .set("publish.jdbc.url=jdbc:postgresql://localhost:1/none");
    assertThatThrownBy(refused::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION));
    assertThat(run.query("SELECT status FROM ops.job_run WHERE run_id = 'refused'"))
        .containsExactly("{\"status\":\"failed\"}");
    assertThat(run.complete().runId()).isEqualTo("circle");
  }

  @Test
  void whereNothingIsMeasuredNothingIsPublished(@TempDir Path folder) {
    TestRun read =
        new TestRun(folder)
            .asOf("2025-12-31")
            .file("payments.csv", "payer_id,payee_id,amount", "a,b,1")
            .jobs(List.of(new IngestJob()))
            .run();
    TestRun refused = read.jobs(List.of(CircleExample.PUBLISH)).runId("refused");

    assertThatThrownBy(refused::run).hasMessageContaining("reporting.circularity");
    assertThat(read.warehouse().resolve("carousel.duckdb")).doesNotExist();
  }

  @Test
  void aDateThatWasNotRunIsRefusedWithThoseThatWere() {
    TestRun other =
        new TestRun(run.warehouse().getParent())
            .jobs(List.of(CircleExample.PUBLISH))
            .asOf("2024-12-31");
    assertThatThrownBy(other::run)
        .hasMessageContaining("2024-12-31")
        .hasMessageContaining("allowed: 2025-12-31");
  }
}
