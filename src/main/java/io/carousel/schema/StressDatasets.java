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

/** The input datasets of stress tests. */
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
          required(LIMIT, AMOUNT, MONEY, "The largest amount that may be drawn"),
          optional(DRAWN, AMOUNT, MONEY, "The amount drawn"),
          CURRENCY_OR_USD,
          optional(RATE_PCT, NUMBER, "percent a year", "Interest"),
          optional(MATURES_ON, DATE, "", "Day of the last repayment"),
          optional(ADVANCE_RATE, AMOUNT, "fraction", "Loan for each unit of collateral value"),
          optional(CHIP, TEXT, "", "The pledged chips"),
          optional(UNITS, AMOUNT, "chips", "Number of these chips"),
          optional(UNIT_COST, AMOUNT, MONEY + " per chip", "Cost of one chip"),
          optional(IN_SERVICE_ON, DATE, "", "Day from which they are in operation"),
          optional(CONTRACT_RATE_PER_HOUR, AMOUNT, MONEY + " per chip-hour", "Rent under contract"),
          optional(UTILISATION, AMOUNT, "fraction", "Part of the hours rented"),
          optional(COVENANT_LTV, AMOUNT, "fraction", "Largest loan to value allowed"),
          optional(COVENANT_DSCR, AMOUNT, "ratio", "Smallest debt service coverage allowed"),
          optional(GUARANTOR_ID, PARTY, "", "The party that guarantees the debt"),
          SOURCE,
          NOTE);

  /** The loss of one party if another one failed, used as given. */
  public static final DatasetSpec EXPOSURES =
      DatasetSpec.of(
          "exposures",
          List.of(CREDITOR_ID, DEBTOR_ID, KIND),
          required(CREDITOR_ID, PARTY, "", "The party that would lose"),
          required(DEBTOR_ID, PARTY, "", "The party that would fail"),
          optional(KIND, TEXT, "", "What kind of exposure"),
          required(DealColumns.AMOUNT, AMOUNT, "reporting currency", "The exposure"));

  /** Assumptions of stress scenarios. */
  public static final DatasetSpec SCENARIOS =
      DatasetSpec.of(
              "scenarios",
              List.of(SCENARIO_ID),
              required(SCENARIO_ID, TEXT, "", "The scenario"),
              choice(
                  KIND,
                  true,
                  "The event",
                  "default",
                  "equity_shock",
                  "asset_shock",
                  "deals_stop",
                  "rent",
                  "demand",
                  "supply",
                  "substitution"),
              optional(PARTY_ID, PARTY, "", "The party affected; empty for all"),
              optional(VALUE, NUMBER, "fraction", "The part that is lost"),
              optional(FROM, DATE, "", "First day"),
              optional(TO, DATE, "", "Last day"),
              NOTE)
          .period(FROM, TO);

  private StressDatasets() {}
}
