package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds records of one key: identical ones are repeats of the first, and if they differ all of them
 * are rejected, for none is better than the others.
 */
final class KeyCheck {
  /** Column that tells whether a record repeats an earlier one. */
  static final String REPEAT = "_repeat";

  private static final String CONTENT = "_content";

  private final DatasetSpec dataset;

  KeyCheck(DatasetSpec dataset) {
    this.dataset = dataset;
  }

  /** The records with {@link #REPEAT}, conflicting ones rejected. */
  Dataset<Row> check(Dataset<Row> records) {
    Column valid = col(RecordReader.REASON).isNull();
    // Rejected records and those without a key stand alone, by their place.
    Column alone = valid.and(col(dataset.key().get(0)).isNotNull());
    Column place =
        when(alone, lit(""))
            .otherwise(concat(col(RecordReader.FILE), lit(":"), col(RecordReader.LINE)));
    Column[] key =
        Stream.concat(dataset.key().stream().map(k -> when(alone, col(k))), Stream.of(place))
            .toArray(Column[]::new);
    WindowSpec sameKey = Window.partitionBy(key);
    Column conflict = min(CONTENT).over(sameKey).notEqual(max(CONTENT).over(sameKey));
    Column order = row_number().over(sameKey.orderBy(RecordReader.FILE, RecordReader.LINE));
    return records
        .withColumn(CONTENT, to_json(struct(columns(dataset.columnNames()))))
        .withColumn("_conflict", conflict)
        .withColumn(REPEAT, valid.and(order.gt(1)).and(col("_conflict").equalTo(false)))
        .transform(
            rows ->
                Rejection.of(
                    rows,
                    col("_conflict"),
                    dataset.key().get(0),
                    concat_ws(", ", columns(dataset.key())),
                    lit("another record of the same key says something else")))
        .drop(CONTENT, "_conflict");
  }

  private static Column[] columns(List<String> names) {
    return names.stream()
        .map(name -> coalesce(col(name).cast("string"), lit("")))
        .toArray(Column[]::new);
  }
}
