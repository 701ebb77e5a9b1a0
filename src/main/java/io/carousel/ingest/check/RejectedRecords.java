package io.carousel.ingest.check;

import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.OpsColumns.REASON;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.read.DatasetReader;
import io.carousel.ingest.read.InputFile;
import io.carousel.ingest.read.InputFolder;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.ingest.read.RecordReader;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.MarketColumns;
import io.carousel.schema.OpsColumns;
import io.carousel.table.SparkTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rejected records with their texts. The reader stores the text of records that it rejects
 * itself; if a record was rejected because of other records, its file is read again.
 */
public final class RejectedRecords {
  private static final String[] PLACE = {RecordColumns.FILE, RecordColumns.LINE};

  private final SparkSession spark;
  private final InputFolder folder;
  private final Lookups lookups;

  public RejectedRecords(SparkSession spark, InputFolder folder, Lookups lookups) {
    this.spark = spark;
    this.folder = folder;
    this.lookups = lookups;
  }

  /**
   * Rows of {@link CuratedTables#REJECTED_ROW}.
   *
   * @param records all records of the datasets that have rejected ones
   * @throws CarouselException ({@link Failure#INPUT}) if a file has changed since it was read
   */
  public Dataset<Row> table(Map<DatasetSpec, Dataset<Row>> records) {
    return records.entrySet().stream()
        .map(entry -> rows(entry.getKey(), entry.getValue().where(Rejection.rejected())))
        .reduce(Dataset::union)
        .orElseGet(
            () -> spark.createDataFrame(List.of(), SparkTypes.schema(CuratedTables.REJECTED_ROW)));
  }

  private Dataset<Row> rows(DatasetSpec dataset, Dataset<Row> rejected) {
    return withTexts(dataset, rejected)
        .select(
            lit(dataset.name()).as(DATASET),
            col(RecordColumns.FILE).as(OpsColumns.FILE),
            col(RecordColumns.LINE).as(OpsColumns.LINE),
            col(RecordColumns.RECORD).as(OpsColumns.RECORD),
            col(RecordColumns.COLUMN).as(OpsColumns.COLUMN),
            col(RecordColumns.VALUE).as(MarketColumns.VALUE),
            ReasonTexts.text().as(REASON));
  }

  private Dataset<Row> withTexts(DatasetSpec dataset, Dataset<Row> rejected) {
    Dataset<Row> without = rejected.where(col(RecordColumns.RECORD).isNull());
    Set<String> files =
        without.select(RecordColumns.FILE).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    if (files.isEmpty()) {
      return rejected;
    }
    Dataset<Row> places = without.select(RecordColumns.FILE, RecordColumns.LINE).distinct();
    Dataset<Row> texts = texts(dataset, files).join(lookups.of(places), PLACE, "left_semi");
    Dataset<Row> found =
        lookups.computed(
            without
                .drop(RecordColumns.RECORD)
                // A line of exchange rates contains many records.
                .join(texts.dropDuplicates(PLACE), PLACE, "left"));
    requireTexts(found);
    return found.unionByName(rejected.where(col(RecordColumns.RECORD).isNotNull()));
  }

  private Dataset<Row> texts(DatasetSpec dataset, Set<String> files) {
    List<InputFile> again =
        folder.of(dataset).stream().filter(file -> files.contains(file.name())).toList();
    return new DatasetReader(spark, RecordReader.Texts.OF_ALL)
        .read(dataset, again)
        .select(RecordColumns.FILE, RecordColumns.LINE, RecordColumns.RECORD);
  }

  private static void requireTexts(Dataset<Row> found) {
    found
        .where(col(RecordColumns.RECORD).isNull())
        .select(RecordColumns.FILE)
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .ifPresent(
            row -> {
              throw CarouselException.of(Failure.INPUT, "input file changed while it was read:")
                  .value(row.getString(0))
                  .remedy("run again when nothing writes to the input folder");
            });
  }
}
