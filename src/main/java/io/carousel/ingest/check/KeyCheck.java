package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds records with the same key: identical records are repeats of the first; if they differ, all
 * of them are rejected, because none is better than the others. Only keys are compared for all
 * records; whole records are compared only if they have the same key.
 */
public final class KeyCheck {
  private static final String CONTENT = "_content";
  private static final String ORDER = "_order";
  private static final String REPEATED = "_repeated";

  private static final String CONFLICT = "_conflict";

  private final DatasetSpec dataset;
  private final Lookups lookups;

  private KeyCheck(DatasetSpec dataset, Lookups lookups) {
    this.dataset = dataset;
    this.lookups = lookups;
  }

  /**
   * The records with {@link RecordColumns#REPEAT}, conflicting ones rejected.
   *
   * @param repeated hashes of the duplicate keys, if any: {@code (key)}
   */
  public static Dataset<Row> check(
      DatasetSpec dataset, Dataset<Row> records, Optional<Dataset<Row>> repeated, Lookups lookups) {
    return repeated
        .map(keys -> new KeyCheck(dataset, lookups).mark(records, keys))
        .orElseGet(() -> records.withColumn(RecordColumns.REPEAT, lit(false)));
  }

  /** The records that have a key. */
  public static Dataset<Row> keyed(DatasetSpec dataset, Dataset<Row> records) {
    return records.where(
        col(RecordColumns.REASON).isNull().and(col(dataset.key().get(0)).isNotNull()));
  }

  /** A number that is equal for equal keys, and rarely equal for different ones. */
  public static Column hash(DatasetSpec dataset) {
    return xxhash64(dataset.key().stream().map(k -> col(k)).toArray(Column[]::new));
  }

  private Dataset<Row> mark(Dataset<Row> records, Dataset<Row> repeated) {
    Dataset<Row> candidates =
        keyed(dataset, records)
            .join(
                lookups.of(repeated.select(col("key").as(REPEATED))),
                hash(dataset).equalTo(col(REPEATED)),
                "left_semi");
    Dataset<Row> verdicts = lookups.of(verdicts(candidates));
    List<String> place = new ArrayList<>(List.of(RecordColumns.FILE, RecordColumns.LINE));
    place.addAll(dataset.key());
    Dataset<Row> marked =
        records
            .join(verdicts, same(place), "left")
            .drop(place.stream().map(KeyCheck::other).toArray(String[]::new))
            .withColumn(RecordColumns.REPEAT, coalesce(col(RecordColumns.REPEAT), lit(false)));
    Column key = concat_ws(", ", texts(dataset.key()));
    return Rejection.of(dataset, dataset.key().get(0), key, RejectReason.CONFLICT)
        .where(marked, col(CONFLICT))
        .drop(CONFLICT);
  }

  /** Repeat or conflict, for records whose key may be a duplicate, with their places and keys. */
  private Dataset<Row> verdicts(Dataset<Row> keyed) {
    Column[] key = dataset.key().stream().map(k -> col(k)).toArray(Column[]::new);
    WindowSpec sameKey = Window.partitionBy(key);
    Column conflict = min(CONTENT).over(sameKey).notEqual(max(CONTENT).over(sameKey));
    Column order = row_number().over(sameKey.orderBy(RecordColumns.FILE, RecordColumns.LINE));
    List<Column> result = new ArrayList<>();
    result.add(col(RecordColumns.FILE).as(other(RecordColumns.FILE)));
    result.add(col(RecordColumns.LINE).as(other(RecordColumns.LINE)));
    dataset.key().forEach(k -> result.add(col(k).as(other(k))));
    result.add(col(CONFLICT));
    result.add(col(ORDER).gt(1).and(col(CONFLICT).equalTo(false)).as(RecordColumns.REPEAT));
    return keyed
        .withColumn(CONTENT, to_json(struct(texts(dataset.columnNames()))))
        .withColumn(CONFLICT, conflict)
        .withColumn(ORDER, order)
        .select(result.toArray(Column[]::new));
  }

  /** Whether two records agree in columns; the columns of the second are renamed. */
  private static Column same(List<String> columns) {
    return columns.stream()
        .map(column -> col(column).eqNullSafe(col(other(column))))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static String other(String column) {
    return "_other_" + column;
  }

  private static Column[] texts(List<String> names) {
    return names.stream()
        .map(name -> coalesce(col(name).cast("string"), lit("")))
        .toArray(Column[]::new);
  }
}
