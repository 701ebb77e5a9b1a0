package io.carousel.schema;

import static io.carousel.schema.DealColumns.AMOUNT_KIND;
import static io.carousel.schema.DealColumns.ANNOUNCED_ON;
import static io.carousel.schema.DealColumns.ASSET;
import static io.carousel.schema.DealColumns.CANCELLED_ON;
import static io.carousel.schema.DealColumns.CONDITIONS;
import static io.carousel.schema.DealColumns.ENDS_ON;
import static io.carousel.schema.DealColumns.EXPIRES_ON;
import static io.carousel.schema.DealColumns.FIRM_AMOUNT;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.DealColumns.KNOWN_ON;
import static io.carousel.schema.DealColumns.MATURES_ON;
import static io.carousel.schema.DealColumns.PAID_ON;
import static io.carousel.schema.DealColumns.PART_OF;
import static io.carousel.schema.DealColumns.QUANTITY;
import static io.carousel.schema.DealColumns.REPLACES;
import static io.carousel.schema.DealColumns.SHARES;
import static io.carousel.schema.DealColumns.STARTS_ON;
import static io.carousel.schema.DealColumns.STATUS;
import static io.carousel.schema.DealColumns.STRIKE;
import static io.carousel.schema.DealColumns.UNIT;
import static io.carousel.schema.DealColumns.VESTING;
import static io.carousel.schema.FieldType.AMOUNT;
import static io.carousel.schema.FieldType.CURRENCY;
import static io.carousel.schema.FieldType.DATE;
import static io.carousel.schema.FieldType.NUMBER;
import static io.carousel.schema.FieldType.PARTY;
import static io.carousel.schema.FieldType.PERCENT;
import static io.carousel.schema.FieldType.POSITIVE;
import static io.carousel.schema.FieldType.TEXT;
import static io.carousel.schema.Ids.AGREEMENT_ID;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.COUNTERPARTY_ID;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.HOLDER_ID;
import static io.carousel.schema.Ids.ISSUER_ID;
import static io.carousel.schema.Ids.PARENT_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.PAYMENT_ID;
import static io.carousel.schema.Ids.SOURCE_ID;
import static io.carousel.schema.Ids.UMBRELLA_ID;
import static io.carousel.schema.InputColumn.choice;
import static io.carousel.schema.InputColumn.optional;
import static io.carousel.schema.InputColumn.required;
import static io.carousel.schema.MarketColumns.CHIP;
import static io.carousel.schema.MarketColumns.CLOSE;
import static io.carousel.schema.MarketColumns.HIGH;
import static io.carousel.schema.MarketColumns.LOW;
import static io.carousel.schema.MarketColumns.METRIC;
import static io.carousel.schema.MarketColumns.OBSERVED_ON;
import static io.carousel.schema.MarketColumns.OPEN;
import static io.carousel.schema.MarketColumns.PERIOD;
import static io.carousel.schema.MarketColumns.PERIOD_END;
import static io.carousel.schema.MarketColumns.PRICE_USD;
import static io.carousel.schema.MarketColumns.PUBLISHED_ON;
import static io.carousel.schema.MarketColumns.PUBLISHER;
import static io.carousel.schema.MarketColumns.QUOTED_UNITS;
import static io.carousel.schema.MarketColumns.QUOTED_USD;
import static io.carousel.schema.MarketColumns.SHARES_OUTSTANDING;
import static io.carousel.schema.MarketColumns.TITLE;
import static io.carousel.schema.MarketColumns.UNITS_PER_USD;
import static io.carousel.schema.MarketColumns.URL;
import static io.carousel.schema.MarketColumns.VALUE;
import static io.carousel.schema.MarketColumns.VOLUME;
import static io.carousel.schema.PartyColumns.ALIASES;
import static io.carousel.schema.PartyColumns.CIK;
import static io.carousel.schema.PartyColumns.COUNTRY;
import static io.carousel.schema.PartyColumns.KIND;
import static io.carousel.schema.PartyColumns.LEI;
import static io.carousel.schema.PartyColumns.NAME;
import static io.carousel.schema.PartyColumns.PARENT_FROM;
import static io.carousel.schema.PartyColumns.PARENT_TO;
import static io.carousel.schema.PartyColumns.STAKE_PCT;
import static io.carousel.schema.PartyColumns.TICKER;

