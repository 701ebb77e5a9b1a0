package io.carousel.schema;

import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.SHARES;
import static io.carousel.schema.DealColumns.STRIKE;
import static io.carousel.schema.ExposureColumns.ABNORMAL_RETURN;
import static io.carousel.schema.ExposureColumns.ANNOUNCEMENT_GAIN;
import static io.carousel.schema.ExposureColumns.ANNOUNCEMENT_RETURN;
import static io.carousel.schema.ExposureColumns.COMMON_HOLDERS;
import static io.carousel.schema.ExposureColumns.COVERED_SHARE;
import static io.carousel.schema.ExposureColumns.DIRECT_ON;
import static io.carousel.schema.ExposureColumns.DIRECT_PCT;
import static io.carousel.schema.ExposureColumns.GAIN_PER_PURCHASE;
import static io.carousel.schema.ExposureColumns.LOOK_THROUGH_PCT;
import static io.carousel.schema.ExposureColumns.PRICE;
import static io.carousel.schema.ExposureColumns.PURCHASE;
import static io.carousel.schema.ExposureColumns.VALUE_SOURCE;
import static io.carousel.schema.ExposureColumns.VESTED;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.Ids.AGREEMENT_ID;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.COMMON_HOLDER_IDS;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.GIVER_ID;
import static io.carousel.schema.Ids.HOLDER_ID;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.RECEIVER_ID;
import static io.carousel.schema.MarketColumns.VALUE;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** Stakes, and purchases funded by equity. */
public final class EquityTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share";
  private static final String PARTY = CuratedTables.PARTY.fullName();

  /** The value of warrants and shares given to customers, against their purchases. */
  public static final TableSpec EQUITY_FUNDED_PURCHASE =
      TableSpec.named(
              "reporting.equity_funded_purchase",
              "Daily value of warrants and shares given to a customer, if all of them vest, against its purchases under the same agreement")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(DEAL_ID, ColumnType.STRING, "The warrant or grant of shares")
          .key(
              PRICED_ON,
              ColumnType.DATE,
              "Date of the price, or of the deal if the deal states the value")
          .required(GIVER_ID, ColumnType.STRING, "", "The party that gives the shares")
          .required(RECEIVER_ID, ColumnType.STRING, "", "The party that receives them")
          .optional(AGREEMENT_ID, ColumnType.STRING, "", "The agreement")
          .required(INSTRUMENT, ColumnType.STRING, "", "warrant or grant")
          .optional(SHARES, ColumnType.DECIMAL, "shares", "Number of shares")
          .optional(PRICE, ColumnType.DECIMAL, "USD per share", "Closing price")
          .optional(
              STRIKE,
              ColumnType.DECIMAL,
              "money in the deal's currency",
              "Exercise price of one share")
          .optional(
              VALUE,
              ColumnType.MONEY,
              MONEY,
              "shares x (price - strike), at least 0; the value stated by the deal if no price is known")
          .optional(VALUE_SOURCE, ColumnType.STRING, "", "price or deal; null without a value")
          .optional(
              VESTED,
              ColumnType.BOOLEAN,
              "",
              "Whether they have vested by then; null if the terms are not a date")
          .optional(
              PURCHASE,
              ColumnType.MONEY,
              MONEY,
              "Purchases of the receiver from the giver under the agreement, as announced")
          .optional(COVERED_SHARE, ColumnType.DOUBLE, SHARE, "value / purchase")
          .optional(
              ANNOUNCEMENT_GAIN,
              ColumnType.MONEY,
              MONEY,
              "Change in value by the announcement: at the first close on or after the date of the deal,"
                  + " less at the last close before")
          .optional(
              ANNOUNCEMENT_RETURN,
              ColumnType.DOUBLE,
              SHARE,
              "Change of the price between those closes")
          .optional(
              ABNORMAL_RETURN,
              ColumnType.DOUBLE,
              SHARE,
              "announcement_return less the mean change of all other prices between the same dates")
          .optional(GAIN_PER_PURCHASE, ColumnType.DOUBLE, SHARE, "announcement_gain / purchase")
          .law("a value is not negative", "value >= 0")
          .refers(PARTY, GIVER_ID, RECEIVER_ID)
          .keptPer(AS_OF)
          .build();

  /** Direct and look-through ownership. */
  public static final TableSpec OWNERSHIP =
      TableSpec.named(
              "reporting.ownership",
              "Direct stakes, by the newest holding of each pair, and stakes along holdings of any depth")
          .key(AS_OF, ColumnType.DATE, "As-of date")
          .key(HOLDER_ID, ColumnType.STRING, "The party that holds")
          .key(
              ISSUER_ID,
              ColumnType.STRING,
              "The party that is held; the holder itself if holdings form a loop")
          .optional(DIRECT_PCT, ColumnType.DOUBLE, "percent", "Direct stake")
          .optional(DIRECT_ON, ColumnType.DATE, "", "Date of the direct stake")
          .optional(
              LOOK_THROUGH_PCT,
              ColumnType.DOUBLE,
              "percent",
              "Stake held directly and through others at any depth (integrated ownership); null if a stake is unknown or stakes contradict each other")
          .required(COMMON_HOLDERS, ColumnType.LONG, "parties", "Parties that directly hold both")
          .required(COMMON_HOLDER_IDS, ColumnType.LIST, "", "Those parties, by id")
          .law("a stake is not negative", "direct_pct >= 0 and look_through_pct >= 0")
          .refers(PARTY, HOLDER_ID, ISSUER_ID)
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL = List.of(EQUITY_FUNDED_PURCHASE, OWNERSHIP);

  private EquityTables() {}
}
