package io.carousel.schema;

import static io.carousel.schema.FieldType.AMOUNT;
import static io.carousel.schema.FieldType.CURRENCY;
import static io.carousel.schema.FieldType.DATE;
import static io.carousel.schema.FieldType.NUMBER;
import static io.carousel.schema.FieldType.PARTY;
import static io.carousel.schema.FieldType.PERCENT;
import static io.carousel.schema.FieldType.POSITIVE;
import static io.carousel.schema.FieldType.TEXT;
import static io.carousel.schema.InputColumn.choice;
import static io.carousel.schema.InputColumn.optional;
import static io.carousel.schema.InputColumn.required;

import java.util.List;

/** The datasets that an input folder may hold. */
public final class Datasets {
  private static final String MONEY = "money in its currency";

  private static final InputColumn SOURCE = optional("source_id", TEXT, "", "Its source");
  private static final InputColumn NOTE = optional("note", TEXT, "", "Remark");
  private static final InputColumn CURRENCY_OR_USD =
      optional("currency", CURRENCY, "", "Currency of the amounts").otherwise("USD");

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
              List.of("party_id"),
              required("party_id", TEXT, "", "The party"),
              required("name", TEXT, "", "Its usual name"),
              choice(
                  "kind",
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
              optional("country", TEXT, "", "Country of its head office"),
              optional("ticker", TEXT, "", "Ticker of its shares"),
              optional("cik", TEXT, "", "Number at the SEC"),
              optional("lei", TEXT, "", "Legal entity identifier"),
              optional("parent_id", PARTY, "", "The party that controls it"),
              optional("parent_from", DATE, "", "First day of that control"),
              optional("parent_to", DATE, "", "Last day of that control"),
              optional("aliases", TEXT, "", "Other names, separated by |"))
          .period("parent_from", "parent_to");

  /** Deals: who pays whom, for what, how much, when. */
  public static final DatasetSpec DEALS =
      DatasetSpec.of(
              "deals",
              List.of("deal_id", "known_on"),
              required("deal_id", TEXT, "", "The deal"),
              optional("known_on", DATE, "", "Day on which this version became known"),
              optional("announced_on", DATE, "", "Day of the announcement"),
              optional("agreement_id", TEXT, "", "The agreement that it is part of"),
              optional("part_of", TEXT, "", "The headline total that it is part of"),
              optional("replaces", TEXT, "", "The earlier deal that it replaces"),
              required("payer_id", PARTY, "", "The party that pays, or gives value"),
              required("payee_id", PARTY, "", "The party that is paid"),
              optional("issuer_id", PARTY, "", "The issuer of the securities"),
              choice("instrument", true, INSTRUMENTS, "Kind of deal"),
              optional("asset", TEXT, "", "What is bought or given"),
              optional("amount", AMOUNT, MONEY, "Headline amount; empty if unknown"),
              optional("firm_amount", AMOUNT, MONEY, "The part without conditions"),
              CURRENCY_OR_USD,
              choice(
                      "amount_kind",
                      false,
                      List.of("exact", "up_to", "about", "at_least"),
                      "How exact the amount is")
                  .otherwise("exact"),
              choice(
                      "status",
                      false,
                      List.of("rumored", "announced", "signed", "closed", "cancelled"),
                      "Its status")
                  .otherwise("announced"),
              optional("starts_on", DATE, "", "First day of payments"),
              optional("ends_on", DATE, "", "Last day of payments"),
              optional("matures_on", DATE, "", "Day of repayment"),
              optional("expires_on", DATE, "", "Last day of an option"),
              optional("cancelled_on", DATE, "", "Day of the cancellation"),
              optional("quantity", AMOUNT, "its unit", "How much of the asset"),
              optional("unit", TEXT, "", "Unit of the quantity"),
              optional("shares", AMOUNT, "shares", "Number of shares"),
              optional("strike", AMOUNT, MONEY + " per share", "Strike price"),
              optional("vesting", TEXT, "", "Terms of vesting"),
              optional("conditions", TEXT, "", "What it depends on"),
              SOURCE,
              NOTE)
          .period("starts_on", "ends_on");

