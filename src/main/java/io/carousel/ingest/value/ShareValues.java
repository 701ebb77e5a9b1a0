package io.carousel.ingest.value;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.carousel.ingest.check.Lookups;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.money.MoneyFunctions;
import io.carousel.schema.Datasets;
import io.carousel.schema.Layer;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * Values warrants and share grants that have no amount at the last price of the issuer's shares on
 * or before the day that dates the deal: shares times what the price is above the strike. A grant
 * costs nothing where no strike is given; a warrant without a strike stays of unknown amount.
 */
public final class ShareValues {
  private static final DataType NUMBER = SparkTypes.type(ColumnType.DECIMAL);

  private final Dataset<Row> parties;
  private final Dataset<Row> prices;
  private final Lookups lookups;

  /**
   * @param parties accepted rows of {@link Datasets#PARTIES}
   * @param prices accepted rows of {@link Datasets#PRICES}
   */
  public ShareValues(Dataset<Row> parties, Dataset<Row> prices, Lookups lookups) {
    this.lookups = lookups;
    this.parties =
        parties
            .where("ticker is not null")
            .select(col("party_id").as("_issuer"), upper(trim(col("ticker"))).as("_ticker"));
    this.prices =
        prices.select(
            upper(trim(col("ticker"))).as("name"),
            col("date").as("day"),
            struct(col("close").as("close"), col("date").as("on")).as("quote"));
  }

  /** Whether a deal is valued so, if there is a price. */
  public static Column isWanted() {
    return col("amount").isNull().and(col("shares").isNotNull()).and(strike().isNotNull());
  }

  /**
   * Adds {@code priced_on} and {@code share_price}, and fills {@code reported_amount} by them.
   *
   * @param deals dated and converted, with the quotes of {@link ExchangeRates#quoted}
   * @param needed whether any deal is to be valued
   */
  public Dataset<Row> add(Dataset<Row> deals, boolean needed) {
    Dataset<Row> marked =
        deals.withColumn(
            RecordColumns.PRICE_WANTED, col(RecordColumns.REASON).isNull().and(isWanted()));
    return needed
        ? priced(marked)
        : marked
            .withColumn("priced_on", lit(null).cast("date"))
            .withColumn("share_price", lit(null).cast(NUMBER));
  }

  private Dataset<Row> priced(Dataset<Row> marked) {
    Column issuer =
        when(col(RecordColumns.PRICE_WANTED), coalesce(col("issuer_id"), col("payer_id")));
    Dataset<Row> named =
        marked.join(lookups.of(parties), issuer.equalTo(col("_issuer")), "left").drop("_issuer");
    Dataset<Row> wanted =
        lookups.computed(
            named
                .where("_ticker is not null")
                .select(col("_ticker").as("name"), col("dated_on").as("day"))
                .distinct());
    Dataset<Row> quotes =
        lookups.of(
            LastOnOrBefore.of(wanted, candidates(wanted))
                .select(
                    col("name").as("_quote_name"),
                    col("day").as("_quote_day"),
                    col("quote.close").as("share_price"),
                    col("quote.on").as("priced_on")));
    return named
        .join(
            quotes,
            col("_ticker")
                .equalTo(col("_quote_name"))
                .and(col("dated_on").equalTo(col("_quote_day"))),
            "left")
        .withColumn(
            "reported_amount",
            coalesce(
                col("reported_amount"),
                MoneyFunctions.SHARE_VALUE.apply(
                    col("shares"),
                    col("share_price"),
                    strike(),
                    col(ExchangeRates.FROM),
                    col(ExchangeRates.TO))))
        .drop("_ticker", "_quote_name", "_quote_day");
  }

  /** The prices that may be the last on or before a wanted day, found where they are. */
  private Dataset<Row> candidates(Dataset<Row> wanted) {
    return lookups.isFew(wanted) ? WantedDays.of(wanted).lastOf(prices) : prices;
  }

  /** What has to be paid for a share; null where that is unknown, or there are no shares. */
  private static Column strike() {
    Column nothing = lit(BigDecimal.ZERO).cast(NUMBER);
    return when(
            Layer.isShareGrant(col("instrument"), col("asset")), coalesce(col("strike"), nothing))
        .when(col("instrument").equalTo("warrant"), col("strike"));
  }
}
