package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are offered only if they hold the wanted rows and no others. */
final class StoredFilesSparkTest {
  private static final TableSpec LOG =
      TableSpec.named("ops.run", "Runs")
          .key("run_id", ColumnType.STRING, "The run")
          .keptPer("run_id")
          .build();
  private static final TableSpec WHOLE =
      TableSpec.named("r.day", "Days")
          .key("day", ColumnType.DATE, "The day")
          .key("n", ColumnType.LONG, "The number")
          .build();
  private static final TableSpec DAILY = daily();

  @TempDir Path folder;

  /** The same columns, kept per day. */
  private static TableSpec daily() {
    TableSpec.Builder daily = TableSpec.named("r.day", "Days");
    WHOLE.columns().forEach(daily::column);
    return daily.keyedBy(WHOLE.key()).keptPer("day").build();
  }

  private Lake lake() {
    return lake(new LakeLocation(folder.resolve("ware house").toString(), ""));
  }

  private static Lake lake(LakeLocation location) {
    return Lake.open(TestSpark.session(), location, LOG, "a test");
  }

  private static void write(Lake lake, TableSpec table, String day, int rows) {
    Dataset<Row> days =
        TestSpark.session().range(rows).selectExpr("DATE'" + day + "' AS day", "id AS n");
    lake.write(Map.of(table, days), Map.of("day", "DATE'" + day + "'"), "run", 1);
  }

  private static Optional<Object> day(String day) {
    return Optional.of(Date.valueOf(day));
  }

  /** The table, without Carousel. */
  private Table iceberg() {
    return new HadoopTables().load(folder.resolve("ware house/r/day").toString());
  }

  private FileScanTask file() {
    return iceberg().newScan().planFiles().iterator().next();
  }

  @Test
  void aSliceHasItsOwnAndATableAll() {
    try (Lake lake = lake()) {
      write(lake, DAILY, "2025-01-01", 2);
      write(lake, DAILY, "2025-02-01", 3);
      List<Path> january = lake.files(DAILY, day("2025-01-01")).orElseThrow();
      List<Path> february = lake.files(DAILY, day("2025-02-01")).orElseThrow();
      assertThat(january).hasSize(1).allSatisfy(file -> assertThat(file).isAbsolute().exists());
      assertThat(february).hasSize(1).doesNotContainAnyElementsOf(january);
      assertThat(lake.files(DAILY, Optional.empty()).orElseThrow())
          .hasSize(2)
          .containsAll(january)
          .containsAll(february);
      assertThat(lake.files(DAILY, day("2025-03-01"))).contains(List.of());
    }
  }

  @Test
  void filesOfTheSnapshotThatIsReadNotOfALaterOne() {
    try (Lake lake = lake()) {
      write(lake, DAILY, "2025-01-01", 2);
      List<Path> first = lake.files(DAILY, day("2025-01-01")).orElseThrow();
      iceberg().newDelete().deleteFile(file().file()).commit();
      assertThat(lake.files(DAILY, day("2025-01-01"))).contains(first);
    }
  }

  @Test
  void noneWhereAFileHasRowsOfOtherSlices() {
    try (Lake lake = lake()) {
      write(lake, WHOLE, "2025-01-01", 2);
      assertThat(lake.files(WHOLE, Optional.empty())).isPresent();
      assertThat(lake.files(DAILY, day("2025-01-01"))).isEmpty();
    }
  }

  @Test
  void noneWhereRowsAreDeletedInAFile() {
    try (Lake lake = lake()) {
      write(lake, DAILY, "2025-01-01", 2);
      FileScanTask task = file();
      iceberg()
          .newRowDelta()
          .addDeletes(
              FileMetadata.deleteFileBuilder(task.spec())
                  .ofPositionDeletes()
                  .withPartition(task.file().partition())
                  .withPath(task.file().location() + ".deletes.parquet")
                  .withFileSizeInBytes(1)
                  .withRecordCount(1)
                  .build())
          .commit();
      Table now = iceberg();
      assertThat(StoredFiles.of(now, now.currentSnapshot().snapshotId(), Expressions.alwaysTrue()))
          .isEmpty();
      assertThat(lake.files(DAILY, Optional.empty())).isPresent();
    }
  }

  @Test
  void noneInACatalogOfSparksConfiguration() {
    String prefix = "spark.sql.catalog.stored";
    TestSpark.session().conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    TestSpark.session().conf().set(prefix + ".type", "hadoop");
    TestSpark.session().conf().set(prefix + ".warehouse", folder.resolve("stored").toString());
    try (Lake lake = lake(new LakeLocation("./unused", "stored"))) {
      write(lake, DAILY, "2025-01-01", 2);
      assertThat(lake.files(DAILY, day("2025-01-01"))).isEmpty();
    }
  }
}
