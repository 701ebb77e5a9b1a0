package io.carousel.ingest;

import static io.carousel.schema.DealColumns.ASSET;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.FlowColumns.CONVERTED_VALUE;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.MarketColumns.METRIC;
import static io.carousel.schema.MarketColumns.PUBLISHED_ON;
import static io.carousel.schema.MarketColumns.VALUE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.check.KeyCheck;
import io.carousel.ingest.check.Lookups;
import io.carousel.ingest.check.RejectedRecords;
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
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.schema.Layer;
import io.carousel.spark.KeptRows;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the checks of an input's records that need other records, step by step: keys, parties named
 * by something other than their id, dates, exchange rates, share prices.
 */
final class IngestPipeline {
  /** Datasets whose amounts are converted, with the day of the rate. */
  private static final Map<DatasetSpec, String> MONEY_DAYS = moneyDays();

  private final SparkSession spark;
  private final InputFolder folder;
  private final String reportingCurrency;
  private final KeptRows read = new KeptRows();
  private final KeptRows kept;
  private final Lookups lookups;

  /** The records of each dataset of the input, at the current step. */
  private final Map<DatasetSpec, Dataset<Row>> records = new LinkedHashMap<>();

  private Dataset<Row> answers;
  private boolean knownPartiesOnly;

  /**
   * @param kept caches the results
   * @param oneTask whether the data are so small that one task is faster than several
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

  private static Map<DatasetSpec, String> moneyDays() {
    Map<DatasetSpec, String> days = new LinkedHashMap<>();
    days.put(Datasets.DEALS, "dated_on");
    days.put(Datasets.PAYMENTS, "paid_on");
    days.put(Datasets.FUNDAMENTALS, "period_end");
    return days;
  }

  /** Plans all steps; the records are computed when they are first needed, and cached. */
  IngestPipeline run() {
    readFiles();
    Map<DatasetSpec, Dataset<Row>> asRead = new LinkedHashMap<>(records);
    Census census = new Census(records, read);
    checkPartyKeys(census);
    Set<DatasetSpec> renamed = resolveParties(census.references());
    checkOtherKeys(census, renamed);
    dateDeals(asRead);
    ExchangeRates rates = convertMoney(census, asRead);
    valueShares(census);
    convertFigures(rates);
    addLayers();
    namePayments();
    records.replaceAll((dataset, rows) -> kept.keep(rows));
    return this;
  }

  /** All records of the datasets of the input, with their errors. */
  Map<DatasetSpec, Dataset<Row>> records() {
    return Collections.unmodifiableMap(records);
  }

  /** Whether the input has a dataset. */
  boolean isGiven(DatasetSpec dataset) {
    return !folder.of(dataset).isEmpty();
  }

  /** The records of a dataset that are neither rejected nor repeats. */
  Dataset<Row> accepted(DatasetSpec dataset) {
    return isGiven(dataset)
        ? records.get(dataset).where(Rejection.accepted())
        : spark.createDataFrame(List.of(), RecordReader.schema(dataset));
  }

  /** The parties of the parties file, and all other parties named by accepted records. */
  Parties parties(int mostNamed) {
    Dataset<Row> known = accepted(Datasets.PARTIES);
    if (knownPartiesOnly) {
      return Parties.allKnown(known);
    }
    Dataset<Row> foreign = kept.keep(Parties.foreign(records, known));
    return isGiven(Datasets.PARTIES)
        ? Parties.resolved(known, foreign, answers, kept, mostNamed)
        : Parties.unlisted(known, foreign);
  }

  /**
   * Rows of {@link CuratedTables#REJECTED_ROW}.
   *
   * @param some the records of the datasets that have rejected ones
   * @throws CarouselException ({@link Failure#INPUT}) if a file has changed since it was read
   */
  Dataset<Row> rejectedRows(Map<DatasetSpec, Dataset<Row>> some) {
    return new RejectedRecords(spark, folder, lookups).table(some);
  }

  /** Releases data only needed to compute the records. */
  void releaseRead() {
    read.release();
  }

  private void readFiles() {
    DatasetReader reader = new DatasetReader(spark, RecordReader.Texts.OF_REJECTED);
    Datasets.ALL.stream()
        .filter(this::isGiven)
        .forEach(
            dataset -> records.put(dataset, read.keep(reader.read(dataset, folder.of(dataset)))));
  }

  private void checkPartyKeys(Census census) {
    change(Datasets.PARTIES, rows -> keyChecked(Datasets.PARTIES, rows, census));
  }

