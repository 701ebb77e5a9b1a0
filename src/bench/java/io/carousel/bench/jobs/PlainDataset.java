package io.carousel.bench.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A generated dataset, read without checks.
 *
 * @param name of its folder
 * @param columns each with its type, in the order of the header
 */
record PlainDataset(String name, String columns) {
  static final List<PlainDataset> ALL =
      List.of(
          new PlainDataset(
              "deals",
              "deal_id string, announced_on date, known_on date, payer_id string, payee_id string,"
                  + " issuer_id string, instrument string, asset string, amount decimal(28,2),"
                  + " currency string, amount_kind string, firm_amount decimal(28,2),"
                  + " status string, starts_on date, ends_on date, matures_on date,"
                  + " expires_on date, cancelled_on date, shares decimal(28,6),"
                  + " strike decimal(28,6), conditions string, agreement_id string, note string"),
          new PlainDataset(
              "parties",
              "party_id string, name string, kind string, country string, ticker string,"
                  + " cik string, parent_id string, aliases string"),
          new PlainDataset(
              "holdings",
              "holder_id string, issuer_id string, as_of date, stake_pct decimal(20,6)"),
          new PlainDataset(
              "prices",
              "date date, ticker string, close decimal(28,6), volume bigint,"
                  + " shares_outstanding bigint"),
          new PlainDataset("fx_rates", "date date, currency string, units_per_usd decimal(28,10)"));

  /** The columns with DuckDB's conversions from text, null for invalid values. */
  String duckColumns() {
    return Arrays.stream(columns.split(",(?![0-9]) *"))
        .map(column -> column.split(" "))
        .map(
            column ->
                "TRY_CAST("
                    + column[0]
                    + " AS "
                    + column[1].replace("string", "varchar")
                    + ") AS "
                    + column[0])
        .collect(Collectors.joining(", "));
  }
}
