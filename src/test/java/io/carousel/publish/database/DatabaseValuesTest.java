package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.jdk.javaapi.CollectionConverters;

/** Values read back are equal to the published ones. */
class DatabaseValuesTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "NULL",
          "\\N",
          "\\.",
          "first\n\\.\nlast",
          "\"",
          "a\"b\"\"c",
          "it's",
          "back\\slash\\",
          "tab\there",
          "line\nfeed",
          "carriage\rreturn\r\n",
          "comma, semicolon; bar|",
          "{braces}",
          "😀 Zürich 日本");

  @TempDir Path folder;

  private static TableSpec table(ColumnType type) {
    return TableSpec.named("r.value", "Values")
        .key("n", ColumnType.LONG, "Their order")
        .optional("v", type, "", "The value")
        .build();
  }

  /** Publishes values, then null, and reads them back in their order, as texts or what is asked. */
  private List<String> readBack(TestDatabase database, ColumnType type, List<?> values, String sql)
      throws SQLException {
    Object[][] rows = new Object[values.size() + 1][];
    for (int i = 0; i < values.size(); i++) {
      rows[i] = new Object[] {(long) i, values.get(i)};
    }
    rows[values.size()] = new Object[] {(long) values.size(), null};
    database.publish(table(type), rows);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT %s FROM r.value ORDER BY n".formatted(sql))) {
      List<String> read = new ArrayList<>();
      while (result.next()) {
        read.add(result.getString(1));
      }
      assertThat(read.remove(read.size() - 1)).isNull();
      return read;
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsOfAllCharacters(TestDatabase.Kind kind) throws SQLException {
    assertThat(readBack(kind.create(folder), ColumnType.STRING, TEXTS, "v")).isEqualTo(TEXTS);
  }

  @ParameterizedTest
  @EnumSource
  void textsAsTheOnlyColumn(TestDatabase.Kind kind) throws SQLException {
    TableSpec single =
        TableSpec.named("r.single", "Texts")
            .optional("v", ColumnType.STRING, "", "The text")
            .build();
    TestDatabase database = kind.create(folder);
    database.publish(
        single,
        new Object[] {"\\."},
        new Object[] {""},
        new Object[] {null},
        new Object[] {"last"});
    assertThat(database.query("SELECT v FROM r.single WHERE v IS NOT NULL ORDER BY v"))
        .containsExactlyInAnyOrder("", "\\.", "last");
    assertThat(database.query("SELECT count(*) FROM r.single")).containsExactly("4");
  }

  @ParameterizedTest
  @EnumSource
  void nulIsReplacedWhereTheDatabaseHasNoneAndSurrogatesAreAlways(TestDatabase.Kind kind)
      throws SQLException {
    assertThat(
            readBack(
                kind.create(folder),
                ColumnType.STRING,
                List.of("nul\0nul", "high\uD83D", "\uDE00low", "\uDE00\uD83D"),
                "v"))
        .containsExactly(
            kind.choose("nul\uFFFDnul", "nul\0nul"), "high\uFFFD", "\uFFFDlow", "\uFFFD\uFFFD");
  }

  @ParameterizedTest
  @EnumSource
  void wholeNumbersAndTruths(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = kind.create(folder);
    assertThat(
            readBack(database, ColumnType.LONG, List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE), "v"))
        .containsExactly("-9223372036854775808", "-1", "9223372036854775807");
    assertThat(
            readBack(
                kind.create(folder.resolve("truths")),
                ColumnType.BOOLEAN,
                List.of(true, false),
                "CASE WHEN v THEN 'yes' WHEN NOT v THEN 'no' END"))
        .containsExactly("yes", "no");
  }

  @ParameterizedTest
  @EnumSource
  void doublesBitForBit(TestDatabase.Kind kind) throws SQLException {
    List<Double> doubles =
        List.of(
            0.1,
            -0.0,
            1e-300,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    List<String> read = readBack(kind.create(folder), ColumnType.DOUBLE, doubles, "v");
    assertThat(read.stream().map(Double::valueOf).toList()).isEqualTo(doubles);
  }

  @ParameterizedTest
  @EnumSource
  void decimalsOfAllDigits(TestDatabase.Kind kind) throws SQLException {
    List<String> money =
        List.of("999999999999999999999999999999999999.99", "-0.01", "0.00", "12.30");
    assertThat(
            readBack(
                kind.create(folder),
                ColumnType.MONEY,
                money.stream().map(BigDecimal::new).toList(),
                "v"))
        .isEqualTo(money);
    List<String> decimals =
        List.of("-99999999999999999999.999999999999999999", "0.000000000000000001");
    assertThat(
            readBack(
                kind.create(folder.resolve("decimals")),
                ColumnType.DECIMAL,
                decimals.stream().map(BigDecimal::new).toList(),
                "CAST(v AS varchar)"))
        .isEqualTo(decimals);
  }

  @ParameterizedTest
  @EnumSource
  void daysFarBackAndAhead(TestDatabase.Kind kind) throws SQLException {
    List<String> days =
        List.of("0001-01-01", "1582-10-04", "1582-10-15", "1970-01-01", "2024-02-29", "9999-12-31");
    List<Date> dates = days.stream().map(LocalDate::parse).map(DatabaseValuesTest::date).toList();
    assertThat(readBack(kind.create(folder), ColumnType.DATE, dates, "CAST(v AS varchar)"))
        .isEqualTo(days);
    List<LocalDate> farther = List.of(LocalDate.of(12345, 6, 7), LocalDate.of(-43, 3, 15));
    assertThat(
            readBack(
                kind.create(folder.resolve("farther")),
                ColumnType.DATE,
                farther.stream().map(DatabaseValuesTest::date).toList(),
                "v - CAST('1970-01-01' AS date)"))
        .isEqualTo(farther.stream().map(day -> String.valueOf(day.toEpochDay())).toList());
  }

  /** As Spark's rows have it. */
  private static Date date(LocalDate day) {
    return DateTimeUtils.toJavaDate(Math.toIntExact(day.toEpochDay()));
  }

  @ParameterizedTest
  @EnumSource
  void instantsToTheMicrosecond(TestDatabase.Kind kind) throws SQLException {
    List<Long> micros = List.of(1_234_567_890_123_456L, -1L, 0L, -62_135_596_800_000_000L);
    List<Timestamp> timestamps = micros.stream().map(DateTimeUtils::toJavaTimestamp).toList();
    List<String> read =
        readBack(
            kind.create(folder),
            ColumnType.TIMESTAMP,
            timestamps,
            kind.choose("(extract(epoch FROM v) * 1000000)::bigint", "epoch_us(v)"));
    assertThat(read.stream().map(Long::valueOf).toList()).isEqualTo(micros);
  }

  @ParameterizedTest
  @EnumSource
  void lists(TestDatabase.Kind kind) throws SQLException {
    List<String> withNull = Arrays.asList("NULL", null, "null", "");
    TestDatabase database = kind.create(folder);
    List<String> read =
        readBack(
            database,
            ColumnType.LIST,
            List.of(seq(TEXTS), seq(List.of()), seq(withNull)),
            kind.choose("array_length(v, 1)", "len(v)"));
    // An empty array of PostgreSQL has no length.
    assertThat(read).containsExactly("" + TEXTS.size(), kind.choose(null, "0"), "4");
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(database.query("SELECT v[%d] FROM r.value WHERE n = 0".formatted(i + 1)))
          .containsExactly(TEXTS.get(i));
    }
    assertThat(database.query("SELECT v[1], v[2] IS NULL, v[3], v[4] FROM r.value WHERE n = 2"))
        .containsExactly(kind.choose("NULL|t|null|", "NULL|true|null|"));
  }

  @ParameterizedTest
  @EnumSource
  void mapsOfTexts(TestDatabase.Kind kind) throws SQLException {
    Map<String, String> map = new LinkedHashMap<>();
    TEXTS.forEach(text -> map.put(text, text));
    map.put("none", null);
    TestDatabase database = kind.create(folder);
    List<String> sizes =
        readBack(
            database,
            ColumnType.TEXTS,
            List.of(CollectionConverters.asScala(map), CollectionConverters.asScala(Map.of())),
            kind.choose(
                "CASE WHEN v IS NOT NULL THEN (SELECT count(*) FROM jsonb_object_keys(v)) END",
                "cardinality(v)"));
    assertThat(sizes).containsExactly("" + map.size(), "0");
    for (String text : TEXTS) {
      String key = Quoted.text(text);
      assertThat(
              database.query(
                  kind.choose("SELECT v ->> ", "SELECT v[")
                      + key
                      + kind.choose("", "]")
                      + " FROM r.value WHERE n = 0"))
          .containsExactly(text);
    }
    assertThat(
            database.query(
                kind.choose(
                    "SELECT v -> 'none' = 'null', v ? 'none' FROM r.value WHERE n = 0",
                    "SELECT v['none'] IS NULL, map_contains(v, 'none') FROM r.value WHERE n = 0")))
        .containsExactly(kind.choose("t|t", "true|true"));
  }

  @ParameterizedTest
  @EnumSource
  void mapsOfNumbers(TestDatabase.Kind kind) throws SQLException {
    List<Object> counts = List.of(CollectionConverters.asScala(Map.of("most", Long.MAX_VALUE)));
    String value = kind.choose("v -> 'most'", "v['most']");
    assertThat(readBack(kind.create(folder), ColumnType.COUNTS, counts, value))
        .containsExactly("9223372036854775807");
    List<Object> numbers =
        List.of(
            CollectionConverters.asScala(Map.of("x", 0.5)),
            CollectionConverters.asScala(Map.of("x", Double.NaN)));
    assertThat(
            readBack(
                kind.create(folder.resolve("numbers")),
                ColumnType.NUMBERS,
                numbers,
                kind.choose("v ->> 'x'", "v['x']")))
        .containsExactly("0.5", "NaN");
  }

  private static scala.collection.Seq<String> seq(List<String> texts) {
    return CollectionConverters.asScala(texts);
  }
}
