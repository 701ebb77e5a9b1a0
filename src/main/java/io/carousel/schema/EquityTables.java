package io.carousel.schema;

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
              "Daily value of warrants and shares given to a customer, if all of them vest, against what"
                  + " it buys under the same agreement")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("deal_id", ColumnType.STRING, "The warrant or grant of shares")
          .key(
              "priced_on",
              ColumnType.DATE,
              "Date of the price, or of the deal if the deal states the value")
          .required("giver_id", ColumnType.STRING, "", "The party that gives the shares")
          .required("receiver_id", ColumnType.STRING, "", "The party that receives them")
          .optional("agreement_id", ColumnType.STRING, "", "The agreement")
          .required("instrument", ColumnType.STRING, "", "warrant or grant")
          .optional("shares", ColumnType.DECIMAL, "shares", "Number of shares")
          .optional("price", ColumnType.DECIMAL, "USD per share", "Closing price")
          .optional(
              "strike",
              ColumnType.DECIMAL,
              "money in the deal's currency",
              "Exercise price of one share")
          .optional(
              "value",
              ColumnType.MONEY,
              MONEY,
              "shares x (price - strike), at least 0; the value stated by the deal if no price is known")
          .optional("value_source", ColumnType.STRING, "", "price or deal; null without a value")
          .optional(
              "vested",
              ColumnType.BOOLEAN,
              "",
              "Whether they have vested by then; null if the terms are not a date")
          .optional(
              "purchase",
              ColumnType.MONEY,
              MONEY,
              "What the receiver buys from the giver under the agreement, as announced")
          .optional("covered_share", ColumnType.DOUBLE, SHARE, "value / purchase")
          .optional(
              "announcement_gain",
              ColumnType.MONEY,
              MONEY,
              "Change in value by the announcement: at the first close on or after the date of the deal,"
                  + " less at the last close before")
          .optional(
              "announcement_return",
              ColumnType.DOUBLE,
              SHARE,
              "Change of the price between those closes")
          .optional(
              "abnormal_return",
              ColumnType.DOUBLE,
              SHARE,
              "announcement_return less the mean change of all other prices between the same dates")
          .optional("gain_per_purchase", ColumnType.DOUBLE, SHARE, "announcement_gain / purchase")
          .law("a value is not negative", "value >= 0")
          .refers(PARTY, "giver_id", "receiver_id")
          .keptPer("as_of")
          .build();

  /** Direct and look-through ownership. */
  public static final TableSpec OWNERSHIP =
      TableSpec.named(
              "reporting.ownership",
              "Direct stakes, by the newest holding of each pair, and stakes along holdings of any depth")
          .key("as_of", ColumnType.DATE, "As-of date")
          .key("holder_id", ColumnType.STRING, "The party that holds")
          .key(
              "issuer_id",
              ColumnType.STRING,
              "The party that is held; the holder itself where holdings form a loop")
          .optional("direct_pct", ColumnType.DOUBLE, "percent", "Direct stake")
          .optional("direct_on", ColumnType.DATE, "", "Date of the direct stake")
          .optional(
              "look_through_pct",
              ColumnType.DOUBLE,
              "percent",
              "Stake held directly and through others at any depth (integrated ownership); null where a"
                  + " stake is unknown or stakes contradict each other")
          .required("common_holders", ColumnType.LONG, "parties", "Parties that directly hold both")
          .required("common_holder_ids", ColumnType.LIST, "", "Those parties, by id")
          .law("a stake is not negative", "direct_pct >= 0 and look_through_pct >= 0")
          .refers(PARTY, "holder_id", "issuer_id")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL = List.of(EQUITY_FUNDED_PURCHASE, OWNERSHIP);

  private EquityTables() {}
}
