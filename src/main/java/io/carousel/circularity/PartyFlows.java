package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULAR_SHARE;
import static io.carousel.schema.CircularityColumns.FCI;
import static io.carousel.schema.CircularityColumns.INFLOW;
import static io.carousel.schema.CircularityColumns.NET;
import static io.carousel.schema.CircularityColumns.OUTFLOW;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.CircularityColumns.RETURN_PROBABILITY;
import static io.carousel.schema.CircularityColumns.RETURN_PROBABILITY_UPPER;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.PAID;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.schema.CircularityTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The flows through each party, and the circular part of them. */
final class PartyFlows {
  private static final String RECEIVED = "received";
  private static final String RETURNING = "returning";
  private static final String THROUGHFLOW = "throughflow";
  private static final String UNKNOWN = "unknown";

  private static final String[] PARTY = {PARTY_ID, SCOPE_ID};

  private PartyFlows() {}

  /**
   * Rows of {@link CircularityTables#PARTY}, without the date.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @param flows rows of {@link CircularFlows#SCHEMA}
   */
  static Dataset<Row> of(ScopeGraphs graphs, Dataset<Row> edges, Dataset<Row> flows) {
    Column nothing = Netting.money(lit(0));
    // All amounts are above 0, so this is the payee's end.
    Column back = when(col(RECEIVED).gt(0), col(CIRCULAR)).otherwise(nothing);
    Dataset<Row> sums =
        Netting.ends(edges, SCOPE_ID, CIRCULAR)
            .withColumn(CIRCULAR, back)
            .groupBy(PARTY_ID, SCOPE_ID)
            .agg(
                Netting.money(sum(RECEIVED)).as(INFLOW),
                Netting.money(sum(PAID)).as(OUTFLOW),
                Netting.whole(CIRCULAR).as(CIRCULAR));
    Dataset<Row> members =
        graphs
            .named(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.PARTY)))
            .where(col(VIEW).equalTo(ScopeGraphs.AMOUNT))
            .select(SCOPE_ID, PARTY_ID, GROUP_ID, RETURN_PROBABILITY, RETURN_PROBABILITY_UPPER);
    return sums.join(members, PARTY, "left")
        .withColumn(NET, Netting.money(col(INFLOW).minus(col(OUTFLOW))))
        .withColumn(CIRCULAR_SHARE, Netting.share(col(CIRCULAR), col(INFLOW)))
        .withColumn(RETURN_PROBABILITY, orNone(RETURN_PROBABILITY))
        .withColumn(RETURN_PROBABILITY_UPPER, orNone(RETURN_PROBABILITY_UPPER));
  }

  /**
   * Totals over the parties of each scope: their number, the net amount after netting, and Finn's
   * cycling index, the share of all throughflow that returns. Sums are of decimals, so that the
   * order of rows does not matter.
   *
   * @param parties rows of {@link #of}
   * @return {@code (scope_id, parties, net, fci)}; the index is null if a return probability is
   */
  static Dataset<Row> ofScopes(Dataset<Row> parties) {
    Column throughflow = greatest(col(INFLOW), col(OUTFLOW));
    return parties
        .withColumn(THROUGHFLOW, throughflow)
        .withColumn(
            RETURNING,
            throughflow.cast("double").multiply(col(RETURN_PROBABILITY)).cast("decimal(38,10)"))
        .groupBy(SCOPE_ID)
        .agg(
            count(lit(1)).as(PARTIES),
            Netting.net(col(NET)).as(NET),
            sum(THROUGHFLOW).as(THROUGHFLOW),
            sum(RETURNING).as(RETURNING),
            sum(when(col(RETURN_PROBABILITY).isNull(), 1).otherwise(0)).as(UNKNOWN))
        .select(
            col(SCOPE_ID),
            col(PARTIES),
            col(NET),
            // Doubles of large amounts may round up to more than the whole.
            when(
                    col(UNKNOWN).equalTo(0),
                    least(
                        lit(1.0),
                        col(RETURNING).cast("double").divide(col(THROUGHFLOW).cast("double"))))
                .as(FCI));
  }

  /** Nothing returns to a party outside all groups. */
  private static Column orNone(String probability) {
    return when(col(GROUP_ID).isNull(), coalesce(col(probability), lit(0.0)))
        .otherwise(col(probability));
  }
}
