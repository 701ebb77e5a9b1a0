package io.carousel.exposure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.CuratedTables;
import io.carousel.schema.DependenceTables;
import io.carousel.schema.EquityTables;
import io.carousel.schema.MeansTables;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which inputs the rows of tables lack, as lines of {@link CuratedTables#DATA_QUALITY}. */
final class MissingInputs {
  /**
   * What rows may lack.
   *
   * @param reason what is missing, and what is null for that
   * @param condition in SQL, whether a row lacks it
   */
  private record Lack(TableSpec table, String reason, String condition) {}

  private static final String NOTHING = "nothing in the input to tell of: the table has no rows";

  private static final List<Lack> LACKS =
      List.of(
          new Lack(
              DependenceTables.CONCENTRATION,
              "no reported total: shares are of what deals and payments add up to",
              "reported_total IS NULL AND side <> 'supplier'"),
          new Lack(
              DependenceTables.CONCENTRATION,
              "more is known than was reported: shares are of what is known",
              "reported_total IS NOT NULL AND denominator > reported_total"),
          new Lack(
              DependenceTables.CONCENTRATION,
              "deals without an amount: no share counts them",
              "deals_without_amount > 0"),
          new Lack(
              DependenceTables.MARKET,
              "deals without an amount: no share counts them",
              "deals_without_amount > 0"),
          new Lack(
              DependenceTables.DEPENDENCY,
              "no revenue of twelve months: revenue, from_group, share_from_group",
              "revenue IS NULL"),
          new Lack(
              DependenceTables.DEPENDENCY,
              "no measured groups, or all from the group is of unknown amount: from_group",
              "revenue IS NOT NULL AND from_group IS NULL"),
          new Lack(
              DependenceTables.DEPENDENCY,
              "no backlog: backlog, backlog_from_group, share_of_backlog_from_group",
              "backlog IS NULL"),
          new Lack(
              DependenceTables.DEPENDENCY,
              "no capex and operating cash flow of the same twelve months:"
                  + " capex_to_operating_cash_flow",
              "operating_cash_flow IS NULL"),
          new Lack(
              DependenceTables.VENDOR_FINANCING,
              "capital of unknown amount alone: financed, return_ratio, financed_share",
              "financed IS NULL"),
          new Lack(
              DependenceTables.VENDOR_FINANCING,
              "no purchase of known amount: purchased_direct, purchased_net, return_ratio",
              "purchased_direct IS NULL"),
          new Lack(
              DependenceTables.VENDOR_FINANCING,
              "guarantees of unknown amount alone: guaranteed, financed_to_revenue",
              "guaranteed IS NULL"),
          new Lack(
              DependenceTables.VENDOR_FINANCING,
              "gifts of unknown amount alone: consideration, purchased_net",
              "consideration IS NULL"),
          new Lack(
              DependenceTables.VENDOR_FINANCING,
              "no revenue of the supplier: financed_to_revenue",
              "supplier_revenue IS NULL"),
          new Lack(
              EquityTables.EQUITY_FUNDED_PURCHASE,
              "no strike of a warrant, no shares, price or rate: value, covered_share",
              "value IS NULL"),
          new Lack(
              EquityTables.EQUITY_FUNDED_PURCHASE,
              "no purchase of known amount under the agreement: purchase, covered_share",
              "purchase IS NULL"),
          new Lack(
              EquityTables.EQUITY_FUNDED_PURCHASE,
              "no price within exposure.announcement-days before and after: announcement_gain",
              "announcement_return IS NULL"),
          new Lack(
              EquityTables.EQUITY_FUNDED_PURCHASE,
              "no other prices of the two days: abnormal_return",
              "announcement_return IS NOT NULL AND abnormal_return IS NULL"),
          new Lack(
              EquityTables.OWNERSHIP,
              "stake of unknown size, or stakes that contradict each other: look_through_pct",
              "look_through_pct IS NULL"),
          new Lack(
              MeansTables.LENDING,
              "no reported debt: debt is the sum of loans less what was repaid",
              "debt_source = 'deals'"),
          new Lack(
              MeansTables.LENDING,
              "no reported debt and no loan of known amount: debt",
              "debt IS NULL"),
          new Lack(
              MeansTables.LENDING,
              "no revenue of twelve months by then: debt_to_revenue",
              "revenue IS NULL"),
          new Lack(
              MeansTables.LENDING,
              "no EBITDA and interest of one period by then: interest_cover",
              "interest_cover IS NULL"),
          new Lack(
              MeansTables.VALUATION,
              "no revenue of twelve months by then: multiple",
              "revenue IS NULL"),
          new Lack(
              MeansTables.COMMITMENT,
              "no revenue of twelve months: revenue, coverage, funding_gap",
              "committed IS NOT NULL AND revenue IS NULL"),
          new Lack(
              MeansTables.COMMITMENT,
              "no cash: cash, coverage",
              "committed IS NOT NULL AND cash IS NULL"),
          new Lack(
              MeansTables.COMMITMENT,
              "no schedule: due_year",
              "committed IS NOT NULL AND due_year IS NULL"),
          new Lack(
              MeansTables.COMMITMENT,
              "deals without an amount: committed does not count them",
              "deals_without_amount > 0"),
          new Lack(
              MeansTables.REVENUE_GAP,
              "parties of the counted kinds without capex or revenue: no sum counts them",
              "spenders_unknown > 0 OR earners_unknown > 0"),
          new Lack(MeansTables.RESILIENCE, "no debt: debt, net_debt, leverage", "debt IS NULL"),
          new Lack(MeansTables.RESILIENCE, "no cash: cash, net_debt, leverage", "cash IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no capex and operating cash flow of the same twelve months: free_cash_flow",
              "free_cash_flow IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no EBITDA of twelve months above 0: leverage",
              "net_debt IS NOT NULL AND leverage IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no equity above 0: debt_to_equity",
              "debt IS NOT NULL AND debt_to_equity IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no purchase of known amount: supplier_hhi",
              "supplier_hhi IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no gross profit and revenue of one period: gross_margin",
              "gross_margin IS NULL"),
          new Lack(
              MeansTables.RESILIENCE,
              "no maturity of any loan: debt_due_24m",
              "debt_due_24m IS NULL"));

  private MissingInputs() {}

  /**
   * A line for each table whose rows lack anything.
   *
   * @param tables the rows of the job's tables
   * @param job the job that tells
   */
  static Dataset<Row> in(Map<TableSpec, Dataset<Row>> tables, String job) {
    Map<TableSpec, List<Lack>> byTable = new LinkedHashMap<>();
    LACKS.forEach(lack -> byTable.computeIfAbsent(lack.table(), t -> new ArrayList<>()).add(lack));
    Dataset<Row> lines =
        byTable.entrySet().stream()
            .map(entry -> line(entry.getKey(), tables.get(entry.getKey()), entry.getValue(), job))
            .reduce(Dataset::union)
            .orElseThrow();
    return lines.where("size(missing) > 0");
  }

  private static Dataset<Row> line(
      TableSpec table, Dataset<Row> rows, List<Lack> lacks, String job) {
    List<Column> counts = new ArrayList<>();
    for (Lack lack : lacks) {
      counts.add(lit(lack.reason()));
      counts.add(count_if(expr(lack.condition())));
    }
    Column lacking = map_filter(map(counts.toArray(Column[]::new)), (reason, n) -> n.gt(0));
    Column missing = when(count(lit(1)).equalTo(0), map(lit(NOTHING), lit(0L))).otherwise(lacking);
    Map<String, Column> values = new LinkedHashMap<>();
    values.put("dataset", lit(table.fullName()));
    values.put("job", lit(job));
    values.put("ignored_columns", lit(""));
    values.put("rejected_by_reason", expr("map()").cast(ColumnType.COUNTS.sql()));
    values.put("unresolved_candidates", expr("map()").cast(ColumnType.TEXTS.sql()));
    values.put("missing", col("missing"));
    Column[] declared =
        CuratedTables.DATA_QUALITY.columnNames().stream()
            .map(name -> values.getOrDefault(name, lit(0L)).as(name))
            .toArray(Column[]::new);
    return rows.agg(missing.as("missing")).select(declared);
  }
}
