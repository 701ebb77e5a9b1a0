package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.testing.TestSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are counted, hashed and checked, in any order and however they are spread. */
@Tag("spread")
final class ConformanceSparkTest {
  private static final TableSpec NUMBERS =
      TableSpec.named("r.number", "Numbers")
          .key("n", ColumnType.LONG, "The number")
          .required("part", ColumnType.LONG, "", "Its part")
          .law("a part is not negative", "part >= 0")
          .build();

  private static final TableSpec KEYLESS =
      TableSpec.named("r.part", "Parts").required("part", ColumnType.LONG, "", "A part").build();

  private static Dataset<Row> numbers(String n, String part) {
    return TestSpark.session().range(20_000).selectExpr(n + " AS n", part + " AS part");
  }

  private static Conformance.Passed check(TableSpec table, Dataset<Row> rows) {
    Conformance conformance = new Conformance(table, null);
    return conformance.check(conformance.shaped(rows));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void theSameRowsHaveTheSameFingerprint(int partitions) {
    Conformance.Passed passed = check(NUMBERS, numbers("id", "id % 5"));
    assertThat(passed.rows()).isEqualTo(20_000);
    assertThat(passed.fingerprint()).startsWith("20000:");
    Dataset<Row> otherwise = numbers("19999 - id", "(19999 - id) % 5").repartition(partitions);
    assertThat(check(NUMBERS, otherwise)).isEqualTo(passed);
    assertThat(check(NUMBERS, numbers("id", "(id + 1) % 5"))).isNotEqualTo(passed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void keysThatRepeatAreFoundAcrossPartitions(int partitions) {
    // Each seventh key is that of the row before it.
    Dataset<Row> rows = numbers("if(id % 7 = 6, id - 1, id)", "0L").repartition(partitions);
    assertThatThrownBy(() -> check(NUMBERS, rows))
        .hasMessageContaining("2857 rows break the rule \"no two rows have the same n\"");
  }

  @Test
  void rowsThatBreakALawAreCounted() {
    assertThatThrownBy(() -> check(NUMBERS, numbers("id", "if(id % 5 = 0, -1L, 0L)")))
        .hasMessageContaining("4000 rows break the rule \"a part is not negative\"");
  }

  @Test
  void rowsWithoutAKeyMayRepeat() {
    assertThat(check(KEYLESS, numbers("id", "id % 5")).rows()).isEqualTo(20_000);
  }

  @Test
  void noRowsHaveAFingerprintAsWell() {
    assertThat(check(NUMBERS, numbers("id", "id").where("n < 0")).fingerprint()).isEqualTo("0:0");
    assertThat(check(NUMBERS, numbers("id", "id").limit(0)).fingerprint()).isEqualTo("0:0");
  }
}
