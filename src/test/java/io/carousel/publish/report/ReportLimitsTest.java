package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports that are too large. */
final class ReportLimitsTest {
  private static Report.Network network(String scope, List<List<String>> dealsOfEdges) {
    List<Report.Edge> edges =
        dealsOfEdges.stream()
            .map(deals -> new Report.Edge("a", "b", "trade", BigDecimal.ONE, null, 0, deals, 0))
            .toList();
    return new Report.Network(scope, edges, List.of(), 0, 0);
  }

  private static Report.Loop loop(String... deals) {
    Report.Leg leg = new Report.Leg("a", "b", BigDecimal.ONE, List.of(deals), 2);
    return new Report.Loop(
        "lead", "amount", "loop", 1, null, List.of("a", "b"), null, null, 1, List.of(leg));
  }

  @Test
  void isHalvedUntilThePageFits() {
    List<Integer> parties = new ArrayList<>();
    byte[] page =
        HtmlReport.fitting(
            room -> {
              parties.add(room.parties());
              return "ä".repeat(room.parties());
            },
            200);
    assertThat(parties).containsExactly(300, 150, 75);
    assertThat(page).hasSize(150);
  }

  @Test
  void isLeftAloneIfThePageFitsAndGivenUpAtNothing() {
    assertThat(HtmlReport.fitting(room -> "x".repeat(room.deals()), 3_000)).hasSize(3_000);
    assertThat(HtmlReport.fitting(room -> "always too long", 3)).hasSize(15);
  }

  @Test
  void isForTheLargestPartiesThenForThoseOfLoops() {
    List<Report.Party> parties =
        Stream.of("a", "b", "c", "d", "e", "f").map(ReportLimitsTest::party).toList();
    assertThat(PartyReader.fitting(parties, Set.of("f", "e", "a"), 4))
        .extracting(Report.Party::partyId)
        .containsExactly("a", "b", "e", "f");
    assertThat(PartyReader.fitting(parties, Set.of("f"), 4))
        .extracting(Report.Party::partyId)
        .containsExactly("a", "b", "c", "f");
    assertThat(PartyReader.fitting(parties, Set.of(), 9)).hasSize(6);
  }

  private static Report.Party party(String id) {
    return new Report.Party(
        id, id, null, null, 0, 0, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void isForTheLargestDealsOfTheLeadingScopeThenOfLoopsThenOfOthers() {
    List<Report.Network> networks =
        List.of(
            network("lead", List.of(List.of("l1", "l2"), List.of("l3"))),
            network("other", List.of(List.of("o1", "l1"))));
    List<Report.Loop> loops = List.of(loop("p1", "l1"));
    assertThat(ListedDeals.of(networks, loops, 9).keys())
        .containsExactly("l1", "l3", "p1", "o1", "l2");

    ListedDeals three = ListedDeals.of(networks, loops, 3);
    assertThat(three.keys()).containsExactly("l1", "l3", "p1");
    assertThat(three.in(networks).get(0).edges())
        .extracting(Report.Edge::dealKeys)
        .containsExactly(List.of("l1"), List.of("l3"));
    assertThat(three.in(networks).get(0).edges())
        .extracting(Report.Edge::moreDeals)
        .containsExactly(1L, 0L);
    assertThat(three.in(networks).get(1).edges().get(0).dealKeys()).containsExactly("l1");
    assertThat(three.inLoops(loops).get(0).legs().get(0).dealKeys()).containsExactly("p1", "l1");
    assertThat(three.inLoops(loops).get(0).legs().get(0).moreDeals()).isEqualTo(2);
  }
}