  /** Headline totals that deals are part of; never summed. */
  public static final DatasetSpec UMBRELLAS =
      DatasetSpec.of(
          "umbrellas",
          List.of("umbrella_id"),
          required("umbrella_id", TEXT, "", "The headline total"),
          required("name", TEXT, "", "What it is called"),
          required("announced_on", DATE, "", "Day of the announcement"),
          required("amount", AMOUNT, MONEY, "The total as announced"),
          required("currency", CURRENCY, "", "Currency of the amount"),
          SOURCE,
          NOTE);

  /** Payments made: an edge list straight into the analysis. */
  public static final DatasetSpec PAYMENTS =
      DatasetSpec.of(
          "payments",
          List.of("payment_id"),
          required("payer_id", PARTY, "", "The party that paid"),
          required("payee_id", PARTY, "", "The party that was paid"),
          required("amount", AMOUNT, MONEY, "Amount paid"),
          optional("payment_id", TEXT, "", "The payment"),
          optional("paid_on", DATE, "", "Day of payment"),
          CURRENCY_OR_USD,
          choice("instrument", false, INSTRUMENTS, "What it was paid for"),
          optional("deal_id", TEXT, "", "The deal whose schedule it replaces"));

  /** Stakes. */
  public static final DatasetSpec HOLDINGS =
      DatasetSpec.of(
          "holdings",
          List.of("holder_id", "issuer_id", "as_of"),
          required("holder_id", PARTY, "", "The party that holds"),
          required("issuer_id", PARTY, "", "The party that is held"),
          required("as_of", DATE, "", "Day of the stake"),
          optional("stake_pct", PERCENT, "percent", "Part of the issuer's equity"),
          SOURCE,
          NOTE);

  /** Reported figures of parties, in every version that became known. */
  public static final DatasetSpec FUNDAMENTALS =
      DatasetSpec.of(
          "fundamentals",
          List.of("party_id", "period_end", "period", "metric", "counterparty_id", "known_on"),
          required("party_id", PARTY, "", "The party"),
          required("period_end", DATE, "", "Last day of the period"),
          choice(
              "period",
              true,
              List.of("FY", "Q", "TTM", "POINT"),
              "Fiscal year, quarter, twelve months to the day, or the day itself"),
          choice(
              "metric",
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
              "What is reported"),
          optional("counterparty_id", PARTY, "", "The one customer whose part this is"),
          optional("known_on", DATE, "", "Day on which it became known"),
          required("value", NUMBER, "money in its currency, units or GW", "The figure"),
          optional("currency", CURRENCY, "", "Currency of a figure in money"),
          SOURCE,
          NOTE);

  /** Share prices, in USD. */
  public static final DatasetSpec PRICES =
      DatasetSpec.of(
          "prices",
          List.of("date", "ticker"),
          required("date", DATE, "", "Day of the price"),
          required("ticker", TEXT, "", "Ticker of the shares"),
          required("close", AMOUNT, "USD per share", "Last price of the day"),
          optional("open", AMOUNT, "USD per share", "First price of the day"),
          optional("high", AMOUNT, "USD per share", "Highest price of the day"),
          optional("low", AMOUNT, "USD per share", "Lowest price of the day"),
          optional("volume", AMOUNT, "shares", "Shares traded on the day"),
          optional("shares_outstanding", AMOUNT, "shares", "Shares that exist"),
          SOURCE);

  /** Exchange rates; also read from the ECB's history of euro rates. */
  public static final DatasetSpec FX_RATES =
      DatasetSpec.of(
              "fx_rates",
              List.of("date", "currency"),
              required("date", DATE, "", "Day of the rate"),
              required("currency", CURRENCY, "", "The currency"),
              required("units_per_usd", POSITIVE, "units per USD", "Its units for one USD"),
              SOURCE)
          .derived(
              optional(
                  "quoted_units",
                  POSITIVE,
                  "units",
                  "Units that equal quoted_usd, where the quote was not against the dollar"),
              optional("quoted_usd", POSITIVE, "USD", "US dollars that equal quoted_units"));

