package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.BILATERAL;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.PAID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The amounts that remain after netting, exactly, in cents (D'Errico and Roukny, ESRB Working Paper
 * 44).
 */
final class Netting {
  private static final String BACK = "back";
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String THERE = "there";

  private Netting() {}

  /**
   * Both ends of each edge.
   *
   * @param edges with {@code payer_id, payee_id, amount} and the columns to keep
   * @return the columns to keep, and {@code (party_id, paid, received)}: the payer's end receives
   *     0, the payee's end pays 0
   */
  static Dataset<Row> ends(Dataset<Row> edges, String... kept) {
    Column nothing = money(lit(0));
    Column amount = col(AMOUNT);
    return edges
        .select(with(kept, col(PAYER_ID).as(PARTY_ID), amount.as(PAID), nothing.as("received")))
        .union(edges.select(with(kept, col(PAYEE_ID), nothing, amount)));
  }

  /**
   * The least amount that settles all net positions: half the sum of their absolute values, which
   * is the sum of the positive ones.
   *
   * @param position the amount each party pays less the amount it receives, or the reverse; the
   *     positions of all parties add up to 0
   */
  static Column net(Column position) {
    return money(sum(greatest(position, money(lit(0)))));
  }

  /**
   * The amount that cancels between two parties that pay each other, counting both legs.
   *
   * @param edges with {@code payer_id, payee_id, amount}, one edge per pair, and the columns to
   *     group by
   * @return the columns to group by, and {@code bilateral}
   */
  static Dataset<Row> bilateral(Dataset<Row> edges, String... by) {
    Column forward = col(PAYER_ID).lt(col(PAYEE_ID));
    Column none = money(lit(0));
    Dataset<Row> pairs =
        edges
            .withColumn(FIRST, least(col(PAYER_ID), col(PAYEE_ID)))
            .withColumn(SECOND, greatest(col(PAYER_ID), col(PAYEE_ID)))
            .groupBy(with(by, col(FIRST), col(SECOND)))
            .agg(
                sum(when(forward, col(AMOUNT)).otherwise(none)).as(THERE),
                sum(when(forward, none).otherwise(col(AMOUNT))).as(BACK));
    Column both = least(col(THERE), col(BACK)).multiply(lit(2));
    return pairs.groupBy(with(by)).agg(money(sum(money(both))).as(BILATERAL));
  }

  /** A sum as money; a sum that does not fit is an error, never truncated. */
  static Column money(Column amount) {
    return amount.cast(SparkTypes.type(ColumnType.MONEY));
  }

  /** The share of a part in a whole; null if the whole is 0. */
  static Column share(Column part, Column whole) {
    return when(whole.gt(0), part.cast("double").divide(whole.cast("double")));
  }

  /** The sum of a column as money; null if any value is. */
  static Column whole(String name) {
    return whole(name, lit(true));
  }

  /** The sum of a column as money over the rows that count; null if any of their values is. */
  static Column whole(String name, Column counts) {
    Column unknown = count_if(counts.and(col(name).isNull()));
    return when(unknown.equalTo(0), money(sum(when(counts, col(name)))));
  }

  private static Column[] with(String[] by, Column... more) {
    return Stream.concat(Arrays.stream(by).map(name -> col(name)), Arrays.stream(more))
        .toArray(Column[]::new);
  }
}
