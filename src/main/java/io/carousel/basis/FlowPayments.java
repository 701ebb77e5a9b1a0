package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.AMOUNT_HIGH;
import static io.carousel.schema.FlowColumns.AMOUNT_LOW;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_GROUP_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_GROUP_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.PartyColumns.KIND;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

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
   * @param deals standing deals with schedule, range and groups
   * @param recorded recorded payments with what they take from their deal, and groups
   */
  public FlowPayments(LocalDate asOf, Dataset<Row> deals, Dataset<Row> recorded) {
    this.asOf = asOf;
    this.deals = deals.withColumn(KIND, lit("deal")).withColumn(PAYMENT_ID, col(DEAL_ID));
    this.recorded =
        recorded
            .withColumn(KIND, lit("payment"))
            .withColumn(SCHEDULED, lit(true))
            .withColumn("low_share", lit(1))
            .withColumn("high_share", lit(1))
            .withColumn(PRICED_ON, lit(null).cast("date"))
            .withColumn(DATED_ON, col(PAID_ON));
  }

  /** The payments that count on some bases. */
  public Dataset<Row> on(Collection<Basis> bases) {
    return bases.stream().map(this::on).reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> on(Basis basis) {
    BasisRule rule = new BasisRule(basis, lit(asOf));
    Dataset<Row> counting =
        deals
            .where(rule.counts())
            .withColumn(AMOUNT, rule.amount())
            .withColumn(SCHEDULED, rule.scheduled());
    Dataset<Row> rows = rows(basis, counting);
    return rule.countsRecordedPayments() ? rows.union(rows(basis, recorded)) : rows;
  }

  private Dataset<Row> rows(Basis basis, Dataset<Row> counting) {
    return counting.select(
        lit(asOf).as(AS_OF),
        lit(basis.toString()).as(BASIS),
        col(KIND),
        col(PAYMENT_ID),
        col(DEAL_ID),
        col(PAYER_ID),
        col(PAYEE_ID),
        col(PAYER_GROUP_ID),
        col(PAYEE_GROUP_ID),
        col(INSTRUMENT),
        col(LAYER),
        col(STATUS),
        col(SOURCE_ID),
        col(AMOUNT),
        AmountRanges.part(col(AMOUNT), "low_share").as(AMOUNT_LOW),
        AmountRanges.part(col(AMOUNT), "high_share").as(AMOUNT_HIGH),
        col(SCHEDULED),
        col(DATED_ON),
        col(PRICED_ON));
  }
}
