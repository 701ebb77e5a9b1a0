package io.carousel.schema;

import static io.carousel.schema.DealColumns.MATURES_ON;
import static io.carousel.schema.FieldType.AMOUNT;
import static io.carousel.schema.FieldType.CURRENCY;
import static io.carousel.schema.FieldType.DATE;
import static io.carousel.schema.FieldType.NUMBER;
import static io.carousel.schema.FieldType.PARTY;
import static io.carousel.schema.FieldType.TEXT;
import static io.carousel.schema.Ids.BORROWER_ID;
import static io.carousel.schema.Ids.CREDITOR_ID;
import static io.carousel.schema.Ids.DEBTOR_ID;
import static io.carousel.schema.Ids.FACILITY_ID;
import static io.carousel.schema.Ids.GUARANTOR_ID;
import static io.carousel.schema.Ids.LENDER_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SCENARIO_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.InputColumn.choice;
import static io.carousel.schema.InputColumn.optional;
import static io.carousel.schema.InputColumn.required;
import static io.carousel.schema.MarketColumns.ADVANCE_RATE;
import static io.carousel.schema.MarketColumns.CHIP;
import static io.carousel.schema.MarketColumns.CONTRACT_RATE_PER_HOUR;
import static io.carousel.schema.MarketColumns.COVENANT_DSCR;
import static io.carousel.schema.MarketColumns.COVENANT_LTV;
import static io.carousel.schema.MarketColumns.DRAWN;
import static io.carousel.schema.MarketColumns.FROM;
import static io.carousel.schema.MarketColumns.IN_SERVICE_ON;
import static io.carousel.schema.MarketColumns.LIMIT;
import static io.carousel.schema.MarketColumns.RATE_PCT;
import static io.carousel.schema.MarketColumns.SIGNED_ON;
import static io.carousel.schema.MarketColumns.TO;
import static io.carousel.schema.MarketColumns.UNITS;
import static io.carousel.schema.MarketColumns.UNIT_COST;
import static io.carousel.schema.MarketColumns.UTILISATION;
import static io.carousel.schema.MarketColumns.VALUE;
import static io.carousel.schema.PartyColumns.KIND;

import java.util.List;

/** The datasets that stress tests start from. */
public final class StressDatasets {
  private static final String MONEY = "money in its currency";
  private static final InputColumn SOURCE = optional(SOURCE_ID, TEXT, "", "Its source");
  private static final InputColumn NOTE = optional(DealColumns.NOTE, TEXT, "", "Remark");
  private static final InputColumn CURRENCY_OR_USD =
      optional(DealColumns.CURRENCY, CURRENCY, "", "Currency of the amounts").otherwise("USD");

  /** Loans against chips. */
  public static final DatasetSpec FACILITIES =
      DatasetSpec.of(
          "facilities",
          List.of(FACILITY_ID),
          required(FACILITY_ID, TEXT, "", "The facility"),
          required(BORROWER_ID, PARTY, "", "The party that borrows"),
          required(LENDER_ID, PARTY, "", "The party that lends"),
          required(SIGNED_ON, DATE, "", "Day of the signature"),
          required(LIMIT, AMOUNT, MONEY, "The most that may be drawn"),
          optional(DRAWN, AMOUNT, MONEY, "What is drawn"),
          CURRENCY_OR_USD,
          optional(RATE_PCT, NUMBER, "percent a year", "Interest"),
          optional(MATURES_ON, DATE, "", "Day of the last repayment"),
          optional(ADVANCE_RATE, AMOUNT, "fraction", "Loan for each unit of collateral value"),
          optional(CHIP, TEXT, "", "The chips that are pledged"),
          optional(UNITS, AMOUNT, "chips", "How many of them"),
          optional(UNIT_COST, AMOUNT, MONEY + " per chip", "What one of them cost"),
          optional(IN_SERVICE_ON, DATE, "", "Day from which they work"),
          optional(CONTRACT_RATE_PER_HOUR, AMOUNT, MONEY + " per chip-hour", "Rent under contract"),
          optional(UTILISATION, AMOUNT, "fraction", "Part of the hours that are rented"),
          optional(COVENANT_LTV, AMOUNT, "fraction", "Largest loan to value allowed"),
          optional(COVENANT_DSCR, AMOUNT, "ratio", "Smallest debt service coverage allowed"),
          optional(GUARANTOR_ID, PARTY, "", "The party that answers for the debt"),
          SOURCE,
          NOTE);

  /** What one party would lose if another one failed, used as given. */
  public static final DatasetSpec EXPOSURES =
      DatasetSpec.of(
          "exposures",
          List.of(CREDITOR_ID, DEBTOR_ID, KIND),
          required(CREDITOR_ID, PARTY, "", "The party that would lose"),
          required(DEBTOR_ID, PARTY, "", "The party that would fail"),
          optional(KIND, TEXT, "", "What kind of exposure"),
          required(DealColumns.AMOUNT, AMOUNT, "reporting currency", "The exposure"));

  /** Assumptions of what goes wrong. */
  public static final DatasetSpec SCENARIOS =
      DatasetSpec.of(
              "scenarios",
              List.of(SCENARIO_ID),
              required(SCENARIO_ID, TEXT, "", "The scenario"),
              choice(
                  KIND,
                  true,
                  "What goes wrong",
                  "default",
                  "equity_shock",
                  "asset_shock",
                  "deals_stop",
                  "rent",
                  "demand",
                  "supply",
                  "substitution"),
              optional(PARTY_ID, PARTY, "", "The party that it happens to; empty for every one"),
              optional(VALUE, NUMBER, "fraction", "How much of it is lost"),
              optional(FROM, DATE, "", "First day"),
              optional(TO, DATE, "", "Last day"),
              NOTE)
          .period(FROM, TO);

  private StressDatasets() {}
}
