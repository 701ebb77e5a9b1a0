package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TablesCommandTest {

  /** Views are also listed, after the tables. */
  static List<TableSpec> tables() {
    return Stream.concat(
            Jobs.CATALOGUE.tables().stream(),
            Jobs.CATALOGUE.views().stream().map(ViewSpec::columns))
        .toList();
  }

  private static List<String> printed(String... words) {
    Invocation said = Invocation.of(words);
    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    return said.out().lines().toList();
  }

  @Test
  void listsEveryTableWithItsMeaning() {
    List<String> lines = printed("tables");
    assertThat(lines.get(0)).matches("table +meaning");
    assertThat(lines.subList(2, lines.size()))
        .map(line -> line.replaceFirst(" +", ": "))
        .containsExactlyElementsOf(
            tables().stream().map(table -> table.fullName() + ": " + table.meaning()).toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void describesEveryColumnOfATable(TableSpec table) {
    List<String> lines = printed("tables", table.fullName());
    assertThat(lines.get(0)).isEqualTo(table.fullName() + ": " + table.meaning());
    assertThat(lines.get(1)).isEqualTo("key: " + String.join(", ", table.key()));
    assertThat(lines).hasSize(4 + table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      ColumnSpec column = table.columns().get(i);
      assertThat(lines.get(4 + i))
          .startsWith(column.name() + (column.required() ? " " : "? "))
          .contains(column.type().sql(), column.unit(), column.meaning())
          .contains(String.join(", ", column.allowed()));
    }
  }

  @Test
  void knowsATableByItsNameAlone() {
    assertThat(printed("tables", "circularity"))
        .isEqualTo(printed("tables", "reporting.circularity"))
        .anyMatch(line -> line.matches("gross +decimal\\(38,2\\) +reporting currency +\\S.*"))
        .anyMatch(line -> line.matches("scope_id +string +\\S.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "circulrity, circularity",
    "reporting.circular, reporting.circularity",
    "ops.runs, ops.run",
    "Scope, scope"
  })
  void namesTheNearestTableToAnUnknownOne(String given, String nearest) {
    Invocation.of("tables", given)
        .failed(2, "unknown table '" + given + "'", "did you mean '" + nearest + "'?");
  }

  @Test
  void saysWhereToLookWhenNoTableIsNear() {
    Invocation.of("tables", "zzzzzzzzzz")
        .failed(2, "unknown table 'zzzzzzzzzz'", "carousel tables");
  }
}
