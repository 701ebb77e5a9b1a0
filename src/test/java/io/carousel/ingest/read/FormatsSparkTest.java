package io.carousel.ingest.read;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.CheckedInput;
import io.carousel.ingest.InputFiles;
import io.carousel.schema.Datasets;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records give the same rows in every format. */
final class FormatsSparkTest {
  private static final String HEADER = "deal_id,payer_id,payee_id,instrument\n";

  private static final String CSV =
      """
      deal_id,announced_on,payer_id,payee_id,instrument,amount,quantity,shares,strike,note
      d1,2025-01-02,a,b,warrant,1234567.10,2.5,160000000,0.5,"é, ""quoted\"""
      d2,2025-01-03,b,c,debt,9007199254740993.01,,,,
      d3,2025-01-04,c,a,cloud,,1e-7,0,1e7,true
      """;

  private static final String LINES =
      """
      {"deal_id":"d1","announced_on":"2025-01-02","payer_id":"a","payee_id":"b",\
      "instrument":"warrant","amount":1234567.10,"quantity":2.5,"shares":160000000,\
      "strike":0.5,"note":"\\u00e9, \\"quoted\\""}
      {"note":null,"strike":null,"shares":"","amount":9007199254740993.01,"instrument":"debt",\
      "payee_id":"c","payer_id":"b","announced_on":"2025-01-03","deal_id":"d2"}
      {"deal_id":"d3","announced_on":"2025-01-04","payer_id":"c","payee_id":"a",\
      "instrument":"cloud","quantity":1e-7,"shares":0,"strike":1e7,"note":true}
      """;

  private static final String ARRAY =
      "\n[" + LINES.strip().replace("\n", ",\n").replace(",\"", ",\n  \"") + "]\n";

  @TempDir private Path folder;

  /** The deals with a timestamp for a date, and numbers as int, double, float and decimal. */
  private static Dataset<Row> typed() {
    return TestSpark.session()
        .sql(
            """
            SELECT * FROM VALUES
              (160000000, 2.5D, 0.5F, 1234567.10BD, 'd1',
                TIMESTAMP '2025-01-02 23:59:59', 'a', 'b', 'warrant', 'é, "quoted"'),
              (NULL, NULL, NULL, 9007199254740993.01BD, 'd2',
                TIMESTAMP '2025-01-03 00:00:00', 'b', 'c', 'debt', NULL),
              (0, 1e-7D, 1e7F, NULL, 'd3',
                TIMESTAMP '2025-01-04 12:00:00', 'c', 'a', 'cloud', 'true')
            AS deals(shares, quantity, strike, amount, deal_id,
              announced_on, payer_id, payee_id, instrument, note)
            """);
  }

  /** The deals that the folder's input gives, as texts, sorted; none of them may be rejected. */
  private static List<String> deals(Path folder) {
    InputFolder input =
        InputFolder.open(
            Optional.of(new InputFiles(folder).folder().toString()),
            TestSpark.session().sparkContext().hadoopConfiguration());
    Dataset<Row> rows =
        new DatasetReader(TestSpark.session(), RecordReader.Texts.OF_ALL)
            .read(Datasets.DEALS, input.of(Datasets.DEALS));
    Column[] columns =
        Datasets.DEALS.columnNames().stream().map(c -> col(c)).toArray(Column[]::new);
    assertThat(rows.where(col(RecordColumns.REASON).isNotNull()).collectAsList()).isEmpty();
    return rows.select(columns).toJSON().collectAsList().stream().sorted().toList();
  }

  private InputFiles in(String name) {
    return new InputFiles(folder.resolve(name));
  }

