package io.carousel.ingest;

import static io.carousel.schema.MarketColumns.VALUE;
import static io.carousel.schema.OpsColumns.DATASET;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.KeyCheck;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.ingest.value.ShareValues;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.schema.DealColumns;
import io.carousel.spark.KeptRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The facts of records that depend on other records, counted over all datasets: duplicate keys,
 * named parties, currencies, share prices. Most inputs need few of them, and unneeded steps are
 * never planned.
 */
final class Census {
  private static final String FACT_COLUMN = "fact";
  private static final String KEY = "key";
  private static final String RECORDS = "records";

  private static final String PARTY = "party";
  private static final String CURRENCY = "currency";
  private static final String SHARES = "shares";
  private static final String USD = "USD";

  /** Distinct facts that a task counts at once. */
  private static final int MOST_IN_MEMORY = 200_000;

  private static final StructType FACT =
      new StructType()
          .add("dataset", DataTypes.StringType, false)
          .add("fact", DataTypes.StringType, false)
          .add("value", DataTypes.StringType, false)
          .add("records", DataTypes.LongType, false);

  private final Dataset<Row> repeated;
  private final Set<String> repeating = new TreeSet<>();
  private final Dataset<Row> counted;
  private final Map<String, Set<String>> found = new HashMap<>();

  /**
   * Counts the facts.
   *
   * @param records all records of each dataset; for rejected records only the currency counts
   * @param kept caches the counts
   */
  Census(Map<DatasetSpec, Dataset<Row>> records, KeptRows kept) {
    this.repeated =
        kept.keep(
            records.entrySet().stream()
                .map(entry -> keys(entry.getKey(), entry.getValue()))
                .reduce(Dataset::union)
                .orElseThrow()
                .groupBy(DATASET, KEY)
                .agg(count(lit(1)).as(RECORDS))
                .where("records > 1")
                .select(DATASET, KEY));
    repeated
        .select(DATASET)
        .distinct()
        .collectAsList()
        .forEach(row -> repeating.add(row.getString(0)));
    this.counted =
        kept.keep(
            records.entrySet().stream()
                .filter(entry -> hasFacts(entry.getKey()))
                .map(entry -> facts(entry.getKey(), entry.getValue()))
                .reduce(Dataset::union)
                .orElseThrow()
                .groupBy(DATASET, FACT_COLUMN, VALUE)
                .agg(sum(RECORDS).as(RECORDS)));
    counted
        .where(col(FACT_COLUMN).isin(CURRENCY, SHARES))
        .select(
            col(DATASET),
            col(FACT_COLUMN),
            when(col(FACT_COLUMN).equalTo(CURRENCY), col(VALUE)).otherwise(lit("")))
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.getString(1) + row.getString(0), k -> new TreeSet<>())
                    .add(row.getString(2)));
  }

  /**
   * The duplicate keys of a dataset: {@code (key)}, each a {@link KeyCheck#hash}, which another key
   * may share by accident; empty if there are none.
   */
  Optional<Dataset<Row>> repeatedKeys(DatasetSpec dataset) {
    return repeating.contains(dataset.name())
        ? Optional.of(repeated.where(col(DATASET).equalTo(dataset.name())).select(KEY))
        : Optional.empty();
  }

  /** Whether an amount of the dataset is in another currency. */
  boolean needsRates(DatasetSpec dataset, String reportingCurrency) {
    return found(CURRENCY, dataset).stream().anyMatch(c -> !c.equals(reportingCurrency));
  }

  /** Whether a deal is to be valued by a share price. */
  boolean needsSharePrices() {
    return !found(SHARES, Datasets.DEALS).isEmpty();
  }

  /** All references to parties: {@code (dataset, reference, records)}. */
  Dataset<Row> references() {
    return counted
        .where(col(FACT_COLUMN).equalTo(PARTY))
        .select(col(DATASET), col(VALUE).as("reference"), col(RECORDS));
  }

  private Set<String> found(String fact, DatasetSpec dataset) {
    return found.getOrDefault(fact + dataset.name(), Set.of());
  }

  /** The keys of all records that have one: {@code (dataset, key)}. */
  private static Dataset<Row> keys(DatasetSpec dataset, Dataset<Row> records) {
    return KeyCheck.keyed(dataset, records)
        .select(lit(dataset.name()).as(DATASET), KeyCheck.hash(dataset).as(KEY));
  }

  private static boolean hasFacts(DatasetSpec dataset) {
    return dataset.has(DealColumns.CURRENCY) || !dataset.partyColumns().isEmpty();
  }

  /** The number of a dataset's records with each fact: {@code (dataset, fact, value, records)}. */
  private static Dataset<Row> facts(DatasetSpec dataset, Dataset<Row> records) {
    List<String> kinds = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    Column valid = col(RecordColumns.REASON).isNull();
    for (String column : dataset.partyColumns()) {
      kinds.add(PARTY);
      values.add(when(valid, col(column)).as("value_" + kinds.size()));
    }
    if (dataset.has(DealColumns.CURRENCY)) {
      kinds.add(CURRENCY);
      values.add(coalesce(col(DealColumns.CURRENCY), lit(USD)).as("value_" + kinds.size()));
    }
    if (dataset.equals(Datasets.DEALS)) {
      kinds.add(SHARES);
      values.add(when(valid.and(ShareValues.isWanted()), lit("")).as("value_" + kinds.size()));
    }
    String name = dataset.name();
    return records
        .select(values.toArray(Column[]::new))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> counted(name, kinds, rows),
            Encoders.row(FACT));
  }

  /**
   * Counts within a task, so it emits few rows instead of several per record. Counts are emitted
   * when the table is full, so the same fact may be emitted again.
   */
  private static Iterator<Row> counted(String dataset, List<String> kinds, Iterator<Row> rows) {
    return new Iterator<>() {
      private Iterator<Row> ready = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!ready.hasNext() && rows.hasNext()) {
          ready = batch(dataset, kinds, rows);
        }
        return ready.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.next();
      }
    };
  }

  private static Iterator<Row> batch(String dataset, List<String> kinds, Iterator<Row> rows) {
    Map<Fact, long[]> counts = new HashMap<>();
    while (rows.hasNext() && counts.size() < MOST_IN_MEMORY) {
      Row row = rows.next();
      for (int i = 0; i < kinds.size(); i++) {
        if (!row.isNullAt(i)) {
          counts.computeIfAbsent(new Fact(kinds.get(i), row.getString(i)), f -> new long[1])[0]++;
        }
      }
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                RowFactory.create(
                    dataset, entry.getKey().kind(), entry.getKey().value(), entry.getValue()[0]))
        .iterator();
  }

  private record Fact(String kind, String value) {}
}
