package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows come to, as Spark's own aggregates have it. */
final class RowTallySparkTest {

  @ParameterizedTest
  @CsvSource({"20000, 1", "20000, 3", "60000, 12", "5, 12", "0, 3"})
  void rowsAreTalliedAsByAggregates(long rows, int partitions) {
    // Each seventh key is that of the row before it, which is in another partition.
    Dataset<Row> figures =
        TestSpark.session()
            .range(rows)
            .selectExpr(
                "xxhash64(id) AS hash",
                "id % 5 = 0 AS broken",
                "xxhash64(if(id % 7 = 6, id - 1, id)) AS key")
            .repartition(partitions)
            .localCheckpoint();
    Row expected =
        figures
            .selectExpr(
                "count(*)",
                "coalesce(sum(shiftright(hash, 32)), 0)",
                "coalesce(sum(hash & 4294967295L), 0)",
                "count_if(broken)",
                "count(*) - count(DISTINCT key)")
            .head();
    RowTally keyed = RowTally.of(figures, true);
    assertThat(keyed)
        .isEqualTo(
            new RowTally(
                expected.getLong(0),
                expected.getLong(1),
                expected.getLong(2),
                expected.getLong(3),
                expected.getLong(4)));
    assertThat(keyed.repeated()).isEqualTo(rows / 7);
    assertThat(RowTally.of(figures, false).repeated()).isZero();
    assertThat(RowTally.of(figures, false).low()).isEqualTo(keyed.low());
  }
}
