package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.lit;

import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.DataGap;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.schema.Layer;
import io.carousel.schema.RejectReason;
import org.apache.spark.sql.Column;

/** Which records have a {@link DataGap}. */
public final class DataGaps {
  private final int staleDays;

  /**
   * @param staleDays days after which a price is stale
   */
  public DataGaps(int staleDays) {
    this.staleDays = staleDays;
  }

  /** Whether a record of a dataset has a gap. */
  public Column in(DatasetSpec dataset, DataGap gap) {
    if (gap == DataGap.MISSING_RATES) {
      return withoutRate(dataset);
    }
    Column lacking = isDeals(dataset) ? inDeal(gap) : inOther(dataset, gap);
    return Rejection.accepted().and(coalesce(lacking, lit(false)));
  }

  private Column inDeal(DataGap gap) {
    return switch (gap) {
      case UNKNOWN_AMOUNTS -> col("amount").isNull();
      case UNKNOWN_SCHEDULES ->
          col("status")
              .isin("announced", "signed")
              .and(
                  Layer.hasSchedule(col("layer"), col("status"), col("starts_on"), col("ends_on"))
                      .equalTo(false));
      case UNDATED -> col("announced_on").isNull();
      case WITHOUT_SOURCE -> col(RecordColumns.SOURCED).equalTo(false);
      case MISSING_PRICES -> col(RecordColumns.PRICE_WANTED).and(col("share_price").isNull());
      case STALE_PRICES -> date_diff(col("dated_on"), col("priced_on")).gt(staleDays);
      case MISSING_RATES -> withoutRate(Datasets.DEALS);
    };
  }

  private static Column inOther(DatasetSpec dataset, DataGap gap) {
    if (gap == DataGap.UNKNOWN_AMOUNTS && dataset.has("amount")) {
      return col("amount").isNull();
    }
    if (gap == DataGap.UNDATED && dataset.equals(Datasets.PAYMENTS)) {
      return col("paid_on").isNull();
    }
    return lit(false);
  }

  /** Deals and payments are rejected without a rate; figures are accepted and not converted. */
  private static Column withoutRate(DatasetSpec dataset) {
    if (dataset.equals(Datasets.FUNDAMENTALS)) {
      return Rejection.accepted()
          .and(col("metric").isin(Datasets.COUNTED_METRICS.toArray()).equalTo(false))
          .and(col("reported_value").isNull());
    }
    return isDeals(dataset) || dataset.equals(Datasets.PAYMENTS)
        ? Rejection.isFor(RejectReason.NO_RATE, RejectReason.NO_RATE_WITHOUT_DATE)
        : lit(false);
  }

  private static boolean isDeals(DatasetSpec dataset) {
    return dataset.equals(Datasets.DEALS);
  }
}
