package io.carousel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DatasetsTest {
  /** As documented: {@code *} marks the key, {@code ?} what may be empty or absent. */
  private static final String DOCUMENTED =
      """
      parties: *party_id name kind? country? ticker? cik? lei? parent_id? parent_from? parent_to? \
      aliases?
      deals: *deal_id *known_on? announced_on? agreement_id? part_of? replaces? payer_id payee_id \
      issuer_id? instrument asset? amount? firm_amount? currency? amount_kind? status? starts_on? \
      ends_on? matures_on? expires_on? cancelled_on? quantity? unit? shares? strike? vesting? \
      conditions? source_id? note?
      umbrellas: *umbrella_id name announced_on amount currency source_id? note?
      payments: payer_id payee_id amount *payment_id? paid_on? currency? instrument? deal_id?
      holdings: *holder_id *issuer_id *as_of stake_pct? source_id? note?
      fundamentals: *party_id *period_end *period *metric *counterparty_id? *known_on? value \
      currency? source_id? note?
      prices: *date *ticker close open? high? low? volume? shares_outstanding? source_id?
      fx_rates: *date *currency units_per_usd source_id?
      gpu_prices: *chip *observed_on *kind price_usd source_id? note?
      facilities: *facility_id borrower_id lender_id signed_on limit drawn? currency? rate_pct? \
      matures_on? advance_rate? chip? units? unit_cost? in_service_on? contract_rate_per_hour? \
      utilisation? covenant_ltv? covenant_dscr? guarantor_id? source_id? note?
      exposures: *creditor_id *debtor_id *kind? amount
      scenarios: *scenario_id kind party_id? value? from? to? note?
      sources: *source_id publisher? title published_on? url?
      """;

  private static final Map<String, List<String>> COLUMNS =
      DOCUMENTED
          .lines()
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(line -> line[0], line -> Arrays.asList(line[1].split(" ", 0))));

  static List<DatasetSpec> datasets() {
    return Datasets.ALL;
  }

  private static String documented(InputColumn column, DatasetSpec dataset) {
    return (dataset.key().contains(column.name()) ? "*" : "")
        + column.name()
        + (column.required() ? "" : "?");
  }

  @Test
  void areThoseThatTheAnalysisNeeds() {
    assertThat(Datasets.names())
        .doesNotHaveDuplicates()
        .containsExactly(
            "parties",
            "deals",
            "umbrellas",
            "payments",
            "holdings",
            "fundamentals",
            "prices",
            "fx_rates",
            "gpu_prices",
            "facilities",
            "exposures",
            "scenarios",
            "sources");
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void haveTheDocumentedColumnsInTheDocumentedOrder(DatasetSpec dataset) {
    assertThat(dataset.columns())
        .map(column -> documented(column, dataset))
        .containsExactlyElementsOf(COLUMNS.get(dataset.name()));
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void areKeyedByTheDocumentedColumnsInTheirOrder(DatasetSpec dataset) {
    List<String> key =
        COLUMNS.get(dataset.name()).stream()
            .filter(column -> column.startsWith("*"))
            .map(column -> column.replaceAll("[*?]", ""))
            .toList();
    assertThat(dataset.key()).containsExactlyElementsOf(key);
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void explainEveryColumn(DatasetSpec dataset) {
    assertThat(dataset.columns()).allSatisfy(column -> assertThat(column.meaning()).isNotBlank());
  }

  static Stream<List<String>> choices() {
    return Stream.of(
        List.of(
            "parties.kind",
            "chipmaker|foundry|hyperscaler|neocloud|ai_lab|software|lender|investor|government"
                + "|datacenter|utility|other"),
        List.of(
            "deals.instrument",
            "equity|secondary|debt|grant|warrant|guarantee|purchase|cloud|lease|repayment|interest"
                + "|dividend|revenue_share"),
        List.of("deals.amount_kind", "exact|up_to|about|at_least"),
        List.of("deals.status", "rumored|announced|signed|closed|cancelled"),
        List.of("fundamentals.period", "FY|Q|TTM|POINT"),
        List.of(
            "fundamentals.metric",
            "revenue|gross_profit|net_income|ebitda|interest|depreciation|operating_cash_flow|capex"
                + "|cash|debt|equity|backlog|market_cap|valuation|external_assets"
                + "|external_liabilities|gpu_units|capacity_gw"));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void allowTheDocumentedValues(List<String> columnAndValues) {
    assertThat(column(columnAndValues.get(0)).allowed())
        .containsExactly(columnAndValues.get(1).split("\\|", 0));
  }

  @Test
  void takeTheInstrumentsOfDealsForPayments() {
    assertThat(column("payments.instrument").allowed())
        .isEqualTo(column("deals.instrument").allowed());
  }

  @Test
  void fillInTheDocumentedDefaults() {
    assertThat(column("deals.currency").otherwise()).isEqualTo("USD");
    assertThat(column("payments.currency").otherwise()).isEqualTo("USD");
    assertThat(column("deals.amount_kind").otherwise()).isEqualTo("exact");
    assertThat(column("deals.status").otherwise()).isEqualTo("announced");
    assertThat(column("deals.amount").otherwise()).isNull();
  }

  private static InputColumn column(String datasetAndColumn) {
    String[] names = datasetAndColumn.split("\\.", 2);
    Map<String, DatasetSpec> byName =
        Datasets.ALL.stream().collect(Collectors.toMap(DatasetSpec::name, Function.identity()));
    return byName.get(names[0]).columns().stream()
        .filter(column -> column.name().equals(names[1]))
        .findFirst()
        .orElseThrow();
  }
}
