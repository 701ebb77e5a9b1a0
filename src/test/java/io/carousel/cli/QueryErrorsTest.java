package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryErrorsTest {
  private static final String QUERY = "SELECT * FROM reporting.scope";

  @TempDir private Path folder;

  @Test
  void reportAWarehouseThatIsNotThereAndMakeNone() {
    Path missing = folder.resolve("missing");
    Invocation.of("sql", QUERY, "--warehouse", missing.toString())
        .failed(3, "'" + missing + "'", "carousel run", "--warehouse");
    assertThat(missing).doesNotExist();
  }

  @Test
  void reportAFileInThePlaceOfAWarehouse() throws IOException {
    Path file = Files.writeString(folder.resolve("warehouse"), "");
    Invocation.of("sql", QUERY, "--warehouse", file.toString()).failed(3, "'" + file + "'");
  }

  @ParameterizedTest
  @CsvSource({"csvs, csv", "tables, table", "JSON, json"})
  void nameTheNearestFormatToAnUnknownOne(String given, String nearest) {
    Invocation.of("sql", QUERY, "--format", given, "--warehouse", folder.toString())
        .failed(
            2,
            "unknown format '" + given + "'",
            "--format",
            "allowed: table, csv, json",
            "did you mean '" + nearest + "'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lake:1"})
  void reportAWarehouseThatIsNoPath(String warehouse) {
    Invocation.of("sql", QUERY, "--warehouse", warehouse).failed(2, "'" + warehouse + "'");
  }
}
