package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseLockTest {
  private static final String LOCK_FILE = ".carousel.lock";

  @TempDir private Path parent;

  private Path warehouse() {
    return parent.resolve("warehouse");
  }

  @Test
  void refusesASecondTakerAndNamesTheHolder() {
    WarehouseLock first = WarehouseLock.take(warehouse(), "run one (process 1)");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> WarehouseLock.take(warehouse(), "run two (process 2)"))
        .withMessageContainingAll("in use by run one (process 1)", warehouse().toString())
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION));
    first.close();
  }

  @Test
  void canBeTakenAgainOnceGivenBack() throws IOException {
    WarehouseLock first = WarehouseLock.take(warehouse(), "run one");
    Files.createDirectory(warehouse().resolve("flow"));
    first.close();
    WarehouseLock second = WarehouseLock.take(warehouse(), "run two");
    assertThat(second.deadHolder()).isEmpty();
    second.close();
  }

  @Test
  void reportsAHolderThatDiedWithoutReleasingIt() throws IOException {
    Files.createDirectory(warehouse());
    Files.writeString(warehouse().resolve(LOCK_FILE), "run zero, a long name (process 12345)");
    WarehouseLock lock = WarehouseLock.take(warehouse(), "run one");
    assertThat(lock.deadHolder()).contains("run zero, a long name (process 12345)");
    assertThat(warehouse().resolve(LOCK_FILE)).hasContent("run one");
    lock.close();
  }

  @Test
  void reportsNoHolderInANewWarehouse() {
    WarehouseLock lock = WarehouseLock.take(warehouse(), "run one");
    assertThat(lock.deadHolder()).isEmpty();
    lock.close();
  }

  @Test
  void removesAnUnusedFolderThatItCreated() {
    WarehouseLock lock = WarehouseLock.take(warehouse(), "run one");
    assertThat(warehouse().resolve(LOCK_FILE)).hasContent("run one");
    lock.close();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void keepsAFolderThatSomethingWasWrittenTo() throws IOException {
    WarehouseLock lock = WarehouseLock.take(warehouse(), "run one");
    Files.createDirectory(warehouse().resolve("flow"));
    lock.close();
    assertThat(warehouse().resolve("flow")).isDirectory();
    assertThat(warehouse().resolve(LOCK_FILE)).isEmptyFile();
  }

  @Test
  void keepsAnEmptyFolderThatWasThereBefore() throws IOException {
    Files.createDirectory(warehouse());
    WarehouseLock.take(warehouse(), "run one").close();
    assertThat(warehouse()).isEmptyDirectory();
  }

  @Test
  void makesTheFoldersAboveTheWarehouse() {
    Path deep = parent.resolve("a/b/warehouse");
    WarehouseLock lock = WarehouseLock.take(deep, "run one");
    assertThat(deep).isDirectory();
    lock.close();
  }

  @Test
  void refusesAFileInThePlaceOfTheFolder() throws IOException {
    Files.writeString(warehouse(), "no folder");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> WarehouseLock.take(warehouse(), "run one"))
        .withMessageContainingAll("cannot be written", warehouse().toString(), "--warehouse")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION));
    assertThat(warehouse()).hasContent("no folder");
  }
}
