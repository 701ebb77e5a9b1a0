package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.check.KeyCheck;
import io.carousel.ingest.check.Rejection;
import io.carousel.ingest.party.Parties;
import io.carousel.ingest.party.PartyResolution;
import io.carousel.ingest.read.DatasetReader;
import io.carousel.ingest.read.InputFolder;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.ingest.read.RecordReader;
import io.carousel.ingest.value.DealDates;
import io.carousel.ingest.value.ExchangeRates;
import io.carousel.ingest.value.ShareValues;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.schema.Layer;
import io.carousel.spark.KeptRows;
import io.carousel.spark.Lookups;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes the records of all datasets through the checks that need other records: parties by other
 * names than their ids, keys, dates, exchange rates, share prices.
 */
final class IngestPipeline {
  private final SparkSession spark;
  private final InputFolder folder;
  private final String reportingCurrency;
  private final KeptRows read = new KeptRows();
  private final KeptRows kept;
  private final Lookups lookups;
  private final Map<DatasetSpec, Dataset<Row>> records = new LinkedHashMap<>();
  private Dataset<Row> answers;
  private boolean knownPartiesOnly;

  /**
   * @param kept keeps the results
   * @param oneTask whether there is so little data that one task is faster with it than several
   */
  IngestPipeline(
      SparkSession spark,
      InputFolder folder,
      String reportingCurrency,
      KeptRows kept,
      boolean oneTask) {
    this.spark = spark;
    this.folder = folder;
    this.reportingCurrency = reportingCurrency;
    this.kept = kept;
    this.lookups = new Lookups(kept, oneTask);
  }

  /** Reads and checks; the records are kept, and computed when they are first asked for. */
  IngestPipeline take() {
    read();
    Map<DatasetSpec, Dataset<Row>> asRead = new HashMap<>(records);
    Census census = new Census(given(), read);
    change(
        Datasets.PARTIES,
        rows ->
            KeyCheck.check(Datasets.PARTIES, rows, census.repeatedKeys(Datasets.PARTIES), lookups));
    Set<DatasetSpec> renamed = resolveParties(census.references());
    renamed.removeIf(dataset -> Collections.disjoint(dataset.key(), dataset.partyColumns()));
    checkKeys(census, renamed);
    convert(census, asRead);
    records.replaceAll((dataset, rows) -> isGiven(dataset) ? kept.keep(rows) : rows);
    return this;
  }

  /** All records of the datasets that the input has, with what is wrong with them. */
  Map<DatasetSpec, Dataset<Row>> given() {
    Map<DatasetSpec, Dataset<Row>> given = new LinkedHashMap<>(records);
    given.keySet().removeIf(dataset -> !isGiven(dataset));
    return given;
  }

  /** Whether the input has a dataset. */
  boolean isGiven(DatasetSpec dataset) {
    return !folder.of(dataset).isEmpty();
  }

  /** The parties of the parties file, and what else accepted records name as one. */
  Parties parties(int named) {
    Dataset<Row> known = accepted(Datasets.PARTIES);
    if (knownPartiesOnly) {
      return Parties.allKnown(known);
    }
    Dataset<Row> foreign = kept.keep(Parties.foreign(given(), known));
    return isGiven(Datasets.PARTIES)
        ? Parties.resolved(known, foreign, answers, kept, named)
        : Parties.unlisted(known, foreign);
  }

  /** The records of a dataset that are neither rejected nor repeats. */
  Dataset<Row> accepted(DatasetSpec dataset) {
    return records.get(dataset).where(Rejection.accepted());
  }

