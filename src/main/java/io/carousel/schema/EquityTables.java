package io.carousel.schema;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** Who holds whom, and purchases that shares pay for. */
public final class EquityTables {
  private static final String MONEY = "reporting currency";
  private static final String SHARE = "share";
  private static final String PARTY = CuratedTables.PARTY.fullName();

  /** What warrants and shares that were given are worth against the purchase they go with. */
  public static final TableSpec EQUITY_FUNDED_PURCHASE =
      TableSpec.named(
              "reporting.equity_funded_purchase",
              "What warrants and shares given to a customer are worth, day by day, against what it"
                  + " buys under the same agreement; worth if all of them vest")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("deal_id", ColumnType.STRING, "The warrant, or the grant of shares")
          .key(
              "priced_on", ColumnType.DATE, "Day of the price, or of the deal where it has a value")
          .required("giver_id", ColumnType.STRING, "", "The party that gives the shares")
          .required("receiver_id", ColumnType.STRING, "", "The party that is given them")
          .optional("agreement_id", ColumnType.STRING, "", "The agreement")
          .required("instrument", ColumnType.STRING, "", "warrant or grant")
          .optional("shares", ColumnType.DECIMAL, "shares", "Number of shares")
          .optional("price", ColumnType.DECIMAL, "USD per share", "Close of the day")
          .optional("strike", ColumnType.DECIMAL, "money in the deal's currency", "What one costs")
          .optional(
              "value",
              ColumnType.MONEY,
              MONEY,
              "shares x (price - strike), not below 0; where no price is known what the deal states")
          .optional("value_source", ColumnType.STRING, "", "price or deal; null without a value")
          .optional(
              "vested",
              ColumnType.BOOLEAN,
              "",
              "Whether they are the receiver's by then; null where terms other than a day decide")
          .optional(
              "purchase",
              ColumnType.MONEY,
              MONEY,
              "What the receiver buys of the giver under the agreement, as announced")
          .optional("covered_share", ColumnType.DOUBLE, SHARE, "value / purchase")
          .optional(
              "announcement_gain",
              ColumnType.MONEY,
              MONEY,
              "By how much the announcement made them worth more: the first close from the day of the"
                  + " deal on against the last before")
          .optional("announcement_return", ColumnType.DOUBLE, SHARE, "Change of the price by it")
          .optional(
              "abnormal_return",
              ColumnType.DOUBLE,
              SHARE,
              "That change less the mean change of all other prices between the same two days")
          .optional("gain_per_purchase", ColumnType.DOUBLE, SHARE, "announcement_gain / purchase")
          .law("a value is not negative", "value >= 0")
          .refers(PARTY, "giver_id", "receiver_id")
          .keptPer("as_of")
          .build();

  /** Who holds how much of whom. */
  public static final TableSpec OWNERSHIP =
      TableSpec.named(
              "reporting.ownership",
              "Stakes, directly and along holdings of any depth; newest stake of each pair")
          .key("as_of", ColumnType.DATE, "The date that it speaks of")
          .key("holder_id", ColumnType.STRING, "The party that holds")
          .key(
              "issuer_id",
              ColumnType.STRING,
              "The party that is held; itself where loops lead back")
          .optional("direct_pct", ColumnType.DOUBLE, "percent", "What it holds itself")
          .optional("direct_on", ColumnType.DATE, "", "Day of that stake")
          .optional(
              "look_through_pct",
              ColumnType.DOUBLE,
              "percent",
              "What it holds itself and through others, and they through others (integrated"
                  + " ownership); null where a stake is unknown or stakes contradict each other")
          .required("common_holders", ColumnType.LONG, "parties", "Parties that hold both directly")
          .required("common_holder_ids", ColumnType.LIST, "", "Those parties, by id")
          .law("a stake is not negative", "direct_pct >= 0 and look_through_pct >= 0")
          .refers(PARTY, "holder_id", "issuer_id")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL = List.of(EQUITY_FUNDED_PURCHASE, OWNERSHIP);

  private EquityTables() {}
}
