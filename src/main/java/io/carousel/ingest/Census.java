package io.carousel.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.carousel.job.KeptRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What there is to look up in other records, counted in one pass over all datasets: keys that come
 * twice, parties that are named, currencies, share prices. Most inputs need little of it, and what
 * nobody needs is never planned.
 */
final class Census {
  private static final String KEY = "key";
  private static final String PARTY = "party";
  private static final String CURRENCY = "currency";
  private static final String SHARES = "shares";
  private static final String USD = "USD";

  private final Dataset<Row> counted;
  private final Map<String, Set<String>> found = new HashMap<>();

  /**
   * Counts.
   *
   * @param records all records of each dataset; rejected ones count for nothing but their currency
   * @param kept keeps the counts
   */
  Census(Map<DatasetSpec, Dataset<Row>> records, KeptRows kept) {
    this.counted =
        kept.keep(
            records.entrySet().stream()
                .map(entry -> facts(entry.getKey(), entry.getValue()))
                .reduce(Dataset::union)
                .orElseThrow()
                .groupBy("dataset", "fact", "value")
                .agg(count(lit(1)).as("records")));
    Column worthKnowing =
        col("fact").isin(CURRENCY, SHARES).or(col("fact").equalTo(KEY).and(col("records").gt(1)));
    counted
        .where(worthKnowing)
        .select(
            col("dataset"),
            col("fact"),
            when(col("fact").equalTo(CURRENCY), col("value")).otherwise(lit("")))
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.getString(1) + row.getString(0), k -> new TreeSet<>())
                    .add(row.getString(2)));
  }

  /** Whether a key of the dataset comes twice. */
  boolean repeatsKeys(DatasetSpec dataset) {
    return !found(KEY, dataset).isEmpty();
  }

  /** Whether an amount of the dataset is in another currency. */
  boolean needsRates(DatasetSpec dataset, String reportingCurrency) {
    return found(CURRENCY, dataset).stream().anyMatch(c -> !c.equals(reportingCurrency));
  }

  /** Whether a deal is to be valued by a share price. */
  boolean needsSharePrices() {
    return !found(SHARES, Datasets.DEALS).isEmpty();
  }

  /** Everything that is named as a party: {@code (dataset, reference, records)}. */
  Dataset<Row> references() {
    return counted
        .where(col("fact").equalTo(PARTY))
        .select(col("dataset"), col("value").as("reference"), col("records"));
  }

  private Set<String> found(String fact, DatasetSpec dataset) {
    return found.getOrDefault(fact + dataset.name(), Set.of());
  }

  /** A row for each fact of each record: {@code (dataset, fact, value)}. */
  private static Dataset<Row> facts(DatasetSpec dataset, Dataset<Row> records) {
    List<Column> facts = new ArrayList<>();
    Column valid = col(RecordReader.REASON).isNull();
    // Two keys may share such a text, which costs a closer look and nothing else.
    Column[] key =
        dataset.key().stream()
            .map(k -> coalesce(col(k).cast("string"), lit("")))
            .toArray(Column[]::new);
    Column keyed = valid.and(col(dataset.key().get(0)).isNotNull());
    facts.add(fact(KEY, when(keyed, concat_ws("|", key))));
    for (String column : dataset.partyColumns()) {
      facts.add(fact(PARTY, when(valid, col(column))));
    }
    if (dataset.has("currency")) {
      facts.add(fact(CURRENCY, coalesce(col("currency"), lit(USD))));
    }
    if (dataset.equals(Datasets.DEALS)) {
      facts.add(fact(SHARES, when(valid.and(ShareValues.isWanted()), lit(""))));
    }
    return records
        .select(
            lit(dataset.name()).as("dataset"), explode(array(facts.toArray(Column[]::new))).as("f"))
        .select(col("dataset"), col("f.fact").as("fact"), col("f.value").as("value"))
        .where("value is not null");
  }

  private static Column fact(String fact, Column value) {
    return struct(lit(fact).as("fact"), value.as("value"));
  }
}
