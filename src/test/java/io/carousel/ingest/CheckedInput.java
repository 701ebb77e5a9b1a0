package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.check.DataQuality;
import io.carousel.ingest.check.Outcomes;
import io.carousel.ingest.party.Parties;
import io.carousel.ingest.read.InputFolder;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.spark.KeptRows;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** An input folder taken through the steps of ingest, without a warehouse to write to. */
public final class CheckedInput {
  private static final AtomicInteger INPUTS = new AtomicInteger();
  private static final int STALE_DAYS = 7;

  private final String prefix = "input" + INPUTS.incrementAndGet() + "_";
  private final InputFolder folder;
  private final Outcomes outcomes;
  private final DataQuality quality;

  private CheckedInput(Path folder, boolean oneTask) {
    this.folder =
        InputFolder.open(
            Optional.of(folder.toString()),
            TestSpark.session().sparkContext().hadoopConfiguration());
    IngestPipeline pipeline =
        new IngestPipeline(TestSpark.session(), this.folder, "USD", new KeptRows(), oneTask);
    this.outcomes = Outcomes.tally(pipeline.run().records(), STALE_DAYS);
    Parties parties = pipeline.parties(DataQuality.NAMED_REFERENCES);
    this.quality = new DataQuality(this.folder, outcomes, parties.unresolved());
    for (DatasetSpec dataset : Datasets.ALL) {
      if (pipeline.isGiven(dataset) && !dataset.equals(Datasets.PARTIES)) {
        show(CuratedTables.of(dataset), pipeline.accepted(dataset));
      }
    }
    show(CuratedTables.PARTY, parties.table());
    show(CuratedTables.REJECTED_ROW, pipeline.rejectedRows(outcomes.withRejected()));
    show(CuratedTables.DATA_QUALITY, quality.rows(TestSpark.session(), IngestJob.NAME));
  }

  /** The files of a folder, planned for as little data as they are. */
  public static CheckedInput of(InputFiles files) {
    return new CheckedInput(files.folder(), true);
  }

  /** The files of a folder, planned for so much data that several tasks share it. */
  static CheckedInput spread(Path folder) {
    return new CheckedInput(folder, false);
  }

  static CheckedInput small(Path folder) {
    return new CheckedInput(folder, true);
  }

  private void show(TableSpec table, Dataset<Row> rows) {
    rows.selectExpr(
            table.columns().stream()
                .map(ColumnSpec::name)
                .map(name -> "`" + name + "`")
                .toArray(String[]::new))
        .createOrReplaceTempView(view(table.fullName()));
  }

  private String view(String table) {
    return prefix + table.replace('.', '_');
  }

  public List<String> warnings() {
    return folder.warnings();
  }

  public Outcomes outcomes() {
    return outcomes;
  }

  /** The lines that a user sees. */
  public List<String> report() {
    return quality.report();
  }

  public Dataset<Row> rows(String sql) {
    return TestSpark.session().sql(sql.replaceAll("\\b(curated|ops)\\.(\\w+)", prefix + "$1_$2"));
  }

  /** The rows of a query, sorted as text. */
  public List<String> query(String sql) {
    return rows(sql).toJSON().collectAsList().stream().sorted().toList();
  }

  /** The one value that a query selects. */
  public Object value(String sql) {
    return rows(sql).head().get(0);
  }

  /** Asserts that a dataset has had this many records of each outcome, and no others. */
  public void assertOutcomes(DatasetSpec dataset, long accepted, long repeats, long rejected) {
    Outcomes.Counts counts = outcomes.of(dataset);
    assertThat(List.of(counts.read(), counts.accepted(), counts.repeats(), counts.rejected()))
        .as("read, accepted, repeats and rejected of %s", dataset.name())
        .containsExactly(accepted + repeats + rejected, accepted, repeats, rejected);
    assertThat(
            value("SELECT count(*) FROM ops.rejected_row WHERE dataset = '" + dataset.name() + "'"))
        .isEqualTo(rejected);
    if (!dataset.equals(Datasets.PARTIES)) {
      assertThat(value("SELECT count(*) FROM " + CuratedTables.of(dataset).fullName()))
          .isEqualTo(accepted);
    }
  }

  /** The rejected records of a file: line, column and value where one is at fault, reason. */
  public List<String> rejected(String file) {
    return rows(
            "SELECT line, column, value, reason FROM ops.rejected_row WHERE file = '"
                + file
                + "' ORDER BY line, column, value")
        .collectAsList()
        .stream()
        .map(CheckedInput::text)
        .toList();
  }

  private static String text(Row row) {
    String fault = row.isNullAt(1) ? "" : " " + row.get(1) + " = " + row.get(2);
    return row.get(0) + fault + ": " + row.get(3);
  }
}