import java.util.List;

/** The datasets of an input folder. */
public final class Datasets {
  private static final String MONEY = "money in its currency";

  private static final InputColumn SOURCE = optional(SOURCE_ID, TEXT, "", "Its source");
  private static final InputColumn NOTE = optional(DealColumns.NOTE, TEXT, "", "Remark");
  private static final InputColumn CURRENCY_OR_USD =
      optional(DealColumns.CURRENCY, CURRENCY, "", "Currency of the amounts").otherwise("USD");

  /** The metrics of fundamentals that count things instead of money. */
  public static final List<String> COUNTED_METRICS = List.of("gpu_units", "capacity_gw");

  private static final List<String> INSTRUMENTS =
      List.of(
          "equity",
          "secondary",
          "debt",
          "grant",
          "warrant",
          "guarantee",
          "purchase",
          "cloud",
          "lease",
          "repayment",
          "interest",
          "dividend",
          "revenue_share");

  /** Companies, funds and states. */
  public static final DatasetSpec PARTIES =
      DatasetSpec.of(
              "parties",
              List.of(PARTY_ID),
              required(PARTY_ID, TEXT, "", "The party"),
              required(NAME, TEXT, "", "Its usual name"),
              choice(
                  KIND,
                  false,
                  List.of(
                      "chipmaker",
                      "foundry",
                      "hyperscaler",
                      "neocloud",
                      "ai_lab",
                      "software",
                      "lender",
                      "investor",
                      "government",
                      "datacenter",
                      "utility",
                      "other"),
                  "Its role in the industry"),
              optional(COUNTRY, TEXT, "", "Country of its head office"),
              optional(TICKER, TEXT, "", "Ticker of its shares"),
              optional(CIK, TEXT, "", "Number at the SEC"),
              optional(LEI, TEXT, "", "Legal entity identifier"),
              optional(PARENT_ID, PARTY, "", "The party that controls it"),
              optional(PARENT_FROM, DATE, "", "First day of that control"),
              optional(PARENT_TO, DATE, "", "Last day of that control"),
              optional(ALIASES, TEXT, "", "Other names, separated by |"))
          .period(PARENT_FROM, PARENT_TO);

  /** Deals: who pays whom, how much, for what and when. */
  public static final DatasetSpec DEALS =
      DatasetSpec.of(
              "deals",
              List.of(DEAL_ID, KNOWN_ON),
              required(DEAL_ID, TEXT, "", "The deal"),
              optional(KNOWN_ON, DATE, "", "Day on which this version became known"),
              optional(ANNOUNCED_ON, DATE, "", "Day of the announcement"),
              optional(AGREEMENT_ID, TEXT, "", "The agreement it is part of"),
              optional(PART_OF, TEXT, "", "The headline total it is part of"),
              optional(REPLACES, TEXT, "", "The earlier deal that it replaces"),
              required(PAYER_ID, PARTY, "", "The party that pays, or gives value"),
              required(PAYEE_ID, PARTY, "", "The party that is paid"),
              optional(ISSUER_ID, PARTY, "", "The issuer of the securities"),
              choice(INSTRUMENT, true, INSTRUMENTS, "Kind of deal"),
              optional(ASSET, TEXT, "", "What is bought or given"),
              optional(DealColumns.AMOUNT, AMOUNT, MONEY, "Headline amount; empty if unknown"),
              optional(FIRM_AMOUNT, AMOUNT, MONEY, "The unconditional part"),
              CURRENCY_OR_USD,
              choice(
                      AMOUNT_KIND,
                      false,
                      List.of("exact", "up_to", "about", "at_least"),
                      "The precision of the amount")
                  .otherwise("exact"),
              choice(
                      STATUS,
                      false,
                      List.of("rumored", "announced", "signed", "closed", "cancelled"),
                      "Its status")
                  .otherwise("announced"),
              optional(STARTS_ON, DATE, "", "First day of payments"),
              optional(ENDS_ON, DATE, "", "Last day of payments"),
              optional(MATURES_ON, DATE, "", "Day of repayment"),
              optional(EXPIRES_ON, DATE, "", "Last day of an option"),
              optional(CANCELLED_ON, DATE, "", "Day of the cancellation"),
              optional(QUANTITY, AMOUNT, "its unit", "Quantity of the asset"),
              optional(UNIT, TEXT, "", "Unit of the quantity"),
              optional(SHARES, AMOUNT, "shares", "Number of shares"),
              optional(STRIKE, AMOUNT, MONEY + " per share", "Strike price"),
              optional(VESTING, TEXT, "", "Terms of vesting"),
              optional(CONDITIONS, TEXT, "", "Its conditions"),
              SOURCE,
              NOTE)
          .period(STARTS_ON, ENDS_ON);

