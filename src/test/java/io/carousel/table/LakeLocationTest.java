package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LakeLocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"warehouse", "./warehouse", "/lake/warehouse", "file:/lake", "file:///lake"})
  void isALocalFolderWithoutASchemeOrAsAFile(String warehouse) {
    assertThat(new LakeLocation(warehouse, "").isLocalFolder()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://name:8020/lake", "hdfs:///lake", "s3a://bucket/lake"})
  void isNoLocalFolderOnAnotherFileSystem(String warehouse) {
    assertThat(new LakeLocation(warehouse, "").isLocalFolder()).isFalse();
  }

  @Test
  void isNoLocalFolderWithACatalog() {
    assertThat(new LakeLocation("./warehouse", "prod").isLocalFolder()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/lake/warehouse, /lake/warehouse",
    "file:/lake, /lake",
    "file:///lake, /lake",
    "/my lake/50% é, /my lake/50% é"
  })
  void namesItsLocalFolder(String warehouse, Path folder) {
    assertThat(new LakeLocation(warehouse, "").localFolder()).isEqualTo(folder);
  }

  @Test
  void resolvesARelativeFolderAgainstTheWorkingFolder() {
    assertThat(new LakeLocation("./warehouse", "").localFolder().normalize())
        .isEqualTo(Path.of("warehouse").toAbsolutePath());
  }

  @Test
  void namesTheFolderOrTheCatalog() {
    assertThat(new LakeLocation("./warehouse", "")).hasToString("./warehouse");
    assertThat(new LakeLocation("./warehouse", "prod")).hasToString("catalog prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"warehouse", "/lake/warehouse", "file:/lake", "/my lake", "/50%", "/é"})
  void opensTheCatalogInItsLocalFolder(String warehouse) {
    LakeLocation location = new LakeLocation(warehouse, "");
    // Only a named catalog has its options from Spark.
    String opened = location.catalogOptions(null).get("warehouse");
    assertThat(new org.apache.hadoop.fs.Path(opened).toUri().getPath())
        .isEqualTo(location.localFolder().toString());
  }

  @Test
  void opensAHadoopCatalogOnAnotherFileSystem() {
    assertThat(new LakeLocation("hdfs://name:8020/lake", "").catalogOptions(null))
        .containsEntry("type", "hadoop")
        .containsEntry("warehouse", "hdfs://name:8020/lake");
  }
}
