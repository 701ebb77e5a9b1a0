package io.carousel.basis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.flow.FlowsJob;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of {@link FlowTables#PAYMENT}: deals and recorded payments that count on a basis. */
public final class FlowPayments {
  private final LocalDate asOf;
  private final Dataset<Row> deals;
  private final Dataset<Row> recorded;

  /**
   * @param deals rows of {@link FlowsJob#deals}
   * @param recorded rows of {@link FlowsJob#recorded}
   */
  public FlowPayments(LocalDate asOf, Dataset<Row> deals, Dataset<Row> recorded) {
    this.asOf = asOf;
    this.deals = deals.withColumn("kind", lit("deal")).withColumn("payment_id", col("deal_id"));
    this.recorded =
        recorded
            .withColumn("kind", lit("payment"))
            .withColumn("scheduled", lit(true))
            .withColumn("low_share", lit(1))
            .withColumn("high_share", lit(1))
            .withColumn("priced_on", lit(null).cast("date"))
            .withColumn("dated_on", col("paid_on"));
  }

  /** What counts on some bases. */
  public Dataset<Row> on(Collection<Basis> bases) {
    return bases.stream().map(this::on).reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> on(Basis basis) {
    BasisRule rule = new BasisRule(basis, lit(asOf));
    Dataset<Row> counting =
        deals
            .where(rule.counts())
            .withColumn("amount", rule.amount())
            .withColumn("scheduled", rule.scheduled());
    Dataset<Row> rows = rows(basis, counting);
    return rule.countsRecordedPayments() ? rows.union(rows(basis, recorded)) : rows;
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