  /**
   * The rejected records of a dataset, each with its text: where other records were needed to
   * reject one, its file is read once more.
   *
   * @throws CarouselException ({@link Failure#INPUT}) if the file is no longer what it was
   */
  Dataset<Row> rejected(DatasetSpec dataset) {
    Dataset<Row> rejected = records.get(dataset).where(col(RecordColumns.REASON).isNotNull());
    Dataset<Row> untold = rejected.where(col(RecordColumns.RECORD).isNull());
    Set<String> files =
        untold.select(RecordColumns.FILE).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toSet());
    if (files.isEmpty()) {
      return rejected;
    }
    String[] place = {RecordColumns.FILE, RecordColumns.LINE};
    Dataset<Row> places = untold.select(RecordColumns.FILE, RecordColumns.LINE).distinct();
    Dataset<Row> texts =
        new DatasetReader(spark, RecordReader.Texts.OF_ALL)
            .read(
                dataset,
                folder.of(dataset).stream().filter(file -> files.contains(file.name())).toList())
            .select(RecordColumns.FILE, RecordColumns.LINE, RecordColumns.RECORD)
            .join(lookups.of(places), place, "left_semi")
            // A line of exchange rates is many records.
            .dropDuplicates(place);
    Dataset<Row> told =
        lookups.computed(untold.drop(RecordColumns.RECORD).join(texts, place, "left"));
    requireText(told);
    return told.unionByName(rejected.where(col(RecordColumns.RECORD).isNotNull()));
  }

  private static void requireText(Dataset<Row> told) {
    told
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
                  .remedy("run again when nobody writes to the input folder");
            });
  }

  /** Lets go of what was only needed to compute the records. */
  void settle() {
    read.release();
  }

  private void read() {
    DatasetReader reader = new DatasetReader(spark, RecordReader.Texts.OF_REJECTED);
    for (DatasetSpec dataset : Datasets.ALL) {
      Dataset<Row> rows = reader.read(dataset, folder.of(dataset));
      records.put(dataset, isGiven(dataset) ? read.keep(rows) : rows);
    }
  }

  /** Names parties by their ids; tells which datasets had named any otherwise. */
  private Set<DatasetSpec> resolveParties(Dataset<Row> references) {
    Dataset<Row> parties = accepted(Datasets.PARTIES);
    Dataset<Row> foreign =
        read.keep(
            references.join(
                parties.select(col("party_id").as("reference")),
                new String[] {"reference"},
                "left_anti"));
    knownPartiesOnly = isGiven(Datasets.PARTIES) && foreign.isEmpty();
    if (knownPartiesOnly || !isGiven(Datasets.PARTIES)) {
      answers = spark.createDataFrame(List.of(), PartyResolution.ANSWER);
      return new HashSet<>();
    }
    PartyResolution resolution = new PartyResolution(parties, foreign, lookups);
    answers = resolution.answers();
    Map<DatasetSpec, Dataset<Row>> resolved = resolution.resolve(records);
    records.putAll(resolved);
    return new HashSet<>(resolved.keySet());
  }

  /**
   * Checks the keys of all datasets but the parties.
   *
   * @param renamed datasets whose keys hold parties that have only now got their ids
   */
  private void checkKeys(Census census, Set<DatasetSpec> renamed) {
    Map<DatasetSpec, Dataset<Row>> again = given();
    again.keySet().retainAll(renamed);
    Census after = again.isEmpty() ? census : new Census(again, read);
    records.replaceAll(
        (dataset, rows) -> {
          Census valid = renamed.contains(dataset) ? after : census;
          return dataset.equals(Datasets.PARTIES)
              ? rows
              : KeyCheck.check(dataset, rows, valid.repeatedKeys(dataset), lookups);
        });
  }

  private void convert(Census census, Map<DatasetSpec, Dataset<Row>> asRead) {
    ExchangeRates rates =
        new ExchangeRates(accepted(Datasets.FX_RATES), reportingCurrency, lookups);
    ShareValues values =
        new ShareValues(accepted(Datasets.PARTIES), accepted(Datasets.PRICES), lookups);
    Dataset<Row> sources = accepted(Datasets.SOURCES).select("source_id", "published_on");
    Dataset<Row> dates = isGiven(Datasets.SOURCES) ? lookups.of(sources) : sources;
    change(
        Datasets.DEALS,
        deals -> {
          Dataset<Row> quoted =
              rates.quoted(
                  DealDates.add(deals, dates),
                  DealDates.add(asRead.get(Datasets.DEALS), dates),
                  "dated_on",
                  needsRates(census, Datasets.DEALS));
          return values
              .add(rates.convert(Datasets.DEALS, quoted, "dated_on"), census.needsSharePrices())
              .withColumn("layer", Layer.of(col("instrument"), col("asset")));
        });
    change(
        Datasets.PAYMENTS,
        payments -> {
          Dataset<Row> quoted =
              rates.quoted(
                  payments,
                  asRead.get(Datasets.PAYMENTS),
                  "paid_on",
                  needsRates(census, Datasets.PAYMENTS));
          return named(rates.convert(Datasets.PAYMENTS, quoted, "paid_on"));
        });
    change(
        Datasets.FUNDAMENTALS,
        figures -> {
          Column money = col("metric").isin(Datasets.COUNTED_METRICS.toArray()).equalTo(false);
          return rates
              .quoted(
                  figures,
                  asRead.get(Datasets.FUNDAMENTALS),
                  "period_end",
                  needsRates(census, Datasets.FUNDAMENTALS))
              .withColumn(
                  "reported_value",
                  when(money, rates.converted(col("value")))
                      .otherwise(lit(null).cast(SparkTypes.type(ColumnType.MONEY))));
        });
  }

  private boolean needsRates(Census census, DatasetSpec dataset) {
    return census.needsRates(dataset, reportingCurrency);
  }

  /** Payments without an id are named by their place, for results to refer to. */
  private static Dataset<Row> named(Dataset<Row> payments) {
    return payments.withColumn(
        "payment_id",
        coalesce(
            col("payment_id"), concat(col(RecordColumns.FILE), lit(":"), col(RecordColumns.LINE))));
  }

  private void change(DatasetSpec dataset, UnaryOperator<Dataset<Row>> step) {
    records.computeIfPresent(dataset, (key, rows) -> step.apply(rows));
  }
}