  /** Headline totals that deals are part of; never summed. */
  public static final DatasetSpec UMBRELLAS =
      DatasetSpec.of(
          "umbrellas",
          List.of(UMBRELLA_ID),
          required(UMBRELLA_ID, TEXT, "", "The headline total"),
          required(NAME, TEXT, "", "Its name"),
          required(ANNOUNCED_ON, DATE, "", "Day of the announcement"),
          required(DealColumns.AMOUNT, AMOUNT, MONEY, "The total as announced"),
          required(DealColumns.CURRENCY, CURRENCY, "", "Currency of the amount"),
          SOURCE,
          NOTE);

  /** Payments made: an edge list that goes straight into the analysis. */
  public static final DatasetSpec PAYMENTS =
      DatasetSpec.of(
          "payments",
          List.of(PAYMENT_ID),
          required(PAYER_ID, PARTY, "", "The party that paid"),
          required(PAYEE_ID, PARTY, "", "The party that was paid"),
          required(DealColumns.AMOUNT, AMOUNT, MONEY, "Amount paid"),
          optional(PAYMENT_ID, TEXT, "", "The payment"),
          optional(PAID_ON, DATE, "", "Day of payment"),
          CURRENCY_OR_USD,
          choice(INSTRUMENT, false, INSTRUMENTS, "Its purpose"),
          optional(DEAL_ID, TEXT, "", "The deal whose schedule it replaces"));

  /** Stakes. */
  public static final DatasetSpec HOLDINGS =
      DatasetSpec.of(
          "holdings",
          List.of(HOLDER_ID, ISSUER_ID, AS_OF),
          required(HOLDER_ID, PARTY, "", "The party that holds"),
          required(ISSUER_ID, PARTY, "", "The party that is held"),
          required(AS_OF, DATE, "", "Day of the stake"),
          optional(STAKE_PCT, PERCENT, "percent", "Part of the issuer's equity"),
          SOURCE,
          NOTE);

  /** Reported figures of parties, in every version that became known. */
  public static final DatasetSpec FUNDAMENTALS =
      DatasetSpec.of(
          "fundamentals",
          List.of(PARTY_ID, PERIOD_END, PERIOD, METRIC, COUNTERPARTY_ID, KNOWN_ON),
          required(PARTY_ID, PARTY, "", "The party"),
          required(PERIOD_END, DATE, "", "Last day of the period"),
          choice(
              PERIOD,
              true,
              List.of("FY", "Q", "TTM", "POINT"),
              "Fiscal year, quarter, twelve months to the day, or the day itself"),
          choice(
              METRIC,
              true,
              List.of(
                  "revenue",
                  "gross_profit",
                  "net_income",
                  "ebitda",
                  "interest",
                  "depreciation",
                  "operating_cash_flow",
                  "capex",
                  "cash",
                  "debt",
                  "equity",
                  "backlog",
                  "market_cap",
                  "valuation",
                  "external_assets",
                  "external_liabilities",
                  "gpu_units",
                  "capacity_gw"),
              "The reported metric"),
          optional(COUNTERPARTY_ID, PARTY, "", "The customer this part of the figure belongs to"),
          optional(KNOWN_ON, DATE, "", "Day on which it became known"),
          required(VALUE, NUMBER, "money in its currency, units or GW", "The figure"),
          optional(DealColumns.CURRENCY, CURRENCY, "", "Currency of a figure in money"),
          SOURCE,
          NOTE);

