package io.carousel.ingest.party;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.Utf8Order;
import io.carousel.testing.TestSpark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a misspelt name may mean. */
final class NearestNamesSparkTest {
  private static final List<Named> INDUSTRY =
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

  /** A spelling, and the party that it names. */
  private record Named(String name, String party) {}

  /** Parties that are shown by their names. */
  private static List<Named> ofNames(String... names) {
    return new ArrayList<>(Stream.of(names).map(name -> new Named(name, name)).toList());
  }

  /** The candidates of each reference that has any. */
  private static Map<String, List<String>> nearest(List<Named> known, List<String> references) {
    List<Row> names =
        known.stream().map(named -> RowFactory.create(named.name(), named.party())).toList();
    Map<String, List<String>> nearest = new TreeMap<>();
    references.forEach(reference -> nearest.put(reference, List.of()));
    NearestNames.of(
            TestSpark.session()
                .createDataFrame(
                    nearest.keySet().stream().map(RowFactory::create).toList(),
                    StructType.fromDDL("reference string")),
            TestSpark.session()
                .createDataFrame(names, StructType.fromDDL("name string, label string")))
        .collectAsList()
        .forEach(row -> nearest.put(row.getString(0), List.of(row.getString(1).split(", ", -1))));
    return nearest;
  }

