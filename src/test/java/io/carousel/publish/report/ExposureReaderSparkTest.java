package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.carousel.testing.CircleExample;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the report reads of who depends on whom, and of what is promised. */
final class ExposureReaderSparkTest {
  private static RunTables tables;
  private static Exposure exposure;

  @BeforeAll
  static void read() {
    tables = new RunTables(CircleExample.published().complete(), CircleExample.AS_OF);
    exposure = ExposureReader.read(tables, ReportLimits.OF_A_PAGE);
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(2);
  }

  @Test
  void partiesComeByTheirTotalsWithTheirLargestCounterparties() {
    // The cloud reports 50 of revenue, of which nothing is known to be paid; others report nothing.
    assertThat(exposure.concentration().parties())
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
        exposure.concentration().parties().stream()
            .filter(party -> party.side().equals("supplier") && party.partyId().equals("cloud"))
            .findFirst()
            .orElseThrow();
    assertThat(cloud.largest())
        .containsExactly(
            new Concentration.Counterparty("chips", money("40"), 40 / 60.0, "deals"),
            new Concentration.Counterparty("maker", money("20"), 20 / 60.0, "deals"));
    assertThat(exposure.names()).containsEntry("chips", "Chips & <b>Co</b>");
  }

  @Test
  void aPairHasWhatIsGivenAndWhatComesThroughOthers() {
    // Chips gives the lab 30. Of what the lab pays the cloud, 40 gets to chips: (0 + 40) / 30.
    assertThat(exposure.vendorFinancing().pairs())
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
    assertThat(exposure.vendorFinancing().allPairs()).isEqualTo(1);
  }

  @Test
  void whoHasPromisedMostComesFirstAndWhoOnlyReceivesIsNotThere() {
    Commitments commitments = exposure.commitments();
    assertThat(commitments.parties())
        .extracting(Commitments.Promiser::partyId)
        .containsExactly("lab", "cloud");
    // The lab is to pay 100 by a signed deal, and power an unknown amount, nobody knows when.
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
  void whatThereIsNoRoomForIsCounted() {
    Exposure small = ExposureReader.read(tables, new ReportLimits(3, 2, 2, 1, 0, 0, 1));
    ConcentrationFigures figures =
        new ConcentrationFigures(
            small.concentration(), new Wording("USD"), id -> small.names().get(id));
    assertThat(figures.parties(Side.CUSTOMER)).hasSize(1);
    assertThat(figures.leftOut(Side.CUSTOMER)).isEqualTo(2);
    assertThat(small.commitments().parties()).hasSize(1);
    assertThat(small.commitments().allParties()).isEqualTo(2);
  }

  @Test
  void whatTablesLackComesFromOtherJobsThanTheInput() {
    assertThat(QualityReader.gaps(tables))
        .filteredOn(gap -> gap.table().equals("reporting.vendor_financing"))
        .extracting(Report.Gap::rows)
        .contains(1L);
    assertThat(QualityReader.datasets(tables))
        .extracting(Report.Dataset::name)
        .contains("deals")
        .doesNotContain("reporting.vendor_financing");
  }
}
