package io.carousel.graph.spark;

import static io.carousel.schema.Ids.HOLDER_ID;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.kernel.Shipment;
import io.carousel.graph.kernel.ownership.LookThrough;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@linkplain LookThrough Look-through ownership} of all holders in a dataset. */
public final class LookThroughStakes {
  /** The fraction of an issuer that a holder owns along all paths; null if it is unknown. */
  public static final StructType SCHEMA =
      new StructType()
          .add("holder_id", DataTypes.StringType, false)
          .add("issuer_id", DataTypes.StringType, false)
          .add("look_through", DataTypes.DoubleType);

  /** The value of a holding in its shipment. */
  private static final int STAKE = 0;

  private LookThroughStakes() {}

  /**
   * The stakes above 0, and unknown stakes. Rows are computed holder by holder as they are read.
   *
   * @param holdings {@code (holder_id, issuer_id, stake)}, one per pair, the stake a fraction of at
   *     least 0
   * @param tolerance as in {@link LookThrough#of}
   * @return rows of {@link #SCHEMA}
   */
  public static Dataset<Row> of(Dataset<Row> holdings, double tolerance) {
    Dataset<Row> edges =
        holdings.select(
            col(HOLDER_ID).as(PAYER_ID),
            col(ISSUER_ID).as(PAYEE_ID),
            lit(0L).as("weight"),
            lit(false).as("open"),
            col("stake"));
    // All holdings in one task: paths cannot be followed in parts, and there are few holdings
    // compared with deals.
    return Shipments.ofEdges(edges, List.of(), "stake")
        .each(
            SCHEMA,
            shipment -> LookThrough.of(holdings(shipment), tolerance),
            (none, stakes) -> Flattened.map(stakes, LookThroughStakes::rows));
  }

  private static List<LookThrough.Holding> holdings(Shipment shipment) {
    String[] ids = shipment.ids();
    return IntStream.range(0, shipment.edges())
        .mapToObj(
            holding ->
                new LookThrough.Holding(
                    ids[shipment.payer(holding)],
                    ids[shipment.payee(holding)],
                    shipment.fraction(holding, STAKE)))
        .toList();
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
