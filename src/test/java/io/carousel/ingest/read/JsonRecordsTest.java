package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.read.JsonThings.Form;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of JSON records; those of an array as those of lines, wherever both can be read. */
final class JsonRecordsTest {
  @TempDir private Path folder;

  private static String fault(Row row) {
    return String.join(
        " | ",
        String.valueOf(Things.text(row, RecordColumns.COLUMN)),
        String.valueOf(Things.text(row, RecordColumns.VALUE)),
        String.valueOf(Things.reason(row)));
  }

  @Test
  void readsAnObjectALineWithItsLine() {
    assertThat(
            JsonThings.lines(
                folder,
                "{\"id\":\"a1\",\"price\":5}\n{\"size\":\"large\",\"id\":\"a2\"}\n{\"id\":\"a3\"}"))
        .map(Things::shown)
        .containsExactly("1 a1", "2 a2", "3 a3");
  }

  @Test
  void readsCrLfLineEndsAndPassesOverAByteOrderMark() {
    List<Row> rows =
        JsonThings.lines(folder, "\uFEFF{\"id\":\"a1\",\"size\":\"large\"}\r\n{\"id\":\"a2\"}\r\n");
    assertThat(rows).map(Things::shown).containsExactly("1 a1", "2 a2");
    assertThat(Things.text(rows.get(0), RecordColumns.RECORD))
        .isEqualTo("{\"id\":\"a1\",\"size\":\"large\"}");
  }

  @Test
  void passesOverBlankLinesButCountsThem() {
    assertThat(JsonThings.lines(folder, "\n  \r\n\t{\"id\":\"a1\"}\n\n \t\n{\"id\":\"a2\"}\n\n"))
        .map(Things::shown)
        .containsExactly("3 a1", "6 a2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"a1\"},{\"id\":\"a2\",\"size\":\"large\"}]",
        "\uFEFF[{\"id\":\"a1\"},{\"id\":\"a2\",\"size\":\"large\"}]\r\n",
        " \n\t\r\n [\n  {\n    \"id\": \"a1\"\n  },\n  {\n    \"id\": \"a2\",\n"
            + "    \"size\": \"large\"\n  }\n]\n\n "
      })
  void readsAnArrayCompactOrPrettyWithTheNumbersOfItsElements(String text) {
    List<Row> rows = JsonThings.array(folder, text);
    assertThat(rows).map(Things::shown).containsExactly("1 a1", "2 a2");
    assertThat(Things.text(rows.get(1), "size")).isEqualTo("large");
    // As it is written, line breaks and all.
    assertThat(Things.text(rows.get(1), RecordColumns.RECORD).replaceAll("\\s", ""))
        .isEqualTo("{\"id\":\"a2\",\"size\":\"large\"}");
  }

  @Test
  void readsLinesInAJsonFileAndAnArrayInAJsonlFile() {
    assertThat(JsonThings.array(folder, "{\"id\":\"a1\"}\n{\"id\":\"a2\"}\n"))
        .map(Things::shown)
        .containsExactly("1 a1", "2 a2");
    assertThat(JsonThings.lines(folder, "[{\"id\":\"a1\"}]"))
        .map(Things::shown)
        .containsExactly("1 a1");
  }

