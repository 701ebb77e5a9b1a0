package io.carousel.ingest.value;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.CURRENCY;
import static io.carousel.schema.FlowColumns.CONVERTED_AMOUNT;
import static io.carousel.schema.MarketColumns.DATE;
import static io.carousel.schema.MarketColumns.QUOTED_UNITS;
import static io.carousel.schema.MarketColumns.QUOTED_USD;
import static io.carousel.schema.MarketColumns.UNITS;
import static io.carousel.schema.MarketColumns.UNITS_PER_USD;
import static io.carousel.schema.PartyColumns.NAME;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.Lookups;
import io.carousel.ingest.check.Rejection;
import io.carousel.money.MoneyFunctions;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.schema.RejectReason;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * Converts amounts into the reporting currency by the last rate on or before their day. USD needs
 * no rate.
 */
public final class ExchangeRates {
  private static final String DAY = "day";
  private static final String OWN = "_own";
  private static final String QUOTE = "quote";
  private static final String QUOTE_DAY = "_quote_day";
  private static final String QUOTE_NAME = "_quote_name";
  private static final String REPORTING = "_reporting";

  /** Columns that {@link #quoted} adds: the quotes of the record's and the reporting currency. */
  public static final String FROM = "_from";

  public static final String TO = "_to";

  private static final String USD = "USD";

  /** The most digits of money before the decimal point. */
  private static final int WHOLE_DIGITS = 36;

  private static final DataType MONEY = SparkTypes.type(ColumnType.MONEY);
  private static final DataType NUMBER = SparkTypes.type(ColumnType.DECIMAL);
  private static final Column ONE = lit(BigDecimal.ONE).cast(NUMBER);

  private final Dataset<Row> rates;
  private final String reportingCurrency;
  private final Lookups lookups;

  /**
   * @param rates accepted rows of {@link Datasets#FX_RATES}
   */
  public ExchangeRates(Dataset<Row> rates, String reportingCurrency, Lookups lookups) {
    this.reportingCurrency = reportingCurrency;
    this.lookups = lookups;
    this.rates =
        rates.select(
            col(CURRENCY).as(NAME),
            col(DATE).as(DAY),
            quote(coalesce(col(QUOTED_UNITS), col(UNITS_PER_USD)), coalesce(col(QUOTED_USD), ONE))
                .as(QUOTE));
  }

  /**
   * Adds the quotes of the record's currency (USD if it has none) and of the reporting currency on
   * its day: one to one if no rate is needed, null if a rate is needed and missing.
   *
   * @param asRead the same records as read, or a superset, with their days
   * @param needed whether any record needs a rate
   */
  public Dataset<Row> quoted(
      Dataset<Row> records, Dataset<Row> asRead, String day, boolean needed) {
    if (!needed) {
      return withQuotes(records, lit(null), lit(null));
    }
    Column own = coalesce(col(CURRENCY), lit(USD));
    Dataset<Row> needing = asRead.where(own.notEqual(reportingCurrency).and(col(day).isNotNull()));
    Dataset<Row> from = wanted(needing.where(own.notEqual(USD)), own, day);
    if (reportingCurrency.equals(USD)) {
      Dataset<Row> quotes = lookups.of(LastOnOrBefore.of(from.distinct(), rates));
      return withQuotes(joined(records, quotes, own, day, "_own"), col(OWN), lit(null)).drop(OWN);
    }
    Dataset<Row> to = wanted(needing, lit(reportingCurrency), day);
    Dataset<Row> quotes = lookups.of(LastOnOrBefore.of(from.union(to).distinct(), rates));
    Dataset<Row> joined = joined(records, quotes, own, day, "_own");
    return withQuotes(
            joined(joined, quotes, lit(reportingCurrency), day, "_reporting"),
            col(OWN),
            col(REPORTING))
        .drop(OWN, REPORTING);
  }

  /** An amount of quoted records in the reporting currency; null if it is unknown. */
  public Column converted(Column amount) {
    return when(coalesce(col(CURRENCY), lit(USD)).equalTo(reportingCurrency), amount.cast(MONEY))
        .otherwise(MoneyFunctions.CONVERT.apply(amount, col(FROM), col(TO)));
  }

  /**
   * Adds {@code converted_amount} to quoted records; rejects those whose currency has no rate on or
   * before their day, or which have no day. (Deals without a day have already been rejected for
   * that.)
   */
  public Dataset<Row> convert(DatasetSpec dataset, Dataset<Row> quoted, String day) {
    Column rated = col(FROM).isNotNull().and(col(TO).isNotNull());
    Column lacking = col(CURRENCY).isNotNull().and(rated.equalTo(false));
    Column currency = lit(reportingCurrency);
    Dataset<Row> withRates =
        Rejection.of(dataset, "currency", col(CURRENCY), RejectReason.NO_RATE, currency, col(day))
            .where(quoted, lacking.and(col(day).isNotNull()));
    if (!dataset.equals(Datasets.DEALS)) {
      withRates =
          Rejection.of(dataset, "currency", col(CURRENCY), RejectReason.NO_RATE_WITHOUT_DATE)
              .where(withRates, lacking.and(col(day).isNull()));
    }
    Column tooLarge = col(AMOUNT).isNotNull().and(rated).and(col(CONVERTED_AMOUNT).isNull());
    return Rejection.of(
            dataset,
            "amount",
            col(AMOUNT),
            RejectReason.TOO_LARGE_CONVERTED,
            lit(WHOLE_DIGITS),
            currency)
        .where(withRates.withColumn(CONVERTED_AMOUNT, converted(col(AMOUNT))), tooLarge);
  }

  private Dataset<Row> withQuotes(Dataset<Row> records, Column ownQuote, Column reportingQuote) {
    Column own = coalesce(col(CURRENCY), lit(USD));
    Column same = own.equalTo(reportingCurrency);
    Column usd = quote(ONE, ONE);
    return records
        .withColumn(FROM, when(same.or(own.equalTo(USD)), usd).otherwise(ownQuote))
        .withColumn(
            TO, when(same.or(lit(reportingCurrency.equals(USD))), usd).otherwise(reportingQuote));
  }

  private static Dataset<Row> wanted(Dataset<Row> records, Column currency, String day) {
    return records.select(currency.as(NAME), col(day).as(DAY));
  }

  private static Dataset<Row> joined(
      Dataset<Row> records, Dataset<Row> quotes, Column currency, String day, String as) {
    Dataset<Row> named =
        quotes.select(col(NAME).as(QUOTE_NAME), col(DAY).as(QUOTE_DAY), col(QUOTE).as(as));
    return records
        .join(
            named, currency.equalTo(col(QUOTE_NAME)).and(col(day).equalTo(col(QUOTE_DAY))), "left")
        .drop(QUOTE_NAME, QUOTE_DAY);
  }

  private static Column quote(Column units, Column usd) {
    return struct(units.as(UNITS), usd.as("usd"));
  }
}
