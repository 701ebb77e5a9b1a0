package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.CheckedInput;
import io.carousel.ingest.IngestJob;
import io.carousel.ingest.InputFiles;
import io.carousel.schema.Datasets;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that only typed columns can have, and files that cannot be read at all. */
final class ParquetSparkTest {
  @TempDir private Path folder;
  private InputFiles files;

  @BeforeEach
  void inFolder() {
    files = new InputFiles(folder);
  }

  private static Dataset<Row> select(String columns) {
    return TestSpark.session().sql("SELECT " + columns);
  }

  /** The message with which the input is refused. */
  private String refusal() {
    return assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> CheckedInput.of(files))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .actual()
        .getMessage();
  }

  @Test
  void valuesAreCheckedAsInOtherFormats() {
    files.parquet(
        "payments.parquet",
        TestSpark.session()
            .sql(
                """
                SELECT * FROM VALUES
                  (1, 10L, 1.5D, 5, TIMESTAMP '2025-01-01 23:59:59.999', 'debt'),
                  (2, 10L, DOUBLE('NaN'), 5, NULL, 'debt'),
                  (3, 10L, DOUBLE('Infinity'), 5, NULL, 'debt'),
                  (4, 10L, -1D, 5, NULL, 'debt'),
                  (5, 10L, 1e300D, 5, NULL, 'debt'),
                  (6, 10L, NULL, 5, NULL, 'debt'),
                  (7, NULL, 1D, 5, NULL, 'debt'),
                  (8, 10L, 1D, 5, NULL, 'loan'),
                  (9, 10L, 1e19D, 5, NULL, '')
                AS payments(payment_id, payer_id, amount, payee_id, paid_on, instrument)
                """));
    CheckedInput run = CheckedInput.of(files);

    run.assertOutcomes(Datasets.PAYMENTS, 2, 0, 7);
    assertThat(
            run.query(
                "SELECT payment_id, payer_id, payee_id, amount, paid_on FROM curated.payment"))
        .containsExactly(
            "{\"payment_id\":\"1\",\"payer_id\":\"10\",\"payee_id\":\"5\","
                + "\"amount\":1.500000000000000000,\"paid_on\":\"2025-01-01\"}",
            "{\"payment_id\":\"9\",\"payer_id\":\"10\",\"payee_id\":\"5\","
                + "\"amount\":10000000000000000000.000000000000000000}");
    String instruments = String.join(", ", Datasets.PAYMENTS.columns().get(6).allowed());
    assertThat(run.rejected("payments.parquet"))
        .containsExactly(
            "2 amount = NaN: not a number like 1250000.50",
            "3 amount = Infinity: not a number like 1250000.50",
            "4 amount = -1.0: negative; money flows from payer to payee",
            "5 amount = 1.0E300: more than 20 digits before the point",
            "6 amount = null: empty",
            "7 payer_id = null: empty",
            "8 instrument = loan: must be one of " + instruments);
    assertThat(run.value("SELECT record FROM ops.rejected_row WHERE line = 2"))
        .isEqualTo("2,10,NaN,5,,debt");
  }

  @Test
  void unknownColumnsOfAnyTypeAreIgnoredAndNamed() throws IOException {
    files.parquet(
        "payments/1.parquet",
        select(
            "'a' AS payer_id, 'b' AS payee_id, 1 AS amount, array(1, 2) AS tags,"
                + " map('k', named_struct('x', 1)) AS shape, X'00FF' AS bytes,"
                + " INTERVAL '1' DAY AS pause, 2 AS `odd name`, 3 AS `a.b`"));
    writeTimeOfDay("payments/2.parquet");
    CheckedInput run = CheckedInput.of(files);

    run.assertOutcomes(Datasets.PAYMENTS, 2, 0, 0);
    assertThat(run.value("SELECT ignored_columns FROM ops.data_quality"))
        .isEqualTo("a.b, bytes, clock, odd name, pause, shape, tags");
  }

  @ParameterizedTest
  @ValueSource(strings = {"named_struct('usd', 1)", "array(1)", "map('usd', 1)"})
  void aNestedColumnIsRefusedByItsName(String nested) {
    files.parquet(
        "payments.parquet", select("'a' AS payer_id, 'b' AS payee_id, " + nested + " AS amount"));
    assertThat(refusal()).contains("payments.parquet", "'amount'", "nested");
  }

  @ParameterizedTest
  @CsvSource({"payer, 'payer' meant", "Payer_Id, 'Payer_Id' meant"})
  void aMissingColumnIsRefusedByItsName(String payer, String hint) {
    files.parquet("payments.parquet", select("'a' AS " + payer + ", 'b' AS payee_id, 1 AS amount"));
    assertThat(refusal()).contains("payments.parquet", "lacks the column 'payer_id'", hint);
  }

  @Test
  void aFileThatIsNoParquetIsRefused() {
    files.text("payments/1.parquet", "payer_id,payee_id,amount\na,b,1\n");
    assertThat(refusal()).contains("payments/1.parquet");
  }

  @Test
  void anEmptyFileIsRefused() {
    files.bytes("payments.parquet", new byte[0]);
    assertThat(refusal()).contains("payments.parquet");
  }

  @Test
  void aFileCutShortIsRefused() {
    byte[] whole = files.parquet(select("'a' AS payer_id, 'b' AS payee_id, 1 AS amount"));
    files.bytes("payments.parquet", Arrays.copyOf(whole, whole.length - 5));
    assertThat(refusal()).contains("payments.parquet");
  }

  @Test
  void aFileWhosePagesAreDamagedIsRefused() {
    SparkSession spark = TestSpark.session();
    byte[] content =
        files.parquet(
            spark
                .range(5_000)
                .selectExpr("uuid() AS payer_id", "uuid() AS payee_id", "id AS amount"));
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, content, 4, noise.length);
    files.bytes("payments.parquet", content);
    // The job itself knows what Spark's failure means.
    TestRun run = new TestRun(folder).jobs(List.of(new IngestJob())).asOf("2025-01-01");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(run::run)
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .withMessageContaining("payments.parquet");
    assertThat(run.warehouse()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments.csv.gz", "payments.jsonl.gz", "payments.json.gz"})
  void aFileThatIsNotPackedThoughItsNameSaysSoIsRefused(String name) {
    files.bytes(name, "{\"payer_id\":1}\n".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal()).contains(name);
  }

  @Test
  void aFolderThatIsNamedLikeAFileIsRead() {
    files.parquet(
        "payments.parquet/part-0.parquet", select("'a' AS payer_id, 'b' AS payee_id, 1 AS amount"));
    InputFolder input =
        InputFolder.open(Optional.of(files.folder().toString()), new Configuration());
    assertThat(input.of(Datasets.PAYMENTS))
        .singleElement()
        .satisfies(file -> assertThat(file.name()).isEqualTo("payments.parquet/part-0.parquet"));
    assertThat(input.warnings()).isEmpty();
  }

  /** A record with a column of a type that Spark 4.0 cannot read: a time of day. */
  private void writeTimeOfDay(String name) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required binary payer_id (STRING); required binary payee_id (STRING);"
                + " required int32 amount; required int32 clock (TIME(MILLIS,true)); }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(files.folder().resolve(name)))
            .withType(schema)
            .build()) {
      writer.write(
          new SimpleGroupFactory(schema)
              .newGroup()
              .append("payer_id", "a")
              .append("payee_id", "b")
              .append("amount", 1)
              .append("clock", 1));
    }
  }
}
