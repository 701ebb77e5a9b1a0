package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.job.KeptRows;
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
 * Takes the records of all datasets through the checks that need other records: parties by other
 * names than their ids, keys, dates, exchange rates, share prices.
 */
final class Intake {
  private final SparkSession spark;
  private final InputFolder folder;
  private final String reportingCurrency;
  private final KeptRows read = new KeptRows();
  private final KeptRows kept;
  private final Map<DatasetSpec, Dataset<Row>> records = new LinkedHashMap<>();
  private Dataset<Row> answers;
  private boolean knownPartiesOnly;

  /**
   * @param kept keeps the results
   */
  Intake(SparkSession spark, InputFolder folder, String reportingCurrency, KeptRows kept) {
    this.spark = spark;
    this.folder = folder;
    this.reportingCurrency = reportingCurrency;
    this.kept = kept;
  }

  /** Reads and checks; the records are kept, and computed when they are first asked for. */
  Intake take() {
    read();
    Census census = new Census(given(), read);
    change(
        Datasets.PARTIES,
        rows -> KeyCheck.check(Datasets.PARTIES, rows, census.repeatsKeys(Datasets.PARTIES)));
    Set<DatasetSpec> renamed = resolveParties(census.references());
    renamed.removeIf(dataset -> Collections.disjoint(dataset.key(), dataset.partyColumns()));
    checkKeys(census, renamed);
    convert(census);
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

  /** Whether the parties file knows everything that is named as a party, by its id. */
  boolean namesKnownPartiesOnly() {
    return knownPartiesOnly;
  }

  /** The records of a dataset that are neither rejected nor repeats. */
  Dataset<Row> accepted(DatasetSpec dataset) {
    return records.get(dataset).where(Rejection.accepted());
  }

  /** Rows of {@link PartyResolution#answers}. */
  Dataset<Row> answers() {
    return answers;
  }

  /** Lets go of what was only needed to compute the records. */
  void settle() {
    read.release();
  }

  private void read() {
    DatasetReader reader = new DatasetReader(spark);
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
    PartyResolution resolution = new PartyResolution(parties, foreign, kept);
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
              : KeyCheck.check(dataset, rows, valid.repeatsKeys(dataset));
        });
  }

  private void convert(Census census) {
    ExchangeRates rates = new ExchangeRates(accepted(Datasets.FX_RATES), reportingCurrency);
    ShareValues values = new ShareValues(accepted(Datasets.PARTIES), accepted(Datasets.PRICES));
    Dataset<Row> sources = accepted(Datasets.SOURCES);
    change(
        Datasets.DEALS,
        deals -> {
          Dataset<Row> quoted =
              rates.quoted(
                  DealDates.add(deals, sources), "dated_on", needsRates(census, Datasets.DEALS));
          return values
              .add(rates.convert(Datasets.DEALS, quoted, "dated_on"), census.needsSharePrices())
              .withColumn("layer", Layer.of(col("instrument"), col("asset")));
        });
    change(
        Datasets.PAYMENTS,
        payments -> {
          Dataset<Row> quoted =
              rates.quoted(payments, "paid_on", needsRates(census, Datasets.PAYMENTS));
          return named(rates.convert(Datasets.PAYMENTS, quoted, "paid_on"));
        });
    change(
        Datasets.FUNDAMENTALS,
        figures -> {
          Column money = col("metric").isin(Datasets.COUNTED_METRICS).equalTo(false);
          return rates
              .quoted(figures, "period_end", needsRates(census, Datasets.FUNDAMENTALS))
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
            col("payment_id"), concat(col(RecordReader.FILE), lit(":"), col(RecordReader.LINE))));
  }

  private void change(DatasetSpec dataset, UnaryOperator<Dataset<Row>> step) {
    records.computeIfPresent(dataset, (key, rows) -> step.apply(rows));
  }
}
