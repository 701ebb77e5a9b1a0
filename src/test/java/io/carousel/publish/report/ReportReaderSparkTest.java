package io.carousel.publish.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.carousel.testing.CircleExample;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The content of the report, read from the tables of a run. */
final class ReportReaderSparkTest {
  private static Report report;

  private static Report small;

  @BeforeAll
  static void read() {
    report = read(ReportLimits.OF_A_PAGE);
    small = read(new ReportLimits(3, 2, 2, 1, 0, 0, 1));
  }

  private static Report read(ReportLimits limits) {
    return ReportReader.read(CircleExample.published().complete(), CircleExample.AS_OF, limits);
  }

  private static String sentence(int number) {
    return report.headlines().get(number).parts().stream()
        .map(Report.Part::words)
        .collect(joining());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(2);
  }

  @Test
  void threeSentencesSummariseTheRun() {
    assertThat(sentence(0))
        .isEqualTo(
            "Of $30 of announced capital, $30 (100%) can be matched to purchases that lead back to"
                + " its giver, $30 of it in deals that are signed or closed; 20% of the deals (1 of"
                + " 5) have no published amount and count in no sum.");
    // Paid: the capital, and what is closed; signed purchases without dates have no schedule.
    assertThat(sentence(1))
        .isEqualTo(
            "Of $190 of announced payments, $30 passes through and $90 (47.4%) is circular; of $50"
                + " scheduled as paid to date, $0 passes through and $0 (0%) is circular (1"
                + " signed deal has no known schedule).");
    // Without any of the three nothing circulates; most flows through the cloud.
    assertThat(sentence(2))
        .isEqualTo(
            "Cloud is the hub: announced outflows of $60 stand against inflows of $100 and a"
                + " revenue of $50 (year to 2025-06-30); without it $90 less could be circular.");
  }

  @Test
  void theLeadingScopeComesFirstWithItsFigures() {
    assertThat(report.scopes())
        .extracting(Report.Scope::basis)
        .containsExactly("announced", "paid");
    Report.Scope scope = report.scopes().get(0);
    assertThat(scope.gross()).isEqualTo(money("190"));
    assertThat(scope.net()).isEqualTo(money("70"));
    assertThat(scope.passThrough()).isEqualTo(money("30"));
    assertThat(scope.circulation()).isEqualTo(money("90"));
    assertThat(scope.recycledCapital()).isEqualTo(money("30"));
    assertThat(scope.deals()).isEqualTo(5);
    assertThat(scope.dealsWithoutAmount()).isEqualTo(1);
  }

  @Test
  void partiesComeByThroughflowAndThoseOfUnknownAmountsLast() {
    assertThat(report.parties())
        .extracting(Report.Party::partyId)
        .containsExactly("cloud", "lab", "chips", "maker", "power");
    Report.Party chips = report.parties().get(2);
    assertThat(chips.name()).isEqualTo("Chips & <b>Co</b>");
    assertThat(chips.kind()).isEqualTo("chipmaker");
    assertThat(chips.inflow()).isEqualTo(money("40"));
    assertThat(chips.circular()).isEqualTo(money("30"));
    assertThat(chips.removalImpact()).isEqualTo(money("90"));
    assertThat(report.parties().get(4).inflow()).isNull();
    assertThat(report.parties())
        .extracting(Report.Party::unknownIn, Report.Party::unknownOut)
        .containsExactly(tuple(0L, 0L), tuple(0L, 1L), tuple(0L, 0L), tuple(0L, 0L), tuple(1L, 0L));
  }

  @Test
  void edgesHaveTheirCircularPartAndTheirDeals() {
    Report.Network network = report.networks().get(0);
    assertThat(network.edges())
        .extracting(
            Report.Edge::payerId,
            Report.Edge::payeeId,
            Report.Edge::layer,
            Report.Edge::amount,
            Report.Edge::circular,
            Report.Edge::unknownAmounts,
            Report.Edge::dealKeys)
        .containsExactly(
            tuple("lab", "cloud", "trade", money("100"), money("30"), 0L, List.of("d:d2")),
            tuple("cloud", "chips", "trade", money("40"), money("30"), 0L, List.of("d:d3")),
            tuple("chips", "lab", "capital", money("30"), money("30"), 0L, List.of("d:d1")),
            tuple("cloud", "maker", "trade", money("20"), money("0"), 0L, List.of("d:d4")),
            tuple("lab", "power", "trade", null, null, 1L, List.of("d:d5")));
    assertThat(network.largestGroup()).containsExactly("chips", "cloud", "lab");
    assertThat(network.foldedParties()).isZero();
    assertThat(network.foldedEdges()).isZero();
  }

