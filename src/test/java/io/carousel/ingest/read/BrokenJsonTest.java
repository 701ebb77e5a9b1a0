package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is no object is rejected alone; an array that is none breaks its file. */
final class BrokenJsonTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a1\"},",
        "{\"id\":\"a1\"} x",
        "{\"id\":\"a1\"}{\"id\":\"a2\"}",
        "{\"id\":007}",
        "{\"id\":'a1'}",
        "{id:\"a1\"}",
        "{\"id\":\"a1\"",
        "{\"id\":\"a",
        "{\"id\":",
        "id,price"
      })
  void rejectsALineThatIsNotOneObjectAlone(String line) {
    List<Row> rows = JsonThings.lines(folder, "{\"id\":\"b1\"}\n" + line + "\n{\"id\":\"b3\"}\n");
    assertThat(rows).hasSize(3);
    assertThat(Things.shown(rows.get(0))).isEqualTo("1 b1");
    assertThat(Things.shown(rows.get(1))).startsWith("2 rejected: not ").contains("JSON");
    assertThat(Things.text(rows.get(1), RecordColumns.COLUMN)).isNull();
    assertThat(Things.text(rows.get(1), RecordColumns.RECORD)).isEqualTo(line);
    assertThat(Things.shown(rows.get(2))).isEqualTo("3 b3");
    assertThat(rows).map(JsonThings::broken).containsOnlyNulls();
  }

  @Test
  void rejectsATruncatedLastLine() {
    List<Row> rows = JsonThings.lines(folder, "{\"id\":\"a1\"}\n{\"id\":\"a2\",\"si");
    assertThat(rows).hasSize(2);
    assertThat(Things.shown(rows.get(1))).startsWith("2 rejected: not valid JSON");
    assertThat(JsonThings.broken(rows.get(1))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"a1\"},",
        "[{\"id\":\"a1\"},{\"id\":\"a2\"}",
        "[{\"id\":\"a1\"},{\"id\":\"a",
        "[{\"id\":\"a1\"}] x",
        "[{\"id\":\"a1\"}]\n[{\"id\":\"a2\"}]"
      })
  void endsWithARowThatReportsAnInvalidArray(String text) {
    List<Row> rows = JsonThings.array(folder, text);
    assertThat(rows).hasSize(2);
    assertThat(Things.shown(rows.get(0))).isEqualTo("1 a1");
    assertThat(JsonThings.broken(rows.get(0))).isNull();
    assertThat(JsonThings.broken(rows.get(1))).startsWith("things.json: ");
    assertThat(Things.text(rows.get(1), RecordColumns.REASON)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"a1\"},{\"id\":007},{\"id\":\"a3\"}]",
        "[{\"id\":\"a1\"},,{\"id\":\"a3\"}]",
        "[{\"id\":\"a1\"},{\"id\":\"b\"} {\"id\":\"c\"},{\"id\":\"a3\"}]",
        "[{\"id\":\"a1\"},[\"],}\\\"\"],{\"id\":\"a3\"}]",
        "[{\"id\":\"a1\"}, 7 ,{\"id\":\"a3\"}]"
      })
  void rejectsAnElementThatIsNotOneObjectAlone(String text) {
    List<Row> rows = JsonThings.array(folder, text);
    assertThat(rows).map(JsonThings::broken).containsOnlyNulls();
    assertThat(rows).hasSize(3);
    assertThat(Things.shown(rows.get(0))).isEqualTo("1 a1");
    assertThat(Things.shown(rows.get(1))).startsWith("2 rejected: not ");
    assertThat(Things.shown(rows.get(2))).isEqualTo("3 a3");
  }

  @Test
  void rejectsWhatACommaBeforeTheEndLeavesOpen() {
    List<Row> rows = JsonThings.array(folder, "[{\"id\":\"a1\"},]");
    assertThat(rows).map(Things::shown).containsExactly("1 a1", "2 rejected: not a JSON object");
  }

  @Test
  void readsNothingFromAnEmptyArray() {
    assertThat(JsonThings.array(folder, "[ ]\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"things.jsonl.gz", "things.json.gz"})
  void endsWithARowThatReportsATruncatedGzFile(String name) throws IOException {
    String objects = "{\"id\":\"a1\"}" + ",\n{\"id\":\"a1\"}".repeat(100);
    String text = name.equals("things.json.gz") ? "[" + objects + "]" : objects;
    byte[] whole = JsonThings.packed(text);
    List<Row> rows = JsonThings.read(folder, name, Arrays.copyOf(whole, whole.length - 9));
    assertThat(JsonThings.broken(rows.get(rows.size() - 1))).startsWith(name + ": ");
  }
}
