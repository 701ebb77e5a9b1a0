package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WarehouseLockOfAnotherProcessTest {
  @TempDir private Path warehouse;

  @Test
  void isRespectedAndItsHolderNamed() throws IOException, InterruptedException {
    Process holder = LockHolder.start(warehouse, "run one");
    try {
      assertThat(LockHolder.says(holder)).isEqualTo(LockHolder.TAKEN);
      assertThatExceptionOfType(CarouselException.class)
          .isThrownBy(() -> WarehouseLock.take(warehouse, "run two"))
          .withMessageContaining("in use by run one")
          .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION));
    } finally {
      LockHolder.kill(holder);
    }
  }

  @Test
  void isTakenOverWhenThatProcessWasKilled() throws IOException, InterruptedException {
    Process holder = LockHolder.start(warehouse, "run one");
    try {
      assertThat(LockHolder.says(holder)).isEqualTo(LockHolder.TAKEN);
    } finally {
      LockHolder.kill(holder);
    }
    WarehouseLock lock = WarehouseLock.take(warehouse, "run two");
    assertThat(lock.deadHolder()).contains("run one");
    lock.close();
  }

  @Test
  void isRefusedWhileThisProcessHoldsIt() throws IOException, InterruptedException {
    WarehouseLock lock = WarehouseLock.take(warehouse, "run one");
    Process other = LockHolder.start(warehouse, "run two");
    try {
      assertThat(LockHolder.says(other)).contains("in use by run one");
    } finally {
      LockHolder.kill(other);
      lock.close();
    }
  }
}
