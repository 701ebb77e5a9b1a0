package io.carousel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PopulationTest {
  private static final int PARTIES = 20_000;
  private static final int DEALS = 100_000;
  private static final long COMMUNITIES = PARTIES / 100;

  private final Population population =
      new Population(new Recipe(DEALS, PARTIES, 0, PARTIES, 10, 0, 3));

  private static LongStream parties() {
    return LongStream.range(0, PARTIES);
  }

  private List<Population.Pair> pairs() {
    return LongStream.range(0, DEALS)
        .mapToObj(deal -> population.pair(new Draws(3, "pair", deal)))
        .toList();
  }

  @Test
  void namesEachPartyInItsOwnWay() {
    assertThat(parties().mapToObj(population::name).distinct()).hasSize(PARTIES);
    assertThat(parties().mapToObj(population::ticker).distinct()).hasSize(PARTIES);
    List<String> ids = parties().mapToObj(population::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void namesMorePartiesThanThreeSyllablesCan() {
    Population large = new Population(new Recipe(1, 30_000_000, 0, 0, 1, 0, 1));
    assertThat(LongStream.range(0, 30_000_000).filter(p -> p % 977 == 0).mapToObj(large::name))
        .doesNotHaveDuplicates();
  }

  @Test
  void spellsNamesThatNoPartyHas() {
    List<String> names = parties().mapToObj(population::name).toList();
    assertThat(names.stream().map(Dirt::misspelt)).doesNotContainAnyElementsOf(names);
  }

  @Test
  void letsNobodyPayItself() {
    assertThat(pairs()).allMatch(pair -> pair.payer() != pair.payee());
    Population two = new Population(new Recipe(1_000, 2, 0, 0, 1, 0, 1));
    assertThat(LongStream.range(0, 1_000).mapToObj(i -> two.pair(new Draws(1, "pair", i))))
        .allMatch(pair -> pair.payer() + pair.payee() == 1);
  }

  @Test
  void letsFewPartiesDoMuchOfTheBusiness() {
    long[] deals = new long[PARTIES];
    pairs().forEach(pair -> deals[(int) pair.payer()]++);
    pairs().forEach(pair -> deals[(int) pair.payee()]++);
    Arrays.sort(deals);
    long top = Arrays.stream(deals, PARTIES - PARTIES / 100, PARTIES).sum();
    assertThat((double) top / (2 * DEALS)).as("share of the first in a hundred").isGreaterThan(0.1);
    assertThat(deals[PARTIES - 1]).as("of the first").isGreaterThan(50 * deals[PARTIES / 2]);
  }

  @Test
  void keepsMostBusinessInCommunitiesAndWithTheStream() {
    List<Population.Pair> pairs = pairs();
    long within = pairs.stream().filter(p -> (p.payer() - p.payee()) % COMMUNITIES == 0).count();
    assertThat((double) within / DEALS).isCloseTo(0.8, within(0.02));
    long both =
        pairs.stream()
            .filter(p -> pairs.get(0).payer() == p.payee() && pairs.get(0).payee() == p.payer())
            .count();
    long same = pairs.stream().filter(pairs.get(0)::equals).count();
    assertThat(both).isLessThanOrEqualTo(Math.max(1, same));
  }

  @Test
  void givesNoPartyAParentThatItControls() {
    parties()
        .forEach(
            party ->
                population
                    .parent(party, new Draws(3, "parent", party))
                    .ifPresent(
                        parent ->
                            assertThat(parent)
                                .isLessThan(party)
                                .satisfies(p -> assertThat((party - p) % COMMUNITIES).isZero())));
    assertThat(population.parent(COMMUNITIES - 1, new Draws(3, "parent", 1))).isEmpty();
  }
}
