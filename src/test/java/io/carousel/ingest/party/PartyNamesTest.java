package io.carousel.ingest.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PartyNamesTest {
  /** Words of two letters or more, of several scripts; none is a legal form or "and". */
  private static final List<String> WORDS =
      List.of(
          "nvidia",
          "Straße",
          "Møller",
          "ŁÓDŹ",
          "L'Oréal",
          "İstanbul",
          "ısı",
          "Œuvre",
          "7eleven",
          "the",
          "Газпром",
          "Алёнка",
          "ΟΔΟΣ",
          "鸿海精密",
          "أرامكو",
          "ガス",
          "ﾎﾝﾀﾞ",
          "한국",
          "टाटा");

  private static final List<String> GAPS =
      List.of(
          " ", "  ", ".", ". ", "-", " - ", ", ", "_", "/", " (", ") ", "\t", "!", ": ", "\u00a0",
          "・");

  private static final List<String> ENDS =
      List.of(" Inc.", ", Ltd", " & Co. KG", " S.A.", " A/S", " de C.V.", " GmbH", " (Pty) Ltd.");

  /** What a text may be made of, sense aside. */
  private static final List<String> PIECES =
      Stream.of(
              WORDS,
              GAPS,
              ENDS,
              List.of("a", "S", "É", "and", ".", "'", "&", "+", "co", "\u0301", "\u0e31"),
              List.of(
                  "\u200d", "ß", "ǆ", "½", "™", "ᄀ", "ᅡ", "\u3099", "カ", "😀", "\ud800", "Ⅷ", "´"))
          .flatMap(List::stream)
          .toList();

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static String some(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String anything(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(some(random, PIECES));
    }
    return text.toString();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nvidia | nvidia",
        "NVIDIA Corp. | nvidia",
        "Nvidia Corporation | nvidia",
        "  NVIDIA\u00a0Corporation\u200b | nvidia",
        "Nvidia™ Corp | nvidia",
        "L'Oréal S.A. | loreal",
        "L’Oréal SA | loreal",
        "L´Oreal S. A. | loreal",
        "Société Générale SA | societe generale",
        "Societe Generale | societe generale",
        "Socie\u0301te\u0301 Ge\u0301ne\u0301rale | societe generale",
        "Nestlé AG | nestle",
        "A.P. Møller - Mærsk A/S | ap moller maersk",
        "AP Moller-Maersk | ap moller maersk",
        "A.P.Møller Mærsk AS | ap moller maersk",
        "Amazon.com, Inc. | amazon com",
        "AMAZON COM INC | amazon com",
        "C3.ai, Inc. | c3 ai",
        "AT&T | at and t",
        "AT & T Inc. | at and t",
        "AT and T | at and t",
        "Yahoo! | yahoo",
        "Yahoo Inc | yahoo",
        "Moody's Corporation | moodys",
        "Deutsche Telekom AG | deutsche telekom",
        "Münchener Rück | munchener ruck",
        "Orlen Spółka | orlen spolka",
        "Foxconn | foxconn",
        "Hon Hai Precision Industry Co., Ltd. | hon hai precision industry",
        "Taiwan Semiconductor Manufacturing Company Limited | taiwan semiconductor manufacturing",
        "SoftBank Group Corp. | softbank group",
        "BlackRock Capital Holdings LLC | blackrock capital holdings",
        "The Home Depot | the home depot",
        "7-Eleven | 7 eleven",
        "ＮＴＴ ＤＡＴＡ | ntt data",
      })
  void unifiesSpellingsOfAName(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "U.S. Steel | us steel",
        "U.S Steel | us steel",
        "J.P. Morgan | jp morgan",
        "J. P. Morgan | j p morgan",
        "St. Gobain | st gobain",
        "X.AI | x ai",
        "Web 2.0 | web 2 0",
        "1.A Pharma | 1 a pharma",
        "A..B | a b",
        ".NET Foundation | net foundation",
        "É.D.F. | edf",
        "L.L.C. | llc"
      })
  void takesDotsAwayOnlyAfterSingleLetters(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Johnson + Johnson | johnson and johnson",
        "1&1 AG | 1 and 1",
        "A && B | a and b",
        "& Other Stories | other stories",
        "Disney+ | disney",
        "Disney+ Inc. | disney"
      })
  void readsAnAmpersandOrPlusAsAWordOnlyBetweenWords(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Acme Inc",
        "Acme, Incorporated",
        "Acme Co.,Ltd.",
        "Acme & Company",
        "Acme L.L.C.",
        "Acme LLP",
        "Acme P.L.C.",
        "Acme PBC",
        "Acme S.A.S.",
        "Acme S.à r.l.",
        "Acme S.A.R.L.",
        "Acme S.p.A.",
        "Acme S. p. A.",
        "Acme Srl",
        "Acme SA/NV",
        "Acme GmbH & Co. KG",
        "Acme AG + Co. KGaA",
        "Acme SE",
        "Acme N.V.",
        "Acme B.V.",
        "Acme AB (publ)",
        "Acme ASA",
        "Acme Oyj",
        "Acme ApS",
        "Acme A.Ş.",
        "Acme Pte. Ltd.",
        "Acme (Pty) Ltd",
        "Acme Pvt. Ltd.",
        "Acme Private Limited",
        "Acme (Private) Ltd.",
        "Acme K.K.",
        "Acme Sdn. Bhd.",
        "Acme PJSC",
        "Acme S.A.B. de C.V.",
        "Acme S. de R.L. de C.V.",
        "Acme Public Company Limited",
        "Acme Sp. z o.o.",
        "Acme s.r.o."
      })
  void leavesLegalFormsOut(String name) {
    assertThat(PartyNames.key(name)).isEqualTo("acme");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Co, co",
    "Inc., inc",
    "'Company, Limited', company",
    "GmbH & Co. KG, gmbh",
    "and Co, and",
    "S.A., sa"
  })
  void keepsTheFirstWordEvenOfALegalForm(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "Blackstone Private, blackstone private",
    "SE Asia Fund, se asia fund",
    "Limited Brands Inc, limited brands",
    "Black and, black and",
    "Incyte, incyte"
  })
  void keepsWhatOnlyLooksLikeALegalForm(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "鸿海精密工业股份有限公司, 鸿海精密工业股份有限公司",
    "华为（深圳）, 华为 深圳",
    "阿里巴巴 Ltd., 阿里巴巴",
    "二〇二〇, 二〇二〇",
    "أرامكو السعودية, أرامكو السعودية",
    "ПАО «Газпром», пао газпром",
    "Лукойл, лукоил",
    "ﾎﾝﾀﾞ, ホンダ",
    "삼성전자, 삼성전자",
    "टाटा, टाटा"
  })
  void keepsTheLettersOfOtherScripts(String name, String key) {
    assertThat(PartyNames.key(name)).isEqualTo(key);
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", " ", "!!!", "&", "...", "'", "\u200b", "\u0301", "😀", "（）"})
  void hasNothingForATextWithoutLettersAndDigits(String name) {
    assertThat(PartyNames.key(name)).isEmpty();
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> PartyNames.key(null));
  }

  @Test
  void doesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(PartyNames.key("INTEL Inc")).isEqualTo("intel");
      assertThat(PartyNames.key("İNTEL Inc")).isEqualTo("intel");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hasTheSameKeyForAKeyWhicheverTheCharacter() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(c -> "x" + Character.toString(c) + "y")
                .filter(text -> !isOwnKey(PartyNames.key(text))))
        .isEmpty();
  }

  private static boolean isOwnKey(String key) {
    return PartyNames.key(key).equals(key);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hasTheSameKeyForAKey(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text = anything(random);
      String key = PartyNames.key(text);
      assertThat(PartyNames.key(key)).as("seed %s: %s", seed, text).isEqualTo(key);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hasSingleSpacesBetweenWordsOnly(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text = anything(random);
      assertThat(PartyNames.key(text))
          .as("seed %s: %s", seed, text)
          .isEqualTo(PartyNames.key(text).strip())
          .doesNotContain("  ");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesNotMindCases(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text = anything(random);
      String key = PartyNames.key(text);
      assertThat(PartyNames.key(text.toUpperCase(Locale.ROOT)))
          .as("seed %s: %s", seed, text)
          .isEqualTo(key);
      assertThat(PartyNames.key(text.toLowerCase(Locale.ROOT)))
          .as("seed %s: %s", seed, text)
          .isEqualTo(key);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void doesNotMindPunctuationAndLegalForms(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      StringBuilder plain = new StringBuilder(some(random, WORDS));
      StringBuilder dressed = new StringBuilder(some(random, GAPS)).append(plain);
      for (int words = random.nextInt(4); words > 0; words--) {
        String word = some(random, WORDS);
        plain.append(' ').append(word);
        dressed.append(some(random, GAPS)).append(word);
      }
      String text = dressed + some(random, ENDS) + some(random, GAPS);
      assertThat(PartyNames.key(text))
          .as("seed %s: %s", seed, text)
          .isEqualTo(PartyNames.key(plain.toString()));
    }
  }
}