  /** What chips cost, to buy or by the hour. */
  public static final DatasetSpec GPU_PRICES =
      DatasetSpec.of(
          "gpu_prices",
          List.of("chip", "observed_on", "kind"),
          required("chip", TEXT, "", "The chip"),
          required("observed_on", DATE, "", "Day of the price"),
          choice("kind", true, "Rent of one hour, or list price", "rental_per_hour", "list"),
          required("price_usd", AMOUNT, "USD", "The price"),
          SOURCE,
          NOTE);

  /** Loans against chips. */
  public static final DatasetSpec FACILITIES =
      DatasetSpec.of(
          "facilities",
          List.of("facility_id"),
          required("facility_id", TEXT, "", "The facility"),
          required("borrower_id", PARTY, "", "The party that borrows"),
          required("lender_id", PARTY, "", "The party that lends"),
          required("signed_on", DATE, "", "Day of the signature"),
          required("limit", AMOUNT, MONEY, "The most that may be drawn"),
          optional("drawn", AMOUNT, MONEY, "What is drawn"),
          CURRENCY_OR_USD,
          optional("rate_pct", NUMBER, "percent a year", "Interest"),
          optional("matures_on", DATE, "", "Day of the last repayment"),
          optional("advance_rate", AMOUNT, "fraction", "Loan for each unit of collateral value"),
          optional("chip", TEXT, "", "The chips that are pledged"),
          optional("units", AMOUNT, "chips", "How many of them"),
          optional("unit_cost", AMOUNT, MONEY + " per chip", "What one of them cost"),
          optional("in_service_on", DATE, "", "Day from which they work"),
          optional(
              "contract_rate_per_hour", AMOUNT, MONEY + " per chip-hour", "Rent under contract"),
          optional("utilisation", AMOUNT, "fraction", "Part of the hours that are rented"),
          optional("covenant_ltv", AMOUNT, "fraction", "Largest loan to value allowed"),
          optional("covenant_dscr", AMOUNT, "ratio", "Smallest debt service coverage allowed"),
          optional("guarantor_id", PARTY, "", "The party that answers for the debt"),
          SOURCE,
          NOTE);

  /** What one party would lose if another one failed, used as given. */
  public static final DatasetSpec EXPOSURES =
      DatasetSpec.of(
          "exposures",
          List.of("creditor_id", "debtor_id", "kind"),
          required("creditor_id", PARTY, "", "The party that would lose"),
          required("debtor_id", PARTY, "", "The party that would fail"),
          optional("kind", TEXT, "", "What kind of exposure"),
          required("amount", AMOUNT, "reporting currency", "The exposure"));

  /** Assumptions of what goes wrong. */
  public static final DatasetSpec SCENARIOS =
      DatasetSpec.of(
              "scenarios",
              List.of("scenario_id"),
              required("scenario_id", TEXT, "", "The scenario"),
              choice(
                  "kind",
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
              optional("party_id", PARTY, "", "The party that it happens to; empty for every one"),
              optional("value", NUMBER, "fraction", "How much of it is lost"),
              optional("from", DATE, "", "First day"),
              optional("to", DATE, "", "Last day"),
              NOTE)
          .period("from", "to");

  /** Where figures are from. */
  public static final DatasetSpec SOURCES =
      DatasetSpec.of(
          "sources",
          List.of("source_id"),
          required("source_id", TEXT, "", "The source"),
          optional("publisher", TEXT, "", "Who published it"),
          required("title", TEXT, "", "Its title"),
          optional("published_on", DATE, "", "Day of publication"),
          optional("url", TEXT, "", "Where to read it"));

  /** All that are read, in the order of the documentation. */
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
          FACILITIES,
          EXPOSURES,
          SCENARIOS,
          SOURCES);

  private Datasets() {}

  public static List<String> names() {
    return ALL.stream().map(DatasetSpec::name).toList();
  }
}
