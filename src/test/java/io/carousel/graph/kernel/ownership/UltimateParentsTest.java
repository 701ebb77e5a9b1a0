package io.carousel.graph.kernel.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.carousel.graph.kernel.RandomEdges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class UltimateParentsTest {
  private static final List<String> PREFIXES = List.of("Z", "a", "é", "\uE000", "\uFFFD", "😀");

  /**
   * A group of four levels and a smaller one:
   *
   * <pre>
   * holding           family
   * ├── europe        └── shop
   * │   ├── france
   * │   │   └── lyon
   * │   └── spain
   * └── asia
   * </pre>
   */
  private static final Map<String, String> GROUPS =
      Map.of(
          "europe", "holding",
          "asia", "holding",
          "france", "europe",
          "spain", "europe",
          "lyon", "france",
          "shop", "family");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @Test
  void findsTheTopOfAGroupFromEveryLevel() {
    UltimateParents ultimates = UltimateParents.of(GROUPS);
    assertThat(ultimates.of("europe")).isEqualTo("holding");
    assertThat(ultimates.of("asia")).isEqualTo("holding");
    assertThat(ultimates.of("france")).isEqualTo("holding");
    assertThat(ultimates.of("spain")).isEqualTo("holding");
    assertThat(ultimates.of("lyon")).isEqualTo("holding");
    assertThat(ultimates.of("shop")).isEqualTo("family");
  }

  @Test
  void countsTheLinksToTheTop() {
    UltimateParents ultimates = UltimateParents.of(GROUPS);
    assertThat(ultimates.depth("asia")).isEqualTo(1);
    assertThat(ultimates.depth("spain")).isEqualTo(2);
    assertThat(ultimates.depth("lyon")).isEqualTo(3);
  }

  @Test
  void letsAPartyWithoutAParentBeItsOwnUltimateParent() {
    UltimateParents ultimates = UltimateParents.of(GROUPS);
    for (String party : List.of("holding", "family", "in no group")) {
      assertThat(ultimates.of(party)).isEqualTo(party);
      assertThat(ultimates.depth(party)).as(party).isZero();
      assertThat(ultimates.inCycle(party)).as(party).isFalse();
    }
  }

  @Test
  void listsThePartiesWithAParentInUtf8Order() {
    // U+FFFD comes before U+1F600 in UTF-8, and after its surrogates in UTF-16.
    UltimateParents ultimates = UltimateParents.of(Map.of("😀", "b", "\uFFFD", "b", "a", "z"));
    assertThat(ultimates.children()).containsExactly("a", "\uFFFD", "😀");
  }

  @Test
  void findsNoCycleInTrees() {
    UltimateParents ultimates = UltimateParents.of(GROUPS);
    assertThat(ultimates.cycles()).isEmpty();
    assertThat(GROUPS.keySet()).noneMatch(ultimates::inCycle);
  }

  @Test
  void isEmptyWithoutLinks() {
    UltimateParents ultimates = UltimateParents.of(Map.of());
    assertThat(ultimates.children()).isEmpty();
    assertThat(ultimates.cycles()).isEmpty();
    assertThat(ultimates.of("a")).isEqualTo("a");
  }

  @Test
  void takesAPartyThatIsItsOwnParentForACycleOfOne() {
    UltimateParents ultimates = UltimateParents.of(Map.of("a", "a", "b", "a"));
    assertThat(ultimates.cycles()).containsExactly(List.of("a"));
    assertThat(describe(ultimates, "a")).isEqualTo("a 0 cycle");
    assertThat(describe(ultimates, "b")).isEqualTo("a 1");
  }

  @Test
  void leavesTwoPartiesThatOwnEachOtherApart() {
    UltimateParents ultimates = UltimateParents.of(Map.of("b", "a", "a", "b"));
    assertThat(ultimates.cycles()).containsExactly(List.of("a", "b"));
    assertThat(describe(ultimates, "a")).isEqualTo("a 0 cycle");
    assertThat(describe(ultimates, "b")).isEqualTo("b 0 cycle");
  }

  @Test
  void listsACycleFromItsSmallestIdAlongTheLinks() {
    UltimateParents ultimates = UltimateParents.of(Map.of("b", "a", "a", "c", "c", "b"));
    assertThat(ultimates.cycles()).containsExactly(List.of("a", "c", "b"));
  }

  @Test
  void ordersCyclesByTheirFirstIdInUtf8Order() {
    Map<String, String> parents = Map.of("😀", "😀", "\uFFFD", "😁", "😁", "\uFFFD", "b", "b");
    assertThat(UltimateParents.of(parents).cycles())
        .containsExactly(List.of("b"), List.of("\uFFFD", "😁"), List.of("😀"));
  }

  @Test
  void endsAChainAtTheFirstPartyOfACycle() {
    // f -> e -> b and d -> c lead into a -> b -> c -> a at different parties.
    UltimateParents ultimates =
        UltimateParents.of(Map.of("a", "b", "b", "c", "c", "a", "f", "e", "e", "b", "d", "c"));
    assertThat(describe(ultimates, "f")).isEqualTo("b 2");
    assertThat(describe(ultimates, "e")).isEqualTo("b 1");
    assertThat(describe(ultimates, "d")).isEqualTo("c 1");
    assertThat(ultimates.cycles()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void keepsNoHoldOfTheMap() {
    Map<String, String> parents = new HashMap<>(Map.of("a", "b"));
    UltimateParents ultimates = UltimateParents.of(parents);
    parents.put("b", "c");
    assertThat(ultimates.of("a")).isEqualTo("b");
  }

  @Test
  void refusesAMissingId() {
    assertThatNullPointerException()
        .isThrownBy(() -> UltimateParents.of(Collections.singletonMap("a", null)))
        .withMessage("The parent of 'a' is null; leave out a party without a parent");
    assertThatNullPointerException()
        .isThrownBy(() -> UltimateParents.of(Collections.singletonMap(null, "a")))
        .withMessage("a child's id is null");
    assertThatNullPointerException()
        .isThrownBy(() -> UltimateParents.of(Map.of()).of((String) null))
        .withMessage("party");
  }

  @Test
  void walksAChainOf200000LinksWithoutRunningOutOfStack() {
    int links = 200_000;
    Map<String, String> parents = new HashMap<>();
    for (int i = 0; i < links; i++) {
      parents.put("p" + i, "p" + (i + 1));
    }
    UltimateParents ultimates = UltimateParents.of(parents);
    assertThat(describe(ultimates, "p0")).isEqualTo("p200000 200000");
    assertThat(describe(ultimates, "p150000")).isEqualTo("p200000 50000");
    assertThat(ultimates.cycles()).isEmpty();
  }

  @Test
  void findsACycleOf200000Parties() {
    int parties = 200_000;
    Map<String, String> parents = new HashMap<>();
    for (int i = 0; i < parties; i++) {
      parents.put("p" + i, "p" + (i + 1) % parties);
    }
    List<List<String>> cycles = UltimateParents.of(parents).cycles();
    assertThat(cycles).hasSize(1);
    assertThat(cycles.get(0)).hasSize(parties).startsWith("p0", "p1", "p2").endsWith("p199999");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithALinkByLinkWalk(long seed) {
    Map<String, String> parents = randomParents(seed);
    Set<String> cyclic = cyclicByKosaraju(parents);
    Map<String, String> expected = new TreeMap<>(RandomEdges::compareBytes);
    for (String party : parties(parents)) {
      expected.put(party, walk(party, parents, cyclic));
    }
    assertThat(describe(UltimateParents.of(parents), parties(parents)))
        .as("seed %d", seed)
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void listsEachStronglyConnectedCycleOnce(long seed) {
    Map<String, String> parents = randomParents(seed);
    List<List<String>> expected =
        componentsByKosaraju(parents).stream()
            .filter(component -> isCycle(component, parents))
            .map(component -> alongLinks(component, parents))
            .sorted(Comparator.comparing(cycle -> cycle.get(0), RandomEdges::compareBytes))
            .toList();
    assertThat(UltimateParents.of(parents).cycles()).as("seed %d", seed).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSameForAnyOrderOfTheMap(long seed) {
    Map<String, String> parents = randomParents(seed);
    List<String> children = new ArrayList<>(parents.keySet());
    Collections.shuffle(children, new Random(seed + 1));
    Map<String, String> shuffled = new LinkedHashMap<>();
    children.forEach(child -> shuffled.put(child, parents.get(child)));
    UltimateParents expected = UltimateParents.of(parents);
    UltimateParents actual = UltimateParents.of(shuffled);
    assertThat(describe(actual, parties(parents)))
        .as("seed %d", seed)
        .isEqualTo(describe(expected, parties(parents)));
    assertThat(actual.cycles()).as("seed %d", seed).isEqualTo(expected.cycles());
    assertThat(actual.children()).as("seed %d", seed).isEqualTo(expected.children());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void changesOnlyTheNamesWhenPartiesAreRenamedInTheSameOrder(long seed) {
    Map<String, String> parents = randomParents(seed);
    List<String> ranked = List.copyOf(parties(parents));
    UnaryOperator<String> rename = id -> "p" + (100 + ranked.indexOf(id));
    Map<String, String> renamed = new HashMap<>();
    parents.forEach((child, parent) -> renamed.put(rename.apply(child), rename.apply(parent)));
    UltimateParents expected = UltimateParents.of(parents);
    UltimateParents actual = UltimateParents.of(renamed);
    for (String id : ranked) {
      String name = rename.apply(id);
      assertThat(actual.of(name)).as("seed %d", seed).isEqualTo(rename.apply(expected.of(id)));
      assertThat(actual.depth(name)).as("seed %d", seed).isEqualTo(expected.depth(id));
      assertThat(actual.inCycle(name)).as("seed %d", seed).isEqualTo(expected.inCycle(id));
    }
    assertThat(actual.cycles())
        .as("seed %d", seed)
        .isEqualTo(expected.cycles().stream().map(c -> c.stream().map(rename).toList()).toList());
  }

  /** Ultimate parent, depth and whether in a cycle. */
  private static String describe(UltimateParents ultimates, String party) {
    return ultimates.of(party)
        + " "
        + ultimates.depth(party)
        + (ultimates.inCycle(party) ? " cycle" : "");
  }

  private static Map<String, String> describe(UltimateParents ultimates, Set<String> parties) {
    Map<String, String> described = new TreeMap<>(RandomEdges::compareBytes);
    parties.forEach(party -> described.put(party, describe(ultimates, party)));
    return described;
  }

  /**
   * Up to 40 parties, of which some share have a parent. Every other seed draws the parents from
   * the parties just before or at the child, which gives deep trees and cycles of one; the rest
   * from all parties, which gives longer cycles with chains into them.
   */
  private static Map<String, String> randomParents(long seed) {
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>();
    int parties = 1 + random.nextInt(40);
    for (int i = 0; i < parties; i++) {
      ids.add(PREFIXES.get(random.nextInt(PREFIXES.size())) + i);
    }
    double share = random.nextDouble();
    Map<String, String> parents = new LinkedHashMap<>();
    for (int child = 0; child < parties; child++) {
      int parent = seed % 2 == 0 ? Math.max(0, child - random.nextInt(4)) : random.nextInt(parties);
      if (random.nextDouble() < Math.sqrt(share)) {
        parents.put(ids.get(child), ids.get(parent));
      }
    }
    return parents;
  }

  /** All ids, in UTF-8 order. */
  private static Set<String> parties(Map<String, String> parents) {
    Set<String> parties = new TreeSet<>(RandomEdges::compareBytes);
    parties.addAll(parents.keySet());
    parties.addAll(parents.values());
    return parties;
  }

  private static String walk(String start, Map<String, String> parents, Set<String> cyclic) {
    String party = start;
    int links = 0;
    while (parents.containsKey(party) && !cyclic.contains(party)) {
      party = parents.get(party);
      links++;
    }
    return party + " " + links + (cyclic.contains(start) ? " cycle" : "");
  }

  private static List<Set<String>> componentsByKosaraju(Map<String, String> parents) {
    Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    parties(parents).forEach(graph::addVertex);
    parents.forEach(graph::addEdge);
    return new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets();
  }

  private static Set<String> cyclicByKosaraju(Map<String, String> parents) {
    return componentsByKosaraju(parents).stream()
        .filter(component -> isCycle(component, parents))
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static boolean isCycle(Set<String> component, Map<String, String> parents) {
    return component.size() > 1
        || component.stream().allMatch(party -> party.equals(parents.get(party)));
  }

  private static List<String> alongLinks(Set<String> component, Map<String, String> parents) {
    String first = component.stream().min(RandomEdges::compareBytes).orElseThrow();
    List<String> cycle = new ArrayList<>();
    for (int i = 0; i < component.size(); i++) {
      cycle.add(i == 0 ? first : parents.get(cycle.get(i - 1)));
    }
    return cycle;
  }
}
