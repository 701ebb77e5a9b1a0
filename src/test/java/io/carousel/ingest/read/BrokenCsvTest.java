package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenCsvTest {
  private static final String MALFORMED = "rejected: text after a closing quote";

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static String broken(Row row) {
    return Things.text(row, RecordColumns.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,size\na1,large\n\"a2,large\na3,small\n",
        "id,size\r\na1,large\r\na2,\"large\r\na3,small\r\n",
        "id,size\na1,large\na2,\"", // the file ends with the quote
        "id,size\na1,large\n\"a2\",\"a \"\"b\"\"\n\"\"c\n"
      })
  void endsWithARowThatNamesTheLineOfAnUnclosedQuote(String csv) {
    List<Row> rows = Things.rows(folder, csv);
    assertThat(rows).hasSize(2);
    assertThat(Things.shown(rows.get(0))).isEqualTo("2 a1");
    assertThat(broken(rows.get(0))).isNull();
    assertThat(broken(rows.get(1))).isEqualTo("things.csv: the quote on line 3 is never closed");
    assertThat(Things.text(rows.get(1), RecordColumns.REASON)).isNotNull();
  }

  @Test
  void namesTheLineOfTheQuoteNotOfItsRecord() {
    List<Row> rows = Things.rows(folder, "id,size\n\"a\nb\",\"large\nc,d\n");
    assertThat(rows)
        .map(BrokenCsvTest::broken)
        .containsExactly("things.csv: the quote on line 3 is never closed");
  }

  @Test
  void readsAQuoteThatIsClosedAtTheVeryEnd() {
    assertThat(Things.rows(folder, "id,size\na1,\"large\""))
        .map(Things::shown)
        .containsExactly("2 a1");
    assertThat(Things.rows(folder, "id,size\na1,\"\"")).map(Things::shown).containsExactly("2 a1");
  }

  @Test
  void rejectsARecordWithTextAfterAClosingQuoteAlone() {
    List<Row> rows =
        Things.rows(folder, "id,size\na1,large\n\"a2\"x,large\n\"a\n3\",\"large\" \na4,small\n");
    assertThat(rows)
        .map(Things::shown)
        .containsExactly("2 a1", "3 " + MALFORMED, "4 " + MALFORMED, "6 a4");
    assertThat(rows).map(BrokenCsvTest::broken).containsOnlyNulls();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void rejectsExactlyTheMalformedRecordsWithAnyRecordsBetween(long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("id,size\r\n");
    boolean[] malformed = new boolean[300];
    for (int i = 0; i < malformed.length; i++) {
      malformed[i] = random.nextInt(5) == 0;
      String size = random.nextBoolean() ? "\"large\"" : "large";
      csv.append(i).append(malformed[i] ? ",\"large\"x" : "," + size);
      csv.append(List.of("\n", "\r\n", "\n\n", "\r\n\r\n").get(random.nextInt(4)));
    }
    List<Row> rows = Things.rows(folder, csv.toString());
    assertThat(rows).hasSize(malformed.length);
    for (int i = 0; i < malformed.length; i++) {
      assertThat(Things.shown(rows.get(i)).contains(MALFORMED))
          .as("record %d", i)
          .isEqualTo(malformed[i]);
    }
  }

  @Test
  void endsWithARowThatReportsATruncatedGzFile() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(packed)) {
      Random random = new Random(1);
      packing.write("id,size\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 20_000; i++) {
        packing.write((random.nextLong() + ",large\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    Path file = folder.resolve("things.csv.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    List<Row> rows = Things.rows(file);
    assertThat(rows).hasSizeGreaterThan(1_000);
    assertThat(rows.subList(0, rows.size() - 1)).map(BrokenCsvTest::broken).containsOnlyNulls();
    assertThat(broken(rows.get(rows.size() - 1))).startsWith("things.csv.gz: ");
  }
}