  /** Replaces other names of parties by their ids; returns the datasets whose keys have changed. */
  private Set<DatasetSpec> resolveParties(Dataset<Row> references) {
    Dataset<Row> parties = accepted(Datasets.PARTIES);
    Dataset<Row> foreign =
        read.keep(
            references.join(
                parties.select(col(PARTY_ID).as("reference")),
                new String[] {"reference"},
                "left_anti"));
    knownPartiesOnly = isGiven(Datasets.PARTIES) && foreign.isEmpty();
    if (knownPartiesOnly || !isGiven(Datasets.PARTIES)) {
      return Set.of();
    }
    PartyResolution resolution = new PartyResolution(parties, foreign, lookups);
    answers = resolution.answers();
    Map<DatasetSpec, Dataset<Row>> resolved = resolution.resolve(records);
    records.putAll(resolved);
    Set<DatasetSpec> renamed = new HashSet<>(resolved.keySet());
    renamed.removeIf(dataset -> Collections.disjoint(dataset.key(), dataset.partyColumns()));
    return renamed;
  }

  /**
   * Checks the keys of all datasets but the parties.
   *
   * @param renamed datasets whose keys contain parties that have just been resolved to ids
   */
  private void checkOtherKeys(Census census, Set<DatasetSpec> renamed) {
    Map<DatasetSpec, Dataset<Row>> again = new LinkedHashMap<>(records);
    again.keySet().retainAll(renamed);
    Census after = again.isEmpty() ? census : new Census(again, read);
    records.replaceAll(
        (dataset, rows) ->
            dataset.equals(Datasets.PARTIES)
                ? rows
                : keyChecked(dataset, rows, renamed.contains(dataset) ? after : census));
  }

  private Dataset<Row> keyChecked(DatasetSpec dataset, Dataset<Row> rows, Census census) {
    return KeyCheck.check(dataset, rows, census.repeatedKeys(dataset), lookups);
  }

  /** Dates the deals, and the deals as read, whose dates are used to look up rates. */
  private void dateDeals(Map<DatasetSpec, Dataset<Row>> asRead) {
    Dataset<Row> sources = accepted(Datasets.SOURCES).select(SOURCE_ID, PUBLISHED_ON);
    Dataset<Row> dates = isGiven(Datasets.SOURCES) ? lookups.of(sources) : sources;
    change(Datasets.DEALS, deals -> DealDates.add(deals, dates));
    asRead.computeIfPresent(Datasets.DEALS, (key, deals) -> DealDates.add(deals, dates));
  }

  private ExchangeRates convertMoney(Census census, Map<DatasetSpec, Dataset<Row>> asRead) {
    ExchangeRates rates =
        new ExchangeRates(accepted(Datasets.FX_RATES), reportingCurrency, lookups);
    for (DatasetSpec dataset : MONEY_DAYS.keySet()) {
      String day = MONEY_DAYS.get(dataset);
      boolean needed = census.needsRates(dataset, reportingCurrency);
      change(dataset, rows -> rates.quoted(rows, asRead.get(dataset), day, needed));
    }
    for (DatasetSpec dataset : List.of(Datasets.DEALS, Datasets.PAYMENTS)) {
      change(dataset, quoted -> rates.convert(dataset, quoted, MONEY_DAYS.get(dataset)));
    }
    return rates;
  }

  private void valueShares(Census census) {
    ShareValues values =
        new ShareValues(accepted(Datasets.PARTIES), accepted(Datasets.PRICES), lookups);
    change(Datasets.DEALS, deals -> values.add(deals, census.needsSharePrices()));
  }

  /** Converts figures in money; a figure without a rate stays unconverted. */
  private void convertFigures(ExchangeRates rates) {
    Column money = col(METRIC).isin(Datasets.COUNTED_METRICS.toArray()).equalTo(false);
    Column nothing = lit(null).cast(SparkTypes.type(ColumnType.MONEY));
    change(
        Datasets.FUNDAMENTALS,
        figures ->
            figures.withColumn(
                CONVERTED_VALUE, when(money, rates.converted(col(VALUE))).otherwise(nothing)));
  }

  private void addLayers() {
    change(Datasets.DEALS, deals -> deals.withColumn(LAYER, Layer.of(col(INSTRUMENT), col(ASSET))));
  }

  /** Gives payments without an id an id from their place, so results can refer to them. */
  private void namePayments() {
    Column place = concat(col(RecordColumns.FILE), lit(":"), col(RecordColumns.LINE));
    change(
        Datasets.PAYMENTS,
        payments -> payments.withColumn(PAYMENT_ID, coalesce(col(PAYMENT_ID), place)));
  }

  private void change(DatasetSpec dataset, UnaryOperator<Dataset<Row>> step) {
    records.computeIfPresent(dataset, (key, rows) -> step.apply(rows));
  }
}
