package io.carousel.basis;

import static io.carousel.schema.DealColumns.AMOUNT_KIND;
import static io.carousel.schema.DealColumns.FIRM_AMOUNT;
import static io.carousel.schema.DealColumns.STATUS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import io.carousel.settings.Settings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The range of a deal's possible final amount, by the kind of its amount and its status. */
public final class AmountRanges {
  private static final String STATED_AMOUNT = "stated_amount";

  private static final String SHARE = "decimal(20,18)";

  private final Map<String, Map<String, Settings.Range>> ranges;

  /**
   * @param ranges by kind of amount, then by status
   */
  public AmountRanges(Map<String, Map<String, Settings.Range>> ranges) {
    this.ranges = ranges;
  }

  /**
   * Adds {@code low_share} and {@code high_share}, as shares of the amount.
   *
   * @param deals with {@code stated_amount} and {@code firm_amount} in one currency, {@code
   *     amount_kind} and {@code status}
   */
  public Dataset<Row> add(Dataset<Row> deals) {
    // A quotient of such wide decimals has only six decimal places.
    Column firm =
        when(
            col(FIRM_AMOUNT).isNotNull().and(col(STATED_AMOUNT).gt(0)),
            least(
                col(FIRM_AMOUNT).cast("double").divide(col(STATED_AMOUNT).cast("double")),
                lit(1.0)));
    return deals
        .withColumn("low_share", greatest(share(Settings.Range::low), firm.cast(SHARE)))
        .withColumn("high_share", share(Settings.Range::high));
  }

  /** A share of an amount, as money. */
  public static Column part(Column amount, String share) {
    // A product would overflow on the largest amounts, even if the share is 1.
    return when(col(share).equalTo(1), amount)
        .otherwise(round(amount.multiply(col(share)), 2).cast("decimal(38,2)"));
  }

  /** A deal that is cancelled after the date counts as announced. */
  private Column share(Function<Settings.Range, BigDecimal> end) {
    Column share = lit(1).cast(SHARE);
    for (Map.Entry<String, Map<String, Settings.Range>> ofKind : ranges.entrySet()) {
      Map<String, Settings.Range> byStatus = ofKind.getValue();
      Column ofStatus = shareOf(byStatus.get("announced"), end);
      for (String status : new String[] {"signed", "closed"}) {
        ofStatus =
            when(col(STATUS).equalTo(status), shareOf(byStatus.get(status), end))
                .otherwise(ofStatus);
      }
      share = when(col(AMOUNT_KIND).equalTo(ofKind.getKey()), ofStatus).otherwise(share);
    }
    return share;
  }

  private static Column shareOf(Settings.Range range, Function<Settings.Range, BigDecimal> end) {
    return lit(end.apply(range)).cast(SHARE);
  }
}