  @Test
  void unpacksGzFilesOfBothForms() throws IOException {
    assertThat(
            JsonThings.read(
                folder, "things.jsonl.gz", JsonThings.packed("{\"id\":\"a1\"}\n{\"id\":\"a2\"}\n")))
        .map(Things::shown)
        .containsExactly("1 a1", "2 a2");
    assertThat(
            JsonThings.read(
                folder, "things.json.gz", JsonThings.packed("[{\"id\":\"a1\"},\n{\"id\":\"a2\"}]")))
        .map(Things::shown)
        .containsExactly("1 a1", "2 a2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", " \t", "[]", "[ \n ]\n"})
  void hasNoRowsInAnEmptyFile(String text) {
    assertThat(JsonThings.array(folder, text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void readsEveryTypeAndTakesNullForEmpty(Form form) {
    List<Row> rows =
        form.rows(
            folder,
            "{\"id\":true,\"price\":null,\"made_on\":\"2025-11-08\",\"size\":null}",
            "{\"id\":\"é \\u00e9\\n\\\"\",\"price\":\"12.50\"}",
            "{\"id\":null}",
            "{}");
    assertThat(rows)
        .map(Things::shown)
        .containsExactly("1 true", "2 é é\n\"", "3 rejected: empty", "4 rejected: empty");
    assertThat(Things.text(rows.get(0), "made_on")).isEqualTo("2025-11-08");
    assertThat(Things.value(rows.get(0), "price")).isNull();
    assertThat(Things.text(rows.get(0), "size")).isEqualTo("small");
    assertThat((BigDecimal) Things.value(rows.get(1), "price")).isEqualByComparingTo("12.50");
  }

  @ParameterizedTest
  @CsvSource({
    "LINES, 1.10", "ARRAY, 1.10",
    "LINES, 1e3", "ARRAY, 1e3",
    "LINES, 1e400", "ARRAY, 1e400",
    "LINES, -0", "ARRAY, -0",
    "LINES, 0.1000000000000000055", "ARRAY, 0.1000000000000000055",
    "LINES, 12345678901234567890123", "ARRAY, 12345678901234567890123"
  })
  void keepsNumericIdsVerbatim(Form form, String number) {
    assertThat(form.rows(folder, "{\"id\":" + number + "}"))
        .map(Things::shown)
        .containsExactly("1 " + number);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void losesNoDigitOfANumber(Form form) {
    // Both have more digits than a double holds.
    List<Row> rows =
        form.rows(
            folder,
            "{\"id\":\"a1\",\"price\":12345678901234567890.123456789012345678}",
            "{\"id\":\"a2\",\"price\":9007199254740993.01}");
    assertThat(rows)
        .map(row -> (BigDecimal) Things.value(row, "price"))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("12345678901234567890.123456789012345678"),
            new BigDecimal("9007199254740993.01"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void showsTheTextOfARecordAsItIsWritten(Form form) {
    String record = "{\"id\":\"a1\",\"price\":1.10,\"size\":\"huge\"}";
    List<Row> rows = form.rows(folder, record);
    assertThat(rows)
        .map(JsonRecordsTest::fault)
        .containsExactly("size | huge | must be one of small, large");
    assertThat(Things.text(rows.get(0), RecordColumns.RECORD)).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource({
    "LINES, 1e400, more than 20 digits before the point",
    "ARRAY, 1e400, more than 20 digits before the point",
    "LINES, -1.50, negative; money flows from payer to payee",
    "ARRAY, -1.50, negative; money flows from payer to payee",
    "LINES, NaN, not a number like 1250000.50",
    "ARRAY, NaN, not a number like 1250000.50",
    "LINES, -Infinity, not a number like 1250000.50",
    "ARRAY, -Infinity, not a number like 1250000.50",
    "LINES, true, not a number like 1250000.50",
    "ARRAY, true, not a number like 1250000.50"
  })
  void rejectsOnlyTheRecordOfABadNumberAndNamesItsColumn(Form form, String number, String reason) {
    List<Row> rows =
        form.rows(
            folder, "{\"id\":\"a1\",\"price\":" + number + "}", "{\"id\":\"a2\",\"price\":1}");
    assertThat(rows).map(Things::shown).containsExactly("1 rejected: " + reason, "2 a2");
    assertThat(fault(rows.get(0))).isEqualTo("price | " + number + " | " + reason);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void rejectsANestedValueOfAColumnButPassesOverOneOfAnother(Form form) {
    List<Row> rows =
        form.rows(
            folder,
            "{\"id\":\"a1\",\"price\":{\"amount\":5,\"id\":\"b\"},\"size\":\"large\"}",
            "{\"id\":\"a2\",\"price\":[1,[2]]}",
            "{\"id\":\"a3\",\"colour\":{\"red\":[1,{\"id\":\"b\"}]},\"tags\":[\"x\"]}");
    assertThat(rows)
        .map(Things::shown)
        .containsExactly(
            "1 rejected: nested; a text or a number is expected",
            "2 rejected: nested; a text or a number is expected",
            "3 a3");
    assertThat(rows.subList(0, 2))
        .map(r -> Things.text(r, RecordColumns.COLUMN))
        .containsOnly("price");
    assertThat(Things.value(rows.get(2), RecordColumns.IGNORED))
        .isEqualTo(List.of("colour", "tags"));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void namesUnknownMembersAsIgnored(Form form) {
    List<Row> rows =
        form.rows(
            folder, "{\"weight\":1,\"id\":\"a1\",\"ID\":2,\"colour\":null}", "{\"id\":\"a2\"}");
    assertThat(rows).map(Things::shown).containsExactly("1 a1", "2 a2");
    assertThat(rows)
        .map(row -> Things.value(row, RecordColumns.IGNORED))
        .containsExactly(List.of("ID", "colour", "weight"), null);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void rejectsARecordThatNamesAMemberTwice(Form form) {
    List<Row> rows = form.rows(folder, "{\"id\":\"a1\",\"id\":\"a2\"}", "{\"id\":\"a3\"}");
    assertThat(rows)
        .map(Things::shown)
        .element(0)
        .asString()
        .startsWith("1 rejected: not valid JSON");
    assertThat(rows).map(Things::shown).element(1).isEqualTo("2 a3");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void rejectsAnythingButAnObject(Form form) {
    List<Row> rows = form.rows(folder, "{\"id\":\"a1\"}", "[\"a2\"]", "\"a3\"", "4", "null");
    assertThat(rows)
        .map(Things::shown)
        .containsExactly(
            "1 a1",
            "2 rejected: not a JSON object",
            "3 rejected: not a JSON object",
            "4 rejected: not a JSON object",
            "5 rejected: not a JSON object");
    assertThat(rows)
        .map(row -> Things.text(row, RecordColumns.RECORD))
        .containsExactly("{\"id\":\"a1\"}", "[\"a2\"]", "\"a3\"", "4", "null");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void rejectsOnlyTheRecordThatIsNotUtf8(Form form) {
    List<Row> rows =
        form.rows(folder, StandardCharsets.ISO_8859_1, "{\"id\":\"\u00e9\"}", "{\"id\":\"a2\"}");
    assertThat(rows).map(Things::shown).containsExactly("1 rejected: not valid UTF-8", "2 a2");
    assertThat(Things.text(rows.get(0), RecordColumns.COLUMN)).isEqualTo("id");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void readsAStringOfAMegabyteAndCutsTheTextOfItsRecord(Form form) {
    String large = "x".repeat(1 << 20);
    List<Row> rows =
        form.rows(folder, "{\"id\":\"" + large + "\"}", "{\"price\":-1,\"id\":\"" + large + "\"}");
    assertThat(rows).map(row -> Things.text(row, "id")).containsExactly(large, large);
    assertThat(fault(rows.get(1)))
        .isEqualTo("price | -1 | negative; money flows from payer to payee");
    assertThat(Things.text(rows.get(1), RecordColumns.RECORD))
        .isEqualTo("{\"price\":-1,\"id\":\"" + "x".repeat(1_000 - 18));
  }
}
