package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvRecordsTest {
  @TempDir private Path folder;

  @Test
  void readsRecordsInTheOrderOfTheFileWithTheirLines() {
    assertThat(Things.rows(folder, "id,price\na1,5\na2,\na3,-1\n"))
        .map(Things::shown)
        .containsExactly("2 a1", "3 a2", "4 rejected: negative; money flows from payer to payee");
  }

  @Test
  void passesOverAByteOrderMark() {
    List<Row> rows = Things.rows(folder, "\uFEFFid,size\na1,large\n");
    assertThat(rows).map(Things::shown).containsExactly("2 a1");
    assertThat(Things.text(rows.get(0), "size")).isEqualTo("large");
  }

  @Test
  void passesOverAByteOrderMarkBeforeAQuote() {
    assertThat(Things.rows(folder, "\uFEFF\"id\",\"size\"\n\"a1\",\"large\"\n"))
        .map(Things::shown)
        .containsExactly("2 a1");
  }

  @Test
  void readsCrLfLineEnds() {
    List<Row> rows = Things.rows(folder, "id,size\r\na1,large\r\na2,small\r\n");
    assertThat(rows).map(Things::shown).containsExactly("2 a1", "3 a2");
    assertThat(Things.text(rows.get(0), "size")).isEqualTo("large");
  }

  @Test
  void readsALastLineWithoutALineEnd() {
    assertThat(Things.rows(folder, "id,size\na1,large")).map(Things::shown).containsExactly("2 a1");
  }

  @Test
  void readsNewlinesCommasAndQuotesWithinQuotes() {
    List<Row> rows =
        Things.rows(folder, "id,size\n\"a\nb, \"\"c\"\"\",large\n\"d\r\ne\",small\na3,small\n");
    assertThat(rows).map(Things::shown).containsExactly("2 a\nb, \"c\"", "4 d\r\ne", "6 a3");
    assertThat(Things.text(rows.get(0), RecordColumns.RECORD))
        .isEqualTo("\"a\nb, \"\"c\"\"\",large");
  }

  @Test
  void readsACarriageReturnWithinTheLastFieldOfARecord() {
    assertThat(Things.rows(folder, "size,id\nlarge,\"a\rb\"\nsmall,a2\nsmall,\"c\rd\"\n"))
        .map(Things::shown)
        .containsExactly("2 a\rb", "4 a2", "5 c\rd");
  }

  @Test
  void passesOverEmptyLinesButCountsThem() {
    assertThat(Things.rows(folder, "id,size\n\na1,large\n\r\n\na2,small\n\n"))
        .map(Things::shown)
        .containsExactly("3 a1", "6 a2");
  }

  @Test
  void rejectsALineOfCommasAlone() {
    assertThat(Things.rows(folder, "id,size\n,\n"))
        .map(Things::shown)
        .containsExactly("2 rejected: empty");
  }

  @Test
  void hasNoRowsInAFileOfAHeaderAlone() {
    assertThat(Things.rows(folder, "id,size\n")).isEmpty();
    assertThat(Things.rows(folder, "id,size")).isEmpty();
  }

  @Test
  void hasNoRowsInAnEmptyFile() {
    assertThat(Things.rows(folder, "")).isEmpty();
    assertThat(Things.rows(folder, "\n\n")).isEmpty();
  }

  @Test
  void rejectsARecordOfTooFewOrTooManyFieldsAlone() {
    assertThat(Things.rows(folder, "id,size\na1\na2,large,5\na3,large\n"))
        .map(Things::shown)
        .containsExactly(
            "2 rejected: has 1 fields where the header has 2",
            "3 rejected: has 3 fields where the header has 2",
            "4 a3");
  }

  @Test
  void rejectsBytesThatAreNotUtf8() throws IOException {
    Path file = folder.resolve("things.csv");
    Files.write(file, "id,size\né1,large\na2,large\n".getBytes(StandardCharsets.ISO_8859_1));
    List<Row> rows = Things.rows(file);
    assertThat(rows).map(Things::shown).containsExactly("2 rejected: not valid UTF-8", "3 a2");
    assertThat(Things.text(rows.get(0), RecordColumns.COLUMN)).isEqualTo("id");
  }

  @Test
  void unpacksAGzFile() throws IOException {
    Path file = folder.resolve("things.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write("id,size\na1,large\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Things.rows(file)).map(Things::shown).containsExactly("2 a1");
  }

  @Test
  void readsARecordLargerThanAnyBuffer() {
    String large = "x".repeat(100_000);
    assertThat(Things.rows(folder, "id,size\n\"" + large + "\",large\na2,large\n"))
        .map(row -> Things.text(row, "id"))
        .containsExactly(large, "a2");
  }

  @Test
  void endsAfterTheLastRow() throws IOException {
    Path file = Files.writeString(folder.resolve("things.csv"), "id\na1\n");
    InputFile withHeader = Things.headers(file).get(0);
    try (FileRecords records =
        FileRecords.open(
            Things.DATASET, withHeader, new Configuration(), RecordReader.Texts.OF_ALL)) {
      assertThat(Things.shown(records.next())).isEqualTo("2 a1");
      assertThat(records.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(records::next);
    }
  }
}
