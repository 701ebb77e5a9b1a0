package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DeclaredTablesTest {

  static List<TableSpec> tables() {
    return Jobs.CATALOGUE.tables();
  }

  static Stream<TableSpec> reportingTables() {
    return tables().stream().filter(table -> table.namespace().equals("reporting"));
  }

  private static TableSpec table(String fullName) {
    return tables().stream()
        .filter(table -> table.fullName().equals(fullName))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, ColumnSpec> columns(TableSpec table) {
    return table.columns().stream()
        .collect(Collectors.toMap(ColumnSpec::name, Function.identity()));
  }

  @Test
  void haveNamesOfTheirOwnViewsAsWell() {
    assertThat(
            Stream.concat(
                tables().stream().map(TableSpec::fullName),
                Jobs.CATALOGUE.views().stream().map(ViewSpec::fullName)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void areInOneOfTheFourNamespacesAndWrittenInSnakeCase(TableSpec table) {
    assertThat(table.namespace()).isIn("curated", "flow", "reporting", "ops");
    assertThat(table.name()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    assertThat(table.columnNames()).allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void sayWhatTheyAndTheirColumnsMean(TableSpec table) {
    assertThat(table.meaning()).isNotBlank();
    assertThat(table.columns()).allSatisfy(c -> assertThat(c.meaning()).as(c.name()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void declareEveryColumnOnce(TableSpec table) {
    assertThat(table.columnNames()).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void haveAKeyAndASliceOfTheirOwnColumns(TableSpec table) {
    assertThat(table.key()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(table.columnNames()).containsAll(table.key());
    table.slice().ifPresent(slice -> assertThat(table.columnNames()).contains(slice));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void haveTheUnitOfMoneyAndHoldIdsAsText(TableSpec table) {
    assertThat(table.columns())
        .filteredOn(column -> column.type() == ColumnType.MONEY)
        .allSatisfy(column -> assertThat(column.unit()).as(column.name()).isNotBlank());
    assertThat(table.columns())
        .filteredOn(column -> column.name().endsWith("_id"))
        .allSatisfy(c -> assertThat(c.type()).as(c.name()).isEqualTo(ColumnType.STRING));
  }

  @ParameterizedTest
  @MethodSource("reportingTables")
  void areKeptPerAsOfDateInReporting(TableSpec table) {
    assertThat(table.slice()).contains("as_of");
    ColumnSpec asOf = columns(table).get("as_of");
    assertThat(asOf.type()).isEqualTo(ColumnType.DATE);
    assertThat(asOf.required()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("reportingTables")
  void areKeyedByScopeOrDateInReporting(TableSpec table) {
    assertThat(table.key()).containsAnyOf("scope_id", "as_of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reporting.scope | scope_id as_of basis layers level currency",
        "reporting.circularity | scope_id as_of parties edges deals deals_without_amount"
            + " deals_without_schedule self_payments self_amount gross net excess bilateral"
            + " intra_group flow_hierarchy groups largest_group structural_groups"
            + " structural_largest_group loops loops_exact gross_low gross_high circulation_low"
            + " circulation_high circularity_low circularity_high null_circularity_mean"
            + " null_p_value",
        "reporting.loop | scope_id as_of view loop_id rank length kind path bottleneck"
            + " bottleneck_status closure_days deals",
        "reporting.loop_leg | scope_id as_of view loop_id leg payer_id payee_id amount instruments"
            + " deal_ids first_on last_on",
        "reporting.circular_group | scope_id as_of view group_id members edges gross net",
        "reporting.circular_member | scope_id as_of view group_id party_id",
        "reporting.party_centrality | scope_id as_of party_id pagerank_received pagerank_paid",
        "reporting.concentration | as_of party_id side denominator denominator_source coverage"
            + " counterparties hhi_low hhi_high top1_party_id top1_share top3_share"
            + " major_counterparties",
        "reporting.vendor_financing | as_of supplier_id customer_id financed guaranteed"
            + " purchased_direct purchased_indirect return_ratio financed_share",
        "reporting.equity_funded_purchase | as_of deal_id priced_on shares price value purchase"
            + " covered_share announcement_gain",
        "reporting.ownership | as_of holder_id issuer_id direct_pct look_through_pct"
            + " common_holders",
        "reporting.lending | as_of borrower_id month new_debt_12m debt debt_source revenue"
            + " revenue_period debt_to_revenue interest_cover",
        "reporting.valuation | as_of party_id valued_on market_value revenue multiple growth",
        "reporting.commitment | as_of party_id due_year committed committed_in revenue cash"
            + " coverage usd_per_gw",
        "reporting.revenue_gap | as_of scenario spending revenue_needed revenue_earned gap",
        "reporting.dependency | as_of party_id revenue from_group share_from_group"
            + " capex_to_operating_cash_flow",
        "reporting.resilience | as_of party_id net_debt free_cash_flow leverage gross_margin"
            + " debt_due_24m supplier_hhi",
        "ops.rejected_row | dataset file record column value reason",
        "ops.data_quality | dataset read accepted repeats rejected",
        "ops.run | run_id settings snapshots seconds",
        "ops.job_run | run_id job status inputs outputs iterations residuals seconds"
      })
  void haveTheColumnsThatUsersRelyOn(String fullName, String columns) {
    assertThat(table(fullName).columnNames()).contains(columns.split(" ", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reporting.scope | scope_id",
        "reporting.circularity | scope_id",
        "reporting.circular_group | scope_id view group_id",
        "reporting.party_centrality | scope_id party_id",
        "reporting.loop | scope_id view loop_id",
        "reporting.loop_leg | scope_id view loop_id leg",
        "reporting.concentration | as_of party_id side",
        "reporting.vendor_financing | as_of supplier_id customer_id",
        "reporting.equity_funded_purchase | as_of deal_id priced_on",
        "reporting.ownership | as_of holder_id issuer_id",
        "reporting.lending | as_of borrower_id month",
        "reporting.valuation | as_of party_id valued_on",
        "reporting.commitment | as_of party_id due_year",
        "reporting.revenue_gap | as_of scenario",
        "reporting.dependency | as_of party_id",
        "reporting.resilience | as_of party_id"
      })
  void areKeyedAsUsersRelyOn(String fullName, String key) {
    assertThat(table(fullName).key()).containsExactlyInAnyOrder(key.split(" ", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONEY | gross net excess bilateral self_amount gross_low gross_high circulation_low"
            + " circulation_high",
        "DOUBLE | intra_group flow_hierarchy circularity_low circularity_high"
            + " null_circularity_mean null_p_value",
        "BOOLEAN | loops_exact",
        "LONG | loops parties edges deals deals_without_amount deals_without_schedule self_payments"
            + " groups largest_group structural_groups structural_largest_group"
      })
  void measureCircularityInMoneySharesAndCounts(ColumnType type, String columns) {
    Map<String, ColumnSpec> declared = columns(table("reporting.circularity"));
    assertThat(columns.split(" ", 0))
        .allSatisfy(c -> assertThat(declared.get(c).type()).as(c).isEqualTo(type));
  }

  @ParameterizedTest
  @CsvSource({
    "reporting.circular_group",
    "reporting.circular_member",
    "reporting.loop",
    "reporting.loop_leg"
  })
  void distinguishTheAmountViewFromTheStructuralOne(String fullName) {
    assertThat(columns(table(fullName)).get("view").allowed())
        .containsExactlyInAnyOrder("amount", "structural");
  }
}
