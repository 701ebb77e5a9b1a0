package io.carousel.ingest.party;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.carousel.ingest.party.NearestNames.Named;
import io.carousel.schema.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NearestNamesTest {
  private static final NearestNames INDUSTRY =
      ofNames(
          "Nvidia",
          "AMD",
          "Intel",
          "Broadcom",
          "TSMC",
          "Microsoft",
          "Amazon",
          "Alphabet",
          "Oracle",
          "OpenAI",
          "Anthropic",
          "CoreWeave",
          "SoftBank Group",
          "JPMorgan Chase",
          "Goldman Sachs",
          "Morgan Stanley",
          "Blue Owl Capital",
          "Société Générale",
          "鸿海精密工业");

  private static final List<String> WORDS =
      List.of("nova", "novo", "data", "date", "dana", "bank", "bang", "banks", "ai", "co", "欧洲");

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Parties whose ids are their names. */
  private static NearestNames ofNames(String... names) {
    return new NearestNames(Stream.of(names).map(name -> new Named(name, name)).toList());
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int words = 1 + random.nextInt(3); words > 0; words--) {
      name.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    name.setCharAt(random.nextInt(name.length()), "adn ".charAt(random.nextInt(4)));
    return name.toString();
  }

  private static List<Named> names(Random random, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> new Named(name(random), "p" + random.nextInt(1 + many / 2)))
        .toList();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "nvida, Nvidia",
    "nvdia corp, Nvidia",
    "mircosoft, Microsoft",
    "Micro-soft, Microsoft",
    "'amd ', AMD",
    "amdd, AMD",
    "tmsc, TSMC",
    "Brodcom Inc., Broadcom",
    "open ai, OpenAI",
    "Antropic, Anthropic",
    "core weave, CoreWeave",
    "goldmann sachs, Goldman Sachs",
    "JP Morgan Chase & Co., JPMorgan Chase",
    "SocGenerale, Société Générale",
    "鸿海精密, 鸿海精密工业"
  })
  void findsTheNameBehindATypo(String reference, String party) {
    assertThat(INDUSTRY.nearest(reference, 1)).containsExactly(party);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "oracle cloud, Oracle",
    "Microsoft Azure, Microsoft",
    "Amazon Web Services, Amazon",
    "The Nvidia, Nvidia",
    "SoftBank, SoftBank Group",
    "Blue Owl, Blue Owl Capital"
  })
  void findsTheNameWithAWordMoreOrLess(String reference, String party) {
    assertThat(INDUSTRY.nearest(reference, 1)).containsExactly(party);
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "!!!", "zzyzx", "q", "municipal waterworks", "联想"})
  void findsNothingWhenNothingIsSimilar(String reference) {
    assertThat(INDUSTRY.nearest(reference, 5)).isEmpty();
  }

  @Test
  void findsNothingAmongNoNames() {
    assertThat(ofNames().nearest("nvidia", 5)).isEmpty();
    assertThat(ofNames("", "...").nearest("nvidia", 5)).isEmpty();
    assertThat(ofNames("", "...").nearest("", 5)).isEmpty();
  }

  @Test
  void putsTheBestFirstAndStopsAtMost() {
    NearestNames names = ofNames("nova artis", "novarti", "novartis", "nokia");
    // Jaro (8/8 + 8/10 + 1) / 3 = 0.933, (7/8 + 7/7 + 1) / 3 = 0.958 and 1; each then is nearer
    // to 1 by 4 tenths, for the 4 letters in common at the start: 0.96, 0.975 and 1.
    assertThat(names.nearest("novartis", 5)).containsExactly("novartis", "novarti", "nova artis");
    assertThat(names.nearest("novartis", 2)).containsExactly("novartis", "novarti");
    assertThat(names.nearest("novartis", 0)).isEmpty();
  }

  @Test
  void refusesANegativeNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> INDUSTRY.nearest("nvidia", -1));
  }

  @Test
  void namesAPartyOnceByItsMostSimilarName() {
    NearestNames names =
        new NearestNames(
            List.of(
                new Named("Google Cloud", "alphabet"),
                new Named("Google LLC", "alphabet"),
                new Named("GOOGL", "alphabet"),
                new Named("Googol", "googol")));
    assertThat(names.nearest("google", 5)).containsExactly("alphabet", "googol");
  }

  @Test
  void breaksTiesByTheIdsInUtf8Order() {
    // In UTF-16 the emoji, a pair of surrogates, would come before U+FF21.
    List<Named> names =
        Stream.of("😀", "b", "Ａ", "a").map(party -> new Named("nvidia", party)).toList();
    assertThat(new NearestNames(names).nearest("nvida", 9)).containsExactly("a", "b", "Ａ", "😀");
    assertThat(new NearestNames(names).nearest("nvida", 3)).containsExactly("a", "b", "Ａ");
  }

  @Test
  void comparesTheFirstCharactersOfVeryLongNames() {
    String head = "ab ".repeat(NearestNames.LONGEST / 2).substring(0, NearestNames.LONGEST);
    NearestNames names = ofNames(head + "x".repeat(1000));
    assertThat(names.nearest(head + "y".repeat(100_000), 1)).hasSize(1);
  }

  @Test
  void findsARareNameAmongManyThatShareItsOtherWords() {
    List<Named> names = numbered("Capital Fund ");
    names.add(new Named("Capital Fund Nvidia International", "nvidia"));
    assertThat(new NearestNames(names).nearest("Capital Fund Nvida International", 1))
        .containsExactly("nvidia");
  }

  @Test
  void readsTheShortestNamesOfATrigramThatTooManyHave() {
    // Every trigram of "bank" is in all the other names too, and they come before it in order.
    List<Named> names = numbered("BA Bank ");
    names.add(new Named("Bank", "bank"));
    assertThat(new NearestNames(names).nearest("banks", 1)).containsExactly("bank");
  }

  /** More names than are read of one trigram. */
  private static List<Named> numbered(String name) {
    List<Named> names = new ArrayList<>();
    for (int i = 0; i < 2 * NearestNames.MOST_READ; i++) {
      names.add(new Named(name + i, "p" + i));
    }
    return names;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesNotMindTheOrderOrRepetitionOfNames(long seed) {
    Random random = new Random(seed);
    List<Named> given = names(random, 1000);
    List<Named> shuffled = new ArrayList<>(given);
    shuffled.addAll(given.subList(0, 100));
    Collections.shuffle(shuffled, random);
    NearestNames one = new NearestNames(given);
    NearestNames other = new NearestNames(shuffled);
    for (int i = 0; i < 100; i++) {
      String reference = name(random);
      assertThat(other.nearest(reference, 5))
          .as("seed %s: %s", seed, reference)
          .isEqualTo(one.nearest(reference, 5));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithComparingEveryNameOfAFew(long seed) {
    Random random = new Random(seed);
    List<Named> given = names(random, 1 + random.nextInt(NearestNames.CANDIDATES));
    NearestNames names = new NearestNames(given);
    for (int i = 0; i < 100; i++) {
      String reference = name(random);
      int most = random.nextInt(6);
      assertThat(names.nearest(reference, most))
          .as("seed %s: %s among %s", seed, reference, given)
          .isEqualTo(comparingAll(given, PartyNames.key(reference), most));
    }
  }

  private static List<String> comparingAll(List<Named> names, String reference, int most) {
    Map<String, Double> similarities = new HashMap<>();
    for (Named named : names) {
      String key = PartyNames.key(named.name());
      double similarity = new JaroWinklerSimilarity().apply(reference, key);
      boolean sharing = !Collections.disjoint(trigrams(reference), trigrams(key));
      if (sharing && similarity >= NearestNames.SIMILAR) {
        similarities.merge(named.partyId(), similarity, Math::max);
      }
    }
    Comparator<String> bestFirst =
        Comparator.comparing(similarities::get, Comparator.reverseOrder());
    return similarities.keySet().stream()
        .sorted(bestFirst.thenComparing(Utf8Order.INSTANCE))
        .limit(most)
        .toList();
  }

  private static Set<String> trigrams(String key) {
    String padded = "  " + key + " ";
    return IntStream.rangeClosed(0, key.length())
        .mapToObj(i -> padded.substring(i, i + 3))
        .collect(toSet());
  }
}