  @Test
  void loopsHaveTheirLegsAndDealsTheirSourcesAsTheyCome() {
    assertThat(report.loops()).hasSize(1);
    Report.Loop loop = report.loops().get(0);
    assertThat(loop.path()).containsExactly("chips", "lab", "cloud");
    assertThat(loop.bottleneck()).isEqualTo(money("30"));
    assertThat(loop.legs()).extracting(Report.Leg::dealKeys).contains(List.of("d:d2"));
    Report.Deal deal =
        report.deals().stream().filter(d -> d.key().equals("d:d2")).findFirst().orElseThrow();
    assertThat(deal.publisher()).isEqualTo("The Paper");
    assertThat(deal.url()).isEqualTo("javascript:alert(1)");
    assertThat(deal.datedOn()).isEqualTo("2025-04-01");
    assertThat(deal.amounts()).contains(new Report.Amount("announced", money("100")));
    assertThat(report.deals()).extracting(Report.Deal::key).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void quartersAndDatasetsAreShownAsTheTablesHaveThem() {
    assertThat(report.pace())
        .filteredOn(q -> q.basis().equals("announced"))
        .extracting(Report.Quarter::quarter)
        .isSorted()
        .contains("2025Q2");
    assertThat(report.quality())
        .filteredOn(d -> d.name().equals("deals"))
        .singleElement()
        .satisfies(
            deals -> {
              assertThat(deals.accepted()).isEqualTo(5);
              assertThat(deals.remarks()).isNotEmpty();
            });
  }

  @Test
  void whatThereIsNoRoomForIsFoldedAndCounted() {
    assertThat(small.parties())
        .extracting(Report.Party::partyId)
        .containsExactly("cloud", "lab", "chips");
    assertThat(small.loops()).isEmpty();
    Report.Network network = small.networks().get(0);
    assertThat(network.edges())
        .extracting(Report.Edge::payerId, Report.Edge::payeeId)
        .containsExactly(tuple("lab", "cloud"), tuple("cloud", "chips"));
    // chips to lab, and those to maker and power, who stand together.
    assertThat(network.foldedEdges()).isEqualTo(3);
    assertThat(network.foldedParties()).isEqualTo(2);
    assertThat(read(new ReportLimits(3, 9, 9, 9, 1, 1, 1)).networks().get(0).edges())
        .extracting(Report.Edge::payerId, Report.Edge::payeeId)
        .contains(tuple("cloud", Report.Edge.FOLDED), tuple("lab", Report.Edge.FOLDED));
  }

  @Test
  void partiesComeByTheirTotalsWithTheirLargestCounterparties() {
    // The cloud reports 50 of revenue, of which nothing is known to be paid; others report nothing.
    assertThat(report.exposure().concentration().parties())
        .filteredOn(party -> party.side().equals("customer"))
        .extracting(
            Concentration.Dependent::partyId,
            Concentration.Dependent::total,
            Concentration.Dependent::ofReportedTotal,
            Concentration.Dependent::top1PartyId,
            Concentration.Dependent::top1Share)
        .containsExactly(
            tuple("cloud", money("50"), true, null, null),
            tuple("chips", money("40"), false, "cloud", 1.0),
            tuple("maker", money("20"), false, "cloud", 1.0));
    // It buys 40 of chips and 20 of the maker.
    Concentration.Dependent cloud =
        report.exposure().concentration().parties().stream()
            .filter(party -> party.side().equals("supplier") && party.partyId().equals("cloud"))
            .findFirst()
            .orElseThrow();
    assertThat(cloud.largest())
        .containsExactly(
            new Concentration.Counterparty("chips", money("40"), 40 / 60.0, "deals"),
            new Concentration.Counterparty("maker", money("20"), 20 / 60.0, "deals"));
    assertThat(report.exposure().names()).containsEntry("chips", "Chips & <b>Co</b>");
  }

  @Test
  void aPairHasFinancingAndPurchasesThroughOthers() {
    // Chips gives the lab 30. Of what the lab pays the cloud, 40 gets to chips: (0 + 40) / 30.
    assertThat(report.exposure().vendorFinancing().pairs())
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.supplierId()).isEqualTo("chips");
              assertThat(pair.customerId()).isEqualTo("lab");
              assertThat(pair.financed()).isEqualTo(money("30"));
              assertThat(pair.purchasedDirect()).isEqualTo(money("0"));
              assertThat(pair.purchasedIndirect()).isEqualTo(money("40"));
              assertThat(pair.returnRatio()).isEqualTo(40 / 30.0);
              assertThat(pair.supplierRevenue()).isNull();
              assertThat(pair.financedToRevenue()).isNull();
            });
    assertThat(report.exposure().vendorFinancing().allPairs()).isEqualTo(1);
  }

  @Test
  void whoHasPromisedMostComesFirstAndWhoOnlyReceivesIsNotThere() {
    Commitments commitments = report.exposure().commitments();
    assertThat(commitments.parties())
        .extracting(Commitments.Promiser::partyId)
        .containsExactly("lab", "cloud");
    // The lab is to pay 100 by a signed deal, and power an unknown amount by no known date.
    assertThat(commitments.parties().get(0).dues())
        .extracting(
            Commitments.Due::year,
            Commitments.Due::committed,
            Commitments.Due::contracted,
            Commitments.Due::dealsWithoutAmount)
        .containsExactly(tuple(null, money("100"), money("100"), 1L));
    Commitments.Promiser cloud = commitments.parties().get(1);
    assertThat(cloud.revenue()).isEqualTo(money("50"));
    assertThat(cloud.dues().get(0).contracted()).isEqualTo(money("0"));
    assertThat(cloud.dues().get(0).committedIn()).isEqualTo(money("100"));
    assertThat(commitments.allParties()).isEqualTo(2);
  }

  @Test
  void whatTablesLackComesFromOtherJobsThanTheInput() {
    assertThat(report.gaps())
        .filteredOn(gap -> gap.table().equals("reporting.vendor_financing"))
        .extracting(Report.Gap::rows)
        .contains(1L);
    assertThat(report.quality())
        .extracting(Report.Dataset::name)
        .contains("deals")
        .doesNotContain("reporting.vendor_financing");
  }

  @Test
  void dependentsThatThereIsNoRoomForAreCounted() {
    Exposure exposure = small.exposure();
    ConcentrationFigures figures =
        new ConcentrationFigures(
            exposure.concentration(), new TextFormat("USD"), id -> exposure.names().get(id));
    assertThat(figures.parties(Side.CUSTOMER)).hasSize(1);
    assertThat(figures.leftOut(Side.CUSTOMER)).isEqualTo(2);
    assertThat(exposure.commitments().parties()).hasSize(1);
    assertThat(exposure.commitments().allParties()).isEqualTo(2);
  }
}
