package io.carousel.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many shuffle partitions there are for how much data. */
final class SparkSessionsTest {
  @ParameterizedTest(name = "{0} MiB, {1} slots")
  @CsvSource({
    "15, 2, 2", // small
    "16, 2, 2", // 2 of 8 MiB
    "80, 2, 10",
    "80, 40, 40", // no slot stays empty
    "8000, 2, 1000",
    "32000, 2, 1000", // of 32 MiB
    "128000, 2, 2000" // of 64 MiB
  })
  void partitionsHoldEightMebibytesAndGrowWhereThereAreAThousand(
      long mebibytes, long slots, long partitions) {
    assertThat(SparkSessions.partitions(mebibytes << 20, slots)).isEqualTo(partitions);
  }
}
