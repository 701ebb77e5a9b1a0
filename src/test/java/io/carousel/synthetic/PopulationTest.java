package io.carousel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PopulationTest {
  private static final int PARTIES = 20_000;
  private static final int DEALS = 100_000;
  private static final long COMMUNITIES = PARTIES / 100;

  private static final Population POPULATION =
      new Population(new Recipe(DEALS, PARTIES, 0, PARTIES, 10, 0, 3));
  private static final List<Population.Pair> PAIRS =
      LongStream.range(0, DEALS)
          .mapToObj(deal -> POPULATION.pair(new Draws(3, "pair", deal)))
          .toList();

  private static LongStream parties() {
    return LongStream.range(0, PARTIES);
  }

  @Test
  void namesAreUnique() {
    assertThat(parties().mapToObj(POPULATION::name).distinct()).hasSize(PARTIES);
    assertThat(parties().mapToObj(POPULATION::ticker).distinct()).hasSize(PARTIES);
    List<String> ids = parties().mapToObj(POPULATION::id).toList();
    assertThat(ids).isSorted();
    assertThat(Set.copyOf(ids)).hasSize(PARTIES);
  }

  @Test
  void namesAreUniqueBeyondThreeSyllables() {
    Population large = new Population(new Recipe(1, 30_000_000, 0, 0, 1, 0, 1));
    List<String> names =
        LongStream.range(0, 30_000).map(party -> 977 * party).mapToObj(large::name).toList();
    assertThat(Set.copyOf(names)).hasSameSizeAs(names);
  }

  @Test
  void misspeltNamesBelongToNoParty() {
    Set<String> names = parties().mapToObj(POPULATION::name).collect(Collectors.toSet());
    assertThat(names.stream().map(InjectedErrors::misspelt)).noneMatch(names::contains);
  }

  @Test
  void noPartyPaysItself() {
    assertThat(PAIRS).allMatch(pair -> pair.payer() != pair.payee());
    Population two = new Population(new Recipe(1_000, 2, 0, 0, 1, 0, 1));
    assertThat(LongStream.range(0, 1_000).mapToObj(i -> two.pair(new Draws(1, "pair", i))))
        .allMatch(pair -> pair.payer() + pair.payee() == 1);
  }

  @Test
  void fewPartiesDoMuchOfTheBusiness() {
    long[] deals = new long[PARTIES];
    PAIRS.forEach(pair -> deals[(int) pair.payer()]++);
    PAIRS.forEach(pair -> deals[(int) pair.payee()]++);
    Arrays.sort(deals);
    long top = Arrays.stream(deals, PARTIES - PARTIES / 100, PARTIES).sum();
    assertThat((double) top / (2 * DEALS)).as("share of the first in a hundred").isGreaterThan(0.1);
    assertThat(deals[PARTIES - 1]).as("of the first").isGreaterThan(50 * deals[PARTIES / 2]);
  }

  @Test
  void mostBusinessIsWithinCommunities() {
    long inside = PAIRS.stream().filter(p -> (p.payer() - p.payee()) % COMMUNITIES == 0).count();
    assertThat((double) inside / DEALS).isBetween(0.75, 0.85);
  }

  @Test
  void moneyBetweenTwoPartiesMostlyFlowsOneWay() {
    Map<Population.Pair, Long> deals =
        PAIRS.stream().collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));
    long all = 0;
    long mostly = 0;
    for (Map.Entry<Population.Pair, Long> there : deals.entrySet()) {
      Population.Pair pair = there.getKey();
      long back = deals.getOrDefault(new Population.Pair(pair.payee(), pair.payer()), 0L);
      if (there.getValue() + back >= 20 && there.getValue() > back) {
        all += there.getValue() + back;
        mostly += there.getValue();
      }
    }
    assertThat(all).isGreaterThan(1_000);
    assertThat((double) mostly / all).isCloseTo(0.9, within(0.03));
  }

  @Test
  void noPartyControlsItsParent() {
    parties()
        .forEach(
            party ->
                POPULATION
                    .parent(party, new Draws(3, "parent", party))
                    .ifPresent(
                        parent ->
                            assertThat(parent)
                                .isLessThan(party)
                                .satisfies(p -> assertThat((party - p) % COMMUNITIES).isZero())));
    assertThat(POPULATION.parent(COMMUNITIES - 1, new Draws(3, "parent", 1))).isEmpty();
  }
}