  /** Share prices, in USD. */
  public static final DatasetSpec PRICES =
      DatasetSpec.of(
          "prices",
          List.of(MarketColumns.DATE, TICKER),
          required(MarketColumns.DATE, DATE, "", "Day of the price"),
          required(TICKER, TEXT, "", "Ticker of the shares"),
          required(CLOSE, AMOUNT, "USD per share", "Last price of the day"),
          optional(OPEN, AMOUNT, "USD per share", "First price of the day"),
          optional(HIGH, AMOUNT, "USD per share", "Highest price of the day"),
          optional(LOW, AMOUNT, "USD per share", "Lowest price of the day"),
          optional(VOLUME, AMOUNT, "shares", "Shares traded on the day"),
          optional(SHARES_OUTSTANDING, AMOUNT, "shares", "Shares outstanding"),
          SOURCE);

  /** Exchange rates; also read from the ECB's history of euro rates. */
  public static final DatasetSpec FX_RATES =
      DatasetSpec.of(
              "fx_rates",
              List.of(MarketColumns.DATE, DealColumns.CURRENCY),
              required(MarketColumns.DATE, DATE, "", "Day of the rate"),
              required(DealColumns.CURRENCY, CURRENCY, "", "The currency"),
              required(UNITS_PER_USD, POSITIVE, "units per USD", "Its units per USD"),
              SOURCE)
          .derived(
              optional(
                  QUOTED_UNITS,
                  POSITIVE,
                  "units",
                  "Units that equal quoted_usd, if the quote was not against the dollar"),
              optional(QUOTED_USD, POSITIVE, "USD", "US dollars that equal quoted_units"));

  /** Prices of chips, to buy or by the hour. */
  public static final DatasetSpec GPU_PRICES =
      DatasetSpec.of(
          "gpu_prices",
          List.of(CHIP, OBSERVED_ON, KIND),
          required(CHIP, TEXT, "", "The chip"),
          required(OBSERVED_ON, DATE, "", "Day of the price"),
          choice(KIND, true, "Rent of one hour, or list price", "rental_per_hour", "list"),
          required(PRICE_USD, AMOUNT, "USD", "The price"),
          SOURCE,
          NOTE);

  /** Sources of figures. */
  public static final DatasetSpec SOURCES =
      DatasetSpec.of(
          "sources",
          List.of(SOURCE_ID),
          required(SOURCE_ID, TEXT, "", "The source"),
          optional(PUBLISHER, TEXT, "", "Who published it"),
          required(TITLE, TEXT, "", "Its title"),
          optional(PUBLISHED_ON, DATE, "", "Day of publication"),
          optional(URL, TEXT, "", "Its address"));

  /** All datasets that are read, in the order of the documentation. */
  public static final List<DatasetSpec> ALL =
      List.of(
          PARTIES,
          DEALS,
          UMBRELLAS,
          PAYMENTS,
          HOLDINGS,
          FUNDAMENTALS,
          PRICES,
          FX_RATES,
          GPU_PRICES,
          StressDatasets.FACILITIES,
          StressDatasets.EXPOSURES,
          StressDatasets.SCENARIOS,
          SOURCES);

  private Datasets() {}

  public static List<String> names() {
    return ALL.stream().map(DatasetSpec::name).toList();
  }
}
