package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.lit;

import java.util.Locale;
import org.apache.spark.sql.Column;

/** What records may lack, each a column of {@link IngestTables#DATA_QUALITY}. */
enum Blemish {
  /** No amount: the deal counts in no sum. */
  UNKNOWN_AMOUNTS("without an amount", "Accepted without an amount") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      return dataset.has("amount") ? col("amount").isNull() : lit(false);
    }
  },
  /** Neither both dates nor a rule that says when the deal is paid. */
  UNKNOWN_SCHEDULES(
      "without a schedule", "Accepted deals, announced or signed, of which nobody knows when") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      return isDeals(dataset)
          ? col("status")
              .isin("announced", "signed")
              .and(
                  Layer.hasSchedule(col("layer"), col("status"), col("starts_on"), col("ends_on"))
                      .equalTo(false))
          : lit(false);
    }
  },
  /** Dated by another day than its own. */
  UNDATED("undated", "Accepted deals without announced_on, or payments without paid_on") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      if (isDeals(dataset)) {
        return col("announced_on").isNull();
      }
      return dataset.equals(Datasets.PAYMENTS) ? col("paid_on").isNull() : lit(false);
    }
  },
  /** Nobody who says so. */
  WITHOUT_SOURCE("without a source", "Accepted deals whose source_id is empty or unknown") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      return isDeals(dataset) ? col(DealDates.SOURCED).equalTo(false) : lit(false);
    }
  },
  /** No rate on or before its day. */
  MISSING_RATES(
      "without an exchange rate",
      "Deals and payments rejected, and money figures not converted, for want of a rate") {
    @Override
    Column in(DatasetSpec dataset, int staleDays) {
      if (dataset.equals(Datasets.FUNDAMENTALS)) {
        return Rejection.accepted()
            .and(col("metric").isin(Datasets.COUNTED_METRICS).equalTo(false))
            .and(col("reported_value").isNull());
      }
      return isDeals(dataset) || dataset.equals(Datasets.PAYMENTS)
          ? ExchangeRates.lacksRate()
          : lit(false);
    }
  },
  /** Shares that cannot be valued. */
  MISSING_PRICES(
      "without a share price", "Accepted warrants and share grants that a price would value") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      return isDeals(dataset)
          ? col(ShareValues.WANTED).and(col("share_price").isNull())
          : lit(false);
    }
  },
  /** Shares valued at an old price. */
  STALE_PRICES("valued at a stale price", "Accepted deals valued at a price older than allowed") {
    @Override
    Column accepted(DatasetSpec dataset, int staleDays) {
      return isDeals(dataset)
          ? date_diff(col("dated_on"), col("priced_on")).gt(staleDays)
          : lit(false);
    }
  };

  private final String words;
  private final String meaning;

  Blemish(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** Its column. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What follows a number of records, for people. */
  String words() {
    return words;
  }

  /** What the column counts. */
  String meaning() {
    return meaning;
  }

  /**
   * Which records of a dataset have it.
   *
   * @param staleDays days after which a price is stale
   */
  Column in(DatasetSpec dataset, int staleDays) {
    return Rejection.accepted().and(coalesce(accepted(dataset, staleDays), lit(false)));
  }

  /** Which accepted records of a dataset have it. */
  Column accepted(DatasetSpec dataset, int staleDays) {
    throw new IllegalStateException(this + " is not told of accepted records alone");
  }

  private static boolean isDeals(DatasetSpec dataset) {
    return dataset.equals(Datasets.DEALS);
  }
}