  @Test
  void everyFormatGivesTheSameRows() {
    in("csv").text("deals.csv", CSV);
    in("csv.gz").packed("deals.csv.gz", CSV);
    in("lines").text("deals.jsonl", LINES);
    in("lines.gz").packed("deals.jsonl.gz", LINES);
    in("array").text("deals.json", ARRAY);
    in("array.gz").packed("deals.json.gz", ARRAY);
    in("parquet").parquet("deals.parquet", typed());

    List<String> fromCsv = deals(folder.resolve("csv"));
    assertThat(fromCsv).hasSize(3);
    assertThat(fromCsv.get(0))
        .contains(
            "\"deal_id\":\"d1\"",
            "\"announced_on\":\"2025-01-02\"",
            "\"amount\":1234567.100000000000000000",
            "\"quantity\":2.500000000000000000",
            "\"shares\":160000000.000000000000000000",
            "\"strike\":0.500000000000000000",
            "\"note\":\"é, \\\"quoted\\\"\"");
    assertThat(fromCsv.get(1)).contains("\"amount\":9007199254740993.010000000000000000");
    assertThat(fromCsv.get(2))
        .contains("\"quantity\":1.00000000000E-7")
        .doesNotContain("\"amount\":");
    for (String other : List.of("csv.gz", "lines", "lines.gz", "array", "array.gz", "parquet")) {
      assertThat(deals(folder.resolve(other))).as(other).isEqualTo(fromCsv);
    }
  }

  @Test
  void aFolderMayMixFormatsHeadersAndOrders() {
    InputFiles files = new InputFiles(folder);
    files
        .parquet("deals/1.parquet", typed())
        .text("deals/2.csv", CSV)
        .packed("deals/3.csv.gz", CSV)
        .text("deals/4.jsonl", LINES)
        .packed("deals/5.jsonl.gz", LINES)
        .text("deals/6.json", ARRAY)
        .packed("deals/7.json.gz", ARRAY)
        .text(
            "deals/8.csv",
            "instrument,payee_id,colour,payer_id,starts_on,deal_id\n"
                + "debt,a,red,b,2025-01-01,d4\n")
        .parquet(
            "deals/9.parquet",
            TestSpark.session()
                .sql(
                    "SELECT 5 AS deal_id, DATE '2025-01-01' AS known_on, 7L AS payer_id, 'b' AS"
                        + " payee_id, 'debt' AS instrument, named_struct('x', 1) AS shape"));
    CheckedInput run = CheckedInput.of(files);

    run.assertOutcomes(Datasets.DEALS, 5, 18, 0);
    assertThat(run.query("SELECT files, ignored_columns FROM ops.data_quality"))
        .containsExactly("{\"files\":9,\"ignored_columns\":\"colour, shape\"}");
    assertThat(
            run.query(
                "SELECT deal_id, payer_id, amount, shares, dated_on, dated_by FROM curated.deal"))
        .containsExactly(
            "{\"deal_id\":\"5\",\"payer_id\":\"7\",\"dated_on\":\"2025-01-01\","
                + "\"dated_by\":\"known_on\"}",
            "{\"deal_id\":\"d1\",\"payer_id\":\"a\",\"amount\":1234567.100000000000000000,"
                + "\"shares\":160000000.000000000000000000,\"dated_on\":\"2025-01-02\","
                + "\"dated_by\":\"announced_on\"}",
            "{\"deal_id\":\"d2\",\"payer_id\":\"b\",\"amount\":9007199254740993.010000000000000000,"
                + "\"dated_on\":\"2025-01-03\",\"dated_by\":\"announced_on\"}",
            "{\"deal_id\":\"d3\",\"payer_id\":\"c\",\"shares\":0E-18,\"dated_on\":\"2025-01-04\","
                + "\"dated_by\":\"announced_on\"}",
            "{\"deal_id\":\"d4\",\"payer_id\":\"b\",\"dated_on\":\"2025-01-01\","
                + "\"dated_by\":\"starts_on\"}");
  }

  @Test
  void inputsMayLieUnderPathsOfBlanksAndPercentSigns() {
    String unusual = "50% é/a%20b + c&d=e";
    in(unusual).parquet("deals/part 1.parquet", typed()).text("deals/50%.csv", HEADER);
    assertThat(deals(folder.resolve(unusual))).hasSize(3);
  }

  @Test
  void inputsMayLieUnderPathsThatLookLikePatterns() {
    in("[1] {x,y}").parquet("deals/part*.parquet", typed()).text("deals/[2].csv", HEADER);
    assertThat(deals(folder.resolve("[1] {x,y}"))).hasSize(3);
  }
}
