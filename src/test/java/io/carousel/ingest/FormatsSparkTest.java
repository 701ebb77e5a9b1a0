package io.carousel.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records are the same rows, in whichever format they come. */
final class FormatsSparkTest {
  private static final List<Job> INGEST = List.of(new IngestJob());

  private static final String CSV =
      """
      deal_id,announced_on,payer_id,payee_id,instrument,amount,quantity,shares,strike,note
      d1,2025-01-02,a,b,warrant,1234567.10,2.5,160000000,0.01,"é, ""quoted\"""
      d2,2025-01-03,b,c,debt,9007199254740993.01,,,,
      d3,2025-01-04,c,a,cloud,,1e-7,0,1e7,true
      """;

  private static final String LINES =
      """
      {"deal_id":"d1","announced_on":"2025-01-02","payer_id":"a","payee_id":"b",\
      "instrument":"warrant","amount":1234567.10,"quantity":2.5,"shares":160000000,\
      "strike":0.01,"note":"\\u00e9, \\"quoted\\""}
      {"note":null,"strike":null,"shares":"","amount":9007199254740993.01,"instrument":"debt",\
      "payee_id":"c","payer_id":"b","announced_on":"2025-01-03","deal_id":"d2"}
      {"deal_id":"d3","announced_on":"2025-01-04","payer_id":"c","payee_id":"a",\
      "instrument":"cloud","quantity":1e-7,"shares":0,"strike":1e7,"note":true}
      """;

  private static final String ARRAY =
      "\n[" + LINES.strip().replace("\n", ",\n").replace(",\"", ",\n  \"") + "]\n";

  @TempDir private Path folder;
  private InputFiles files;

  @BeforeEach
  void inFolder() {
    files = new InputFiles(folder);
  }

  /** The deals with typed columns: a timestamp for a date, numbers as decimal, double and int. */
  private static Dataset<Row> typed() {
    return TestSpark.session()
        .sql(
            """
            SELECT * FROM VALUES
              (160000000, DOUBLE(2.5), FLOAT(0.01), DECIMAL(30,2) '1234567.10', 'd1',
                TIMESTAMP '2025-01-02 23:59:59', 'a', 'b', 'warrant', 'é, "quoted"'),
              (NULL, NULL, NULL, 9007199254740993.01, 'd2',
                TIMESTAMP '2025-01-03 00:00:00', 'b', 'c', 'debt', NULL),
              (0, DOUBLE(1e-7), FLOAT(1e7), NULL, 'd3',
                TIMESTAMP '2025-01-04 12:00:00', 'c', 'a', 'cloud', 'true')
            AS deals(shares, quantity, strike, amount, deal_id,
              announced_on, payer_id, payee_id, instrument, note)
            """);
  }

  private TestRun run() {
    return new TestRun(folder).jobs(INGEST);
  }

  private CarouselException refusal() {
    return assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> run().asOf("2025-01-01").run())
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .actual();
  }

  /** The accepted deals of the input folder as texts, sorted; there may be no others. */
  private List<String> deals() {
    Dataset<Row> rows =
        new DatasetReader(TestSpark.session())
            .read(
                Datasets.DEALS,
                InputFolder.open(
                        Optional.of(files.folder().toString()),
                        TestSpark.session().sparkContext().hadoopConfiguration())
                    .of(Datasets.DEALS));
    assertThat(rows.where(col(RecordReader.REASON).isNotNull()).collectAsList()).isEmpty();
    Column[] columns = Datasets.DEALS.columnNames().stream().map(c -> col(c)).toArray(Column[]::new);
    return rows.select(columns).toJSON().collectAsList().stream().sorted().toList();
  }
}
