package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordReaderTest {
  private static final List<String> HEADER = List.of("id", "made_on", "price", "size");

  private static Row read(List<String> header, String... fields) {
    InputFile file =
        InputFile.of("nowhere/things.csv", "things.csv", 0).with(FileFormat.CSV, header);
    return new RecordReader(Things.DATASET, file, RecordReader.Texts.OF_ALL)
        .read(List.of(fields), 7);
  }

  private static Row read(String... fields) {
    return read(HEADER, fields);
  }

  private static void assertAccepted(Row row) {
    assertThat(Things.reason(row)).isNull();
    assertThat(Things.text(row, RecordColumns.COLUMN)).isNull();
    assertThat(Things.text(row, RecordColumns.VALUE)).isNull();
    assertThat(Things.text(row, RecordColumns.BROKEN)).isNull();
  }

  private static void assertRejected(Row row, String column, String value, String reason) {
    assertThat(Things.text(row, RecordColumns.COLUMN)).isEqualTo(column);
    assertThat(Things.text(row, RecordColumns.VALUE)).isEqualTo(value);
    assertThat(Things.reason(row)).isEqualTo(reason);
    assertThat(Things.text(row, RecordColumns.BROKEN)).isNull();
  }

  @Test
  void readsEveryFieldAsTheTypeOfItsColumn() {
    Row row = read("a1", "2025-11-08", "12.50", "large");
    assertAccepted(row);
    assertThat(Things.value(row, "id")).isEqualTo("a1");
    assertThat(Things.value(row, "made_on")).isEqualTo(LocalDate.parse("2025-11-08"));
    assertThat((BigDecimal) Things.value(row, "price")).isEqualByComparingTo("12.50");
    assertThat(Things.value(row, "size")).isEqualTo("large");
  }

  @Test
  void reportsFileLineAndText() {
    Row row = read("a1", "2025-11-08", "12.50", "large");
    assertThat(Things.text(row, RecordColumns.FILE)).isEqualTo("things.csv");
    assertThat(Things.value(row, RecordColumns.LINE)).isEqualTo(7L);
    assertThat(Things.text(row, RecordColumns.RECORD)).isEqualTo("a1,2025-11-08,12.50,large");
  }

  @Test
  void quotesTheTextWhereItNeedsQuotes() {
    Row row = read("a \"b\", c\nd", "", "", "");
    assertThat(Things.text(row, RecordColumns.RECORD)).isEqualTo("\"a \"\"b\"\", c\nd\",,,");
  }

  @Test
  void leavesEmptyFieldsNullOrAtTheirDefault() {
    Row row = read("a1", "", "  ", "");
    assertAccepted(row);
    assertThat(Things.value(row, "made_on")).isNull();
    assertThat(Things.value(row, "price")).isNull();
    assertThat(Things.value(row, "size")).isEqualTo("small");
  }

  @Test
  void leavesAbsentColumnsNullOrAtTheirDefault() {
    Row row = read(List.of("id"), "a1");
    assertAccepted(row);
    assertThat(Things.value(row, "price")).isNull();
    assertThat(Things.value(row, "size")).isEqualTo("small");
  }

  @Test
  void bindsColumnsByNameAndPassesOverUnknownOnes() {
    Row row = read(List.of("colour", "size", "id"), "red", "large", "a1");
    assertAccepted(row);
    assertThat(Things.value(row, "id")).isEqualTo("a1");
    assertThat(Things.value(row, "size")).isEqualTo("large");
    assertThat(Things.text(row, RecordColumns.RECORD)).isEqualTo("red,large,a1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void rejectsAnEmptyFieldThatIsRequired(String empty) {
    assertRejected(read(empty, "", "5", ""), "id", empty, "empty");
  }

  @Test
  void rejectsAValueThatIsNotAllowedAndListsThose() {
    assertRejected(read("a1", "", "", "huge"), "size", "huge", "must be one of small, large");
    assertRejected(read("a1", "", "", "Large"), "size", "Large", "must be one of small, large");
  }

  @Test
  void namesTheFirstFailingColumnInDeclaredOrder() {
    Row row = read(List.of("size", "price", "made_on", "id"), "huge", "-1", "yesterday", "a1");
    assertRejected(row, "made_on", "yesterday", "not a date like 2025-12-31");
  }

  @Test
  void rejectsTooFewAndTooManyFieldsAsAWhole() {
    assertRejected(
        read("a1", "2025-11-08", "5"), null, null, "has 3 fields where the header has 4");
    assertRejected(
        read("a1", "2025-11-08", "5", "large", ""),
        null,
        null,
        "has 5 fields where the header has 4");
  }

  @Test
  void rejectsTextThatWasNotUtf8() {
    assertRejected(read("a\uFFFD1", "", "", ""), "id", "a\uFFFD1", "not valid UTF-8");
  }

  @Test
  void cutsRecordAndValueAtAThousandCharacters() {
    String long1 = "x".repeat(1_200);
    Row row = read(long1, "", long1, "");
    assertRejected(row, "price", "x".repeat(1_000), "not a number like 1250000.50");
    assertThat(Things.text(row, RecordColumns.RECORD)).isEqualTo("x".repeat(1_000));
  }

  @Test
  void keepsATextOfAThousandCharactersWhole() {
    Row row = read(List.of("id"), "x".repeat(1_000));
    assertAccepted(row);
    assertThat(Things.text(row, RecordColumns.RECORD)).isEqualTo("x".repeat(1_000));
  }

  @Test
  void keepsALongValueOfAnAcceptedRecordWhole() {
    Row row = read(List.of("id"), "x".repeat(1_200));
    assertAccepted(row);
    assertThat(Things.text(row, "id")).hasSize(1_200);
  }

  @Test
  void startsEveryRecordAfresh() {
    InputFile file =
        InputFile.of("nowhere/things.csv", "things.csv", 0).with(FileFormat.CSV, HEADER);
    RecordReader reader = new RecordReader(Things.DATASET, file, RecordReader.Texts.OF_ALL);
    reader.read(List.of("a1", "2025-11-08", "x", "large"), 2);
    Row second = reader.read(List.of("a2", "", "", ""), 3);
    assertAccepted(second);
    assertThat(Things.text(second, RecordColumns.RECORD)).isEqualTo("a2,,,");
    assertThat(Things.value(second, "made_on")).isNull();
  }
}
