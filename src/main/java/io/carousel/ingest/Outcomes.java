package io.carousel.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.SparkTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The account of all records: how many were read, accepted, repeated and rejected, and why. */
final class Outcomes {
  /** Records from which on a dataset's share of rejected ones is judged. */
  private static final long JUDGED_FROM = 100;

  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final InputFolder folder;
  private final Map<DatasetSpec, Dataset<Row>> records;
  private final Map<String, Counts> counts;

  private record Counts(
      long read, long repeats, long rejected, long unknownAmounts, String broken) {
    long accepted() {
      return read - repeats - rejected;
    }
  }

  /**
   * Counts all datasets in one pass.
   *
   * @param records all records of each dataset, kept in memory
   */
  Outcomes(SparkSession spark, InputFolder folder, Map<DatasetSpec, Dataset<Row>> records) {
    this.spark = spark;
    this.folder = folder;
    this.records = records;
    this.counts = counts(records);
  }

  /**
   * Refuses inputs that cannot be read to their end, or have too many rejected records.
   *
   * @throws CarouselException ({@link Failure#INPUT}) with the first reasons
   */
  void check(double maxRejectedShare) {
    counts.forEach(
        (dataset, c) -> {
          if (c.broken() != null) {
            throw CarouselException.of(Failure.INPUT, "input file cannot be read:")
                .value(c.broken())
                .remedy("mend or remove the file");
          }
        });
    records.forEach(
        (dataset, rows) -> {
          Counts c = counts.get(dataset.name());
          if (c.read() >= JUDGED_FROM && c.rejected() > maxRejectedShare * c.read()) {
            throw tooManyRejected(dataset, c, maxRejectedShare);
          }
        });
  }

  /** What an operator wants to know, in a few words. */
  String summary() {
    long read = counts.values().stream().mapToLong(Counts::read).sum();
    long rejected = counts.values().stream().mapToLong(Counts::rejected).sum();
    long repeats = counts.values().stream().mapToLong(Counts::repeats).sum();
    return read + " records read, " + rejected + " rejected, " + repeats + " repeats";
  }

  /** Rows of {@link IngestTables#REJECTED_ROW}. */
  Dataset<Row> rejected() {
    return records.entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .where(col(RecordReader.REASON).isNotNull())
                    .select(
                        lit(entry.getKey().name()).as("dataset"),
                        col(RecordReader.FILE).as("file"),
                        col(RecordReader.LINE).as("line"),
                        col(RecordReader.RECORD).as("record"),
                        col(RecordReader.COLUMN).as("column"),
                        col(RecordReader.VALUE).as("value"),
                        col(RecordReader.REASON).as("reason")))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /** Rows of {@link IngestTables#PARTY}. */
  Dataset<Row> parties(PartyRegister register, Map<DatasetSpec, Dataset<Row>> accepted) {
    Dataset<Row> unknown =
        accepted.entrySet().stream()
            .map(entry -> register.unknown(entry.getKey(), entry.getValue()))
            .reduce(Dataset::union)
            .orElseThrow();
    return register.all(unknown, hasParties());
  }

  /** Rows of {@link IngestTables#DATA_QUALITY}, one for each dataset that is there. */
  Dataset<Row> quality(PartyRegister register, Map<DatasetSpec, Dataset<Row>> accepted) {
    Map<String, Long> unresolved = hasParties() ? unresolved(register, accepted) : Map.of();
    List<Row> rows = new ArrayList<>();
    for (DatasetSpec dataset : Datasets.ALL) {
      List<InputFile> files = folder.of(dataset);
      if (!files.isEmpty()) {
        Counts c = counts.get(dataset.name());
        rows.add(
            RowFactory.create(
                dataset.name(),
                (long) files.size(),
                c.read(),
                c.accepted(),
                c.repeats(),
                c.rejected(),
                c.unknownAmounts(),
                unresolved.getOrDefault(dataset.name(), 0L),
                ignoredColumns(dataset, files)));
      }
    }
    return spark.createDataFrame(rows, SparkTypes.schema(IngestTables.DATA_QUALITY));
  }

  private boolean hasParties() {
    return counts.get(Datasets.PARTIES.name()).accepted() > 0;
  }

  private static Map<String, Long> unresolved(
      PartyRegister register, Map<DatasetSpec, Dataset<Row>> accepted) {
    Map<String, Long> unresolved = new HashMap<>();
    accepted.entrySet().stream()
        .map(
            entry ->
                register
                    .unknown(entry.getKey(), entry.getValue())
                    .agg(count(lit(1)))
                    .withColumn("dataset", lit(entry.getKey().name())))
        .reduce(Dataset::union)
        .orElseThrow()
        .collectAsList()
        .forEach(row -> unresolved.put(row.getString(1), row.getLong(0)));
    return unresolved;
  }

  private static String ignoredColumns(DatasetSpec dataset, List<InputFile> files) {
    TreeSet<String> ignored = new TreeSet<>();
    files.forEach(file -> ignored.addAll(file.header()));
    ignored.removeAll(dataset.columnNames());
    return String.join(", ", ignored);
  }

  private static Map<String, Counts> counts(Map<DatasetSpec, Dataset<Row>> records) {
    Map<String, Counts> counts = new HashMap<>();
    records.entrySet().stream()
        .map(entry -> counted(entry.getKey(), entry.getValue()))
        .reduce(Dataset::union)
        .orElseThrow()
        .collectAsList()
        .forEach(
            row ->
                counts.put(
                    row.getString(0),
                    new Counts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5))));
    return counts;
  }

  private static Dataset<Row> counted(DatasetSpec dataset, Dataset<Row> rows) {
    Column unknown = dataset.columnNames().contains("amount") ? col("amount").isNull() : lit(false);
    return rows.agg(
            count(lit(1)).as("read"),
            count_if(col(KeyCheck.REPEAT).and(col(RecordReader.REASON).isNull())).as("repeats"),
            count_if(col(RecordReader.REASON).isNotNull()).as("rejected"),
            count_if(Rejection.accepted().and(unknown)).as("unknown"),
            max(RecordReader.BROKEN).as("broken"))
        .select(
            lit(dataset.name()).as("dataset"),
            col("read"),
            col("repeats"),
            col("rejected"),
            col("unknown"),
            col("broken"));
  }

  private CarouselException tooManyRejected(DatasetSpec dataset, Counts c, double allowed) {
    List<String> examples =
        records
            .get(dataset)
            .where(col(RecordReader.REASON).isNotNull())
            .orderBy(RecordReader.FILE, RecordReader.LINE)
            .limit(EXAMPLES)
            .collectAsList()
            .stream()
            .map(Outcomes::example)
            .filter(Objects::nonNull)
            .toList();
    return CarouselException.of(
            Failure.INPUT,
            c.rejected() + " of " + c.read() + " records of " + dataset.name() + " are rejected:")
        .value(String.join("; ", examples))
        .allowed("a share of " + allowed + " (ingest.max-rejected-share)")
        .remedy("mend the records or allow a larger share");
  }

  private static String example(Row row) {
    String column = row.getAs(RecordReader.COLUMN);
    return row.getAs(RecordReader.FILE)
        + " line "
        + row.getAs(RecordReader.LINE)
        + (column == null ? "" : ": " + column + " = " + row.getAs(RecordReader.VALUE))
        + ": "
        + row.getAs(RecordReader.REASON);
  }
}
