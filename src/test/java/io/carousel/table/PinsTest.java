package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

final class PinsTest {
  private static final Map<String, Long> TWO =
      Map.of("reporting.scope", 9_056_735_143_298_017_437L, "flow.edge", -7L);

  @Test
  void areReadBackFromTheirText() {
    Pins pins = new Pins(TWO);
    assertThat(Pins.parse(pins.text())).isEqualTo(pins);
    assertThat(Pins.parse(pins.text()).snapshots()).isEqualTo(TWO);
  }

  @Test
  void areWrittenInTheOrderOfTableNames() {
    assertThat(new Pins(TWO).text()).isEqualTo("flow.edge=-7,reporting.scope=9056735143298017437");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void areNoneWithoutText(String text) {
    assertThat(Pins.parse(text)).isEqualTo(Pins.NONE);
    assertThat(Pins.NONE.text()).isEmpty();
  }

  @Test
  void takeNewerOnesInThePlaceOfOlder() {
    Pins pins = new Pins(Map.of("a.b", 1L, "a.c", 2L)).with(Map.of("a.c", 3L, "a.d", 4L));
    assertThat(pins.snapshots()).isEqualTo(Map.of("a.b", 1L, "a.c", 3L, "a.d", 4L));
  }

  @Test
  void stayAsTheyAre() {
    Map<String, Long> source = new HashMap<>(Map.of("a.b", 1L));
    Pins pins = new Pins(source);
    source.put("a.c", 2L);
    assertThat(pins.with(Map.of("a.d", 3L))).isNotEqualTo(pins);
    assertThat(pins.snapshots()).isEqualTo(Map.of("a.b", 1L));
  }
}
