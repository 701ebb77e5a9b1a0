package io.carousel.ingest.check;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.ANNOUNCED_ON;
import static io.carousel.schema.DealColumns.ENDS_ON;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.STARTS_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.FlowColumns.CONVERTED_VALUE;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.FlowColumns.SHARE_PRICE;
import static io.carousel.schema.MarketColumns.METRIC;
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
final class DataGaps {
  private final int staleDays;

  /**
   * @param staleDays days after which a price is stale
   */
  DataGaps(int staleDays) {
    this.staleDays = staleDays;
  }

  /** Whether a record of a dataset has a gap. */
  Column in(DatasetSpec dataset, DataGap gap) {
    if (gap == DataGap.MISSING_RATES) {
      return withoutRate(dataset);
    }
    Column lacking = isDeals(dataset) ? inDeal(gap) : inOther(dataset, gap);
    return Rejection.accepted().and(coalesce(lacking, lit(false)));
  }

  private Column inDeal(DataGap gap) {
    return switch (gap) {
      case UNKNOWN_AMOUNTS -> col(AMOUNT).isNull();
      case UNKNOWN_SCHEDULES ->
          col(STATUS)
              .isin("announced", "signed")
              .and(
                  Layer.hasSchedule(col(LAYER), col(STATUS), col(STARTS_ON), col(ENDS_ON))
                      .equalTo(false));
      case UNDATED -> col(ANNOUNCED_ON).isNull();
      case WITHOUT_SOURCE -> col(RecordColumns.SOURCED).equalTo(false);
      case MISSING_PRICES -> col(RecordColumns.PRICE_WANTED).and(col(SHARE_PRICE).isNull());
      case STALE_PRICES -> date_diff(col(DATED_ON), col(PRICED_ON)).gt(staleDays);
      case MISSING_RATES -> withoutRate(Datasets.DEALS);
    };
  }

  private static Column inOther(DatasetSpec dataset, DataGap gap) {
    if (gap == DataGap.UNKNOWN_AMOUNTS && dataset.has(AMOUNT)) {
      return col(AMOUNT).isNull();
    }
    if (gap == DataGap.UNDATED && dataset.equals(Datasets.PAYMENTS)) {
      return col(PAID_ON).isNull();
    }
    return lit(false);
  }

  /** Deals and payments are rejected without a rate; figures are accepted and not converted. */
  private static Column withoutRate(DatasetSpec dataset) {
    if (dataset.equals(Datasets.FUNDAMENTALS)) {
      return Rejection.accepted()
          .and(col(METRIC).isin(Datasets.COUNTED_METRICS.toArray()).equalTo(false))
          .and(col(CONVERTED_VALUE).isNull());
    }
    return isDeals(dataset) || dataset.equals(Datasets.PAYMENTS)
        ? Rejection.isFor(RejectReason.NO_RATE, RejectReason.NO_RATE_WITHOUT_DATE)
        : lit(false);
  }

  private static boolean isDeals(DatasetSpec dataset) {
    return dataset.equals(Datasets.DEALS);
  }
}