  private static List<String> nearest(List<Named> known, String reference) {
    return nearest(known, List.of(reference)).get(reference);
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

  @Test
  void findsTheNameBehindATypoOrAWordMoreOrLess() {
    Map<String, String> parties = new TreeMap<>();
    parties.put("nvida", "Nvidia");
    parties.put("nvdia corp", "Nvidia");
    parties.put("mircosoft", "Microsoft");
    parties.put("Micro-soft", "Microsoft");
    parties.put("amd ", "AMD");
    parties.put("amdd", "AMD");
    parties.put("tmsc", "TSMC");
    parties.put("Brodcom Inc.", "Broadcom");
    parties.put("open ai", "OpenAI");
    parties.put("Antropic", "Anthropic");
    parties.put("core weave", "CoreWeave");
    parties.put("goldmann sachs", "Goldman Sachs");
    parties.put("JP Morgan Chase & Co.", "JPMorgan Chase");
    parties.put("SocGenerale", "Société Générale");
    parties.put("鸿海精密", "鸿海精密工业");
    parties.put("oracle cloud", "Oracle");
    parties.put("Microsoft Azure", "Microsoft");
    parties.put("Amazon Web Services", "Amazon");
    parties.put("The Nvidia", "Nvidia");
    parties.put("SoftBank", "SoftBank Group");
    parties.put("Blue Owl", "Blue Owl Capital");

    Map<String, List<String>> nearest = nearest(INDUSTRY, List.copyOf(parties.keySet()));
    parties.forEach(
        (reference, party) -> assertThat(nearest.get(reference)).as(reference).startsWith(party));
  }

  @Test
  void findsNothingWhenNothingIsSimilar() {
    List<String> references = List.of("", "!!!", "zzyzx", "q", "municipal waterworks", "联想");
    assertThat(nearest(INDUSTRY, references).values()).hasSize(6).containsOnly(List.of());
    assertThat(nearest(List.of(), "nvidia")).isEmpty();
    assertThat(nearest(ofNames("", "..."), List.of("nvidia", "")).values()).containsOnly(List.of());
  }

  @Test
  void putsTheBestFirst() {
    // Jaro (8/8 + 8/10 + 1) / 3 = 0.933, (7/8 + 7/7 + 1) / 3 = 0.958 and 1; each then is nearer
    // to 1 by 4 tenths, for the 4 letters in common at the start: 0.96, 0.975 and 1.
    assertThat(nearest(ofNames("nova artis", "novarti", "novartis", "nokia"), "novartis"))
        .containsExactly("novartis", "novarti", "nova artis");
  }

  @Test
  void namesAPartyOnceByItsMostSimilarName() {
    List<Named> names =
        List.of(
            new Named("Google Cloud", "alphabet"),
            new Named("Google LLC", "alphabet"),
            new Named("GOOGL", "alphabet"),
            new Named("Googol", "googol"));
    assertThat(nearest(names, "google")).containsExactly("alphabet", "googol");
  }

  @Test
  void breaksTiesInUtf8OrderAndStopsAtThree() {
    // In UTF-16 the emoji, a pair of surrogates, would come before U+FF21.
    List<Named> four =
        Stream.of("😀", "b", "Ａ", "a").map(party -> new Named("nvidia", party)).toList();
    assertThat(nearest(four, "nvida")).containsExactly("a", "b", "Ａ");
    assertThat(nearest(four.subList(0, 3), "nvida")).containsExactly("b", "Ａ", "😀");
  }

  @Test
  void comparesTheFirstCharactersOfVeryLongNames() {
    String head = "ab ".repeat(NearestNames.LONGEST / 2).substring(0, NearestNames.LONGEST);
    assertThat(nearest(ofNames(head + "x".repeat(1000)), head + "y".repeat(100_000))).hasSize(1);
  }

  @Test
  void amongManyNamesTheRareAndTheShortAreCompared() {
    List<Named> names = new ArrayList<>();
    for (int i = 0; i < 2 * NearestNames.MOST_READ; i++) {
      names.add(new Named("Capital Fund " + i, "c" + i));
      names.add(new Named("BA Bank " + i, "b" + i));
    }
    names.add(new Named("Capital Fund Nvidia International", "nvidia"));
    // Every block of "bank" is in all the other banks too, and they come before it in order.
    names.add(new Named("Bank", "bank"));

    Map<String, List<String>> nearest =
        nearest(names, List.of("Capital Fund Nvida International", "banks"));
    assertThat(nearest.get("Capital Fund Nvida International")).startsWith("nvidia");
    assertThat(nearest.get("banks")).startsWith("bank");
  }

  @Test
  void doesNotMindTheOrderOrRepetitionOfNames() {
    Random random = new Random(1);
    List<Named> given = names(random, 1000);
    List<Named> shuffled = new ArrayList<>(given);
    shuffled.addAll(given.subList(0, 100));
    Collections.shuffle(shuffled, random);
    List<String> references = Stream.generate(() -> name(random)).limit(100).toList();

    assertThat(nearest(shuffled, references)).isEqualTo(nearest(given, references));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithComparingEveryNameOfAFew(long seed) {
    Random random = new Random(seed);
    List<Named> given = names(random, 1 + random.nextInt(50));
    List<String> references = Stream.generate(() -> name(random)).limit(100).toList();

    nearest(given, references)
        .forEach(
            (reference, found) ->
                assertThat(found)
                    .as("seed %s: %s among %s", seed, reference, given)
                    .isEqualTo(comparingAll(given, PartyNames.key(reference))));
  }

  private static List<String> comparingAll(List<Named> names, String reference) {
    Map<String, Double> similarities = new HashMap<>();
    for (Named named : names) {
      String key = PartyNames.key(named.name());
      double similarity = new JaroWinklerSimilarity().apply(reference, key);
      boolean sharing = !Collections.disjoint(blocks(reference), blocks(key));
      if (sharing && similarity >= NearestNames.SIMILAR) {
        similarities.merge(named.party(), similarity, Math::max);
      }
    }
    Comparator<String> bestFirst =
        Comparator.comparing(similarities::get, Comparator.reverseOrder());
    return similarities.keySet().stream()
        .sorted(bestFirst.thenComparing(Utf8Order.INSTANCE))
        .limit(NearestNames.MOST_PROPOSED)
        .toList();
  }

  private static Set<String> blocks(String key) {
    String padded = "  " + key + " ";
    return IntStream.rangeClosed(0, key.length())
        .mapToObj(i -> padded.substring(i, i + 3))
        .collect(toSet());
  }
}
