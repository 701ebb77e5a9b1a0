package io.carousel.ingest.value;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.ASSET;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.SHARES;
import static io.carousel.schema.DealColumns.STRIKE;
import static io.carousel.schema.FlowColumns.CONVERTED_AMOUNT;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.FlowColumns.SHARE_PRICE;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.MarketColumns.CLOSE;
import static io.carousel.schema.MarketColumns.DATE;
import static io.carousel.schema.PartyColumns.NAME;
import static io.carousel.schema.PartyColumns.TICKER;
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
 * or before the day that dates the deal: shares times the excess of the price over the strike. A
 * grant without a strike costs nothing; a warrant without a strike stays of unknown amount.
 */
public final class ShareValues {
  private static final String DAY = "day";
  private static final String ISSUER = "_issuer";
  private static final String QUOTE_DAY = "_quote_day";
  private static final String QUOTE_NAME = "_quote_name";
  private static final String TICKER_COLUMN = "_ticker";

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
            .select(col(PARTY_ID).as(ISSUER), upper(trim(col(TICKER))).as(TICKER_COLUMN));
    this.prices =
        prices.select(
            upper(trim(col(TICKER))).as(NAME),
            col(DATE).as(DAY),
            struct(col(CLOSE).as(CLOSE), col(DATE).as("on")).as("quote"));
  }

  /** Whether a deal is valued this way, if there is a price. */
  public static Column isWanted() {
    return col(AMOUNT).isNull().and(col(SHARES).isNotNull()).and(strike().isNotNull());
  }

  /**
   * Adds {@code priced_on} and {@code share_price}, and fills {@code converted_amount} from them.
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
            .withColumn(PRICED_ON, lit(null).cast("date"))
            .withColumn(SHARE_PRICE, lit(null).cast(NUMBER));
  }

  private Dataset<Row> priced(Dataset<Row> marked) {
    Column issuer = when(col(RecordColumns.PRICE_WANTED), coalesce(col(ISSUER_ID), col(PAYER_ID)));
    Dataset<Row> named =
        marked.join(lookups.of(parties), issuer.equalTo(col(ISSUER)), "left").drop(ISSUER);
    Dataset<Row> wanted =
        lookups.computed(
            named
                .where("_ticker is not null")
                .select(col(TICKER_COLUMN).as(NAME), col(DATED_ON).as(DAY))
                .distinct());
    Dataset<Row> quotes =
        lookups.of(
            LastOnOrBefore.of(wanted, candidates(wanted))
                .select(
                    col(NAME).as(QUOTE_NAME),
                    col(DAY).as(QUOTE_DAY),
                    col("quote.close").as(SHARE_PRICE),
                    col("quote.on").as(PRICED_ON)));
    return named
        .join(
            quotes,
            col(TICKER_COLUMN).equalTo(col(QUOTE_NAME)).and(col(DATED_ON).equalTo(col(QUOTE_DAY))),
            "left")
        .withColumn(
            CONVERTED_AMOUNT,
            coalesce(
                col(CONVERTED_AMOUNT),
                MoneyFunctions.SHARE_VALUE.apply(
                    col(SHARES),
                    col(SHARE_PRICE),
                    strike(),
                    col(ExchangeRates.FROM),
                    col(ExchangeRates.TO))))
        .drop(TICKER_COLUMN, QUOTE_NAME, QUOTE_DAY);
  }

  /** The prices that may be the last on or before a wanted day, selected without a shuffle. */
  private Dataset<Row> candidates(Dataset<Row> wanted) {
    return lookups.isFew(wanted) ? WantedDays.of(wanted).lastOf(prices) : prices;
  }

  /** The amount to be paid for a share; null if that is unknown or there are no shares. */
  private static Column strike() {
    Column nothing = lit(BigDecimal.ZERO).cast(NUMBER);
    return when(Layer.isShareGrant(col(INSTRUMENT), col(ASSET)), coalesce(col(STRIKE), nothing))
        .when(col(INSTRUMENT).equalTo("warrant"), col(STRIKE));
  }
}
