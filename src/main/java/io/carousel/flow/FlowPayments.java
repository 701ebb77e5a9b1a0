package io.carousel.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.FlowTables;
import io.carousel.schema.Layer;
import io.carousel.schema.ScopeName.Basis;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What counts on each basis: deals with their amount there, and payments made. */
final class Payments {
  private final LocalDate asOf;
  private final DealSchedules schedules;
  private final Dataset<Row> deals;
  private final Dataset<Row> made;

  /**
   * @param deals deals in force with their schedules and groups, see {@link StandingDeals}
   * @param made payments made by the as-of date, likewise
   */
  Payments(LocalDate asOf, DealSchedules schedules, Dataset<Row> deals, Dataset<Row> made) {
    this.asOf = asOf;
    this.schedules = schedules;
    this.deals = deals.withColumn("kind", lit("deal")).withColumn("payment_id", col("deal_id"));
    this.made =
        made.withColumn("kind", lit("payment"))
            .withColumn("layer", Layer.of(col("instrument"), col("asset")))
            .withColumn("scheduled", lit(true))
            .withColumn("low_share", lit(1))
            .withColumn("high_share", lit(1))
            .withColumn("priced_on", lit(null).cast("date"))
            .withColumn("dated_on", col("paid_on"));
  }

  /** Rows of {@link FlowTables#PAYMENT} on some bases. */
  Dataset<Row> on(Collection<Basis> bases) {
    return bases.stream().map(this::on).reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> on(Basis basis) {
    return switch (basis) {
      case ANNOUNCED -> rows(basis, whole("announced"));
      case CONTRACTED -> rows(basis, whole("binding"));
      case PAID -> rows(basis, within("binding", schedules.past())).union(rows(basis, made));
      case DUE_12M, DUE_60M ->
          rows(basis, within("announced", schedules.due(basis.months().orElseThrow())));
    };
  }

  /** Deals with their whole amount, whenever it is paid. */
  private Dataset<Row> whole(String which) {
    return deals.where(which).withColumn("scheduled", lit(true));
  }

  /**
   * Deals whose payments are not given, with what their schedule holds in some slices. Those of
   * which nobody knows when they are paid stay, to be counted.
   */
  private Dataset<Row> within(String which, Column slices) {
    return deals
        .where(which + " and not given")
        .withColumn("_within", slices)
        .where(col("scheduled").equalTo(false).or(size(col("_within")).gt(0)))
        .withColumn("amount", when(col("scheduled"), DealSchedules.total("_within")));
  }

  private Dataset<Row> rows(Basis basis, Dataset<Row> counting) {
    return counting.select(
        lit(asOf).as("as_of"),
        lit(basis.toString()).as("basis"),
        col("kind"),
        col("payment_id"),
        col("deal_id"),
        col("payer_id"),
        col("payee_id"),
        col("payer_group_id"),
        col("payee_group_id"),
        col("instrument"),
        col("layer"),
        col("status"),
        col("source_id"),
        col("amount"),
        AmountRanges.part(col("amount"), "low_share").as("amount_low"),
        AmountRanges.part(col("amount"), "high_share").as("amount_high"),
        col("scheduled"),
        col("dated_on"),
        col("priced_on"));
  }
}
