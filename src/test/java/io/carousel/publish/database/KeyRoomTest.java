package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables there is no room for the index of their key. */
final class KeyRoomTest {
  private static final Map<String, Long> SIZES =
      Map.of("r.small", 100_000L, "r.middle", 1_000_000L, "r.large", 100_000_000L);

  @Test
  void theSmallestIndexesComeFirst() {
    assertThat(new KeyRoom(101.1e6).exceeding(SIZES)).isEmpty();
    assertThat(new KeyRoom(101e6).exceeding(SIZES)).containsExactly("r.large");
    assertThat(new KeyRoom(0.5e6).exceeding(SIZES)).containsExactly("r.large", "r.middle");
    assertThat(new KeyRoom(0).exceeding(SIZES)).containsExactlyInAnyOrderElementsOf(SIZES.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "512 bytes,512",
    "1.5 KiB,1536",
    "1.8 GiB,1932735283.2",
    "2.0 TiB,2199023255552",
    "1.0 PiB,1125899906842624"
  })
  void duckDbTellsMemoryInUnits(String told, double bytes) {
    assertThat(KeyRoom.parsed(told)).isEqualTo(bytes);
  }
}
