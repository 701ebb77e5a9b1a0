package io.carousel.graph.spark;

import io.carousel.graph.kernel.ownership.LookThrough;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@linkplain LookThrough Look-through ownership} of all holders in a dataset. */
public final class LookThroughStakes {
  /** The fraction of an issuer that a holder owns along all paths; null where it is unknown. */
  public static final StructType SCHEMA =
      new StructType()
          .add("holder_id", DataTypes.StringType, false)
          .add("issuer_id", DataTypes.StringType, false)
          .add("look_through", DataTypes.DoubleType);

  private LookThroughStakes() {}

  /**
   * The stakes above 0, and those that are unknown. Rows are made holder by holder as they are
   * read.
   *
   * @param holdings {@code (holder_id, issuer_id, stake)}, one a pair, the stake a fraction of at
   *     least 0
   * @param tolerance as {@link LookThrough#of} has it
   * @return rows of {@link #SCHEMA}
   */
  public static Dataset<Row> of(Dataset<Row> holdings, double tolerance) {
    // All holdings in one task: paths cannot be followed in parts, and they are few beside deals.
    return holdings
        .select("holder_id", "issuer_id", "stake")
        .coalesce(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> stakes(rows, tolerance),
            Encoders.row(SCHEMA));
  }

  private static Iterator<Row> stakes(Iterator<Row> rows, double tolerance) {
    List<LookThrough.Holding> holdings = new ArrayList<>();
    rows.forEachRemaining(
        row ->
            holdings.add(
                new LookThrough.Holding(row.getString(0), row.getString(1), row.getDouble(2))));
    return Flattened.map(LookThrough.of(holdings, tolerance), LookThroughStakes::rows);
  }

  private static Iterator<Row> rows(LookThrough.Stakes stakes) {
    return IntStream.range(0, stakes.issuers().length)
        .mapToObj(
            place ->
                RowFactory.create(
                    stakes.holder(), stakes.issuers()[place], known(stakes.shares()[place])))
        .iterator();
  }

  private static Double known(double share) {
    return Double.isNaN(share) ? null : share;
  }
}
