package io.carousel.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CarouselExceptionTest {
  private final CarouselException bare = CarouselException.of(Failure.USAGE, "unknown key");

  @Test
  void saysWhatValueWhereAllowedAndRemedyInThisOrder() {
    assertThat(bare.value("colour").at("a.conf: 3").allowed("x, y").remedy("see the manual"))
        .hasMessage("unknown key 'colour' in a.conf: 3; allowed: x, y; see the manual");
  }

  @Test
  void keepsTheOrderHoweverItIsBuilt() {
    assertThat(bare.remedy("see the manual").allowed("x, y").at("a.conf: 3").value("colour"))
        .hasMessage("unknown key 'colour' in a.conf: 3; allowed: x, y; see the manual");
  }

  @Test
  void leavesAbsentPartsOut() {
    assertThat(bare).hasMessage("unknown key");
    assertThat(bare.value(7)).hasMessage("unknown key '7'");
    assertThat(bare.at("a.conf")).hasMessage("unknown key in a.conf");
    assertThat(bare.allowed("x, y")).hasMessage("unknown key; allowed: x, y");
    assertThat(bare.remedy("see the manual")).hasMessage("unknown key; see the manual");
    assertThat(bare.value("colour").remedy("see the manual"))
        .hasMessage("unknown key 'colour'; see the manual");
  }

  @Test
  void leavesTheOneItIsBuiltFromAsItWas() {
    CarouselException shared = bare.value("colour");
    assertThat(shared.at("a.conf")).hasMessage("unknown key 'colour' in a.conf");
    assertThat(shared).hasMessage("unknown key 'colour'");
  }

  @Test
  void keepsItsKindPartsAndCauseThroughEveryStep() {
    IOException cause = new IOException("disk full");
    CarouselException reported =
        CarouselException.of(Failure.PUBLICATION, "cannot write")
            .value("t")
            .causedBy(cause)
            .at("the warehouse")
            .remedy("make room");
    assertThat(reported).hasMessage("cannot write 't' in the warehouse; make room").hasCause(cause);
    assertThat(reported.failure()).isEqualTo(Failure.PUBLICATION);
  }

  @Test
  void isFoundBehindOtherExceptions() {
    RuntimeException wrapped =
        new IllegalStateException("job aborted", new UncheckedIOException(new IOException(bare)));
    assertThat(CarouselException.behind(wrapped)).containsSame(bare);
    assertThat(CarouselException.behind(bare)).containsSame(bare);
  }

  @Test
  void isTheOutermostOfSeveral() {
    CarouselException outer = CarouselException.of(Failure.INPUT, "cannot read").causedBy(bare);
    assertThat(CarouselException.behind(new IllegalStateException(outer))).containsSame(outer);
  }

  @Test
  void isNotBehindOtherFailures() {
    assertThat(CarouselException.behind(new IOException(new IllegalStateException("x")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INTERNAL, 1", "USAGE, 2", "INPUT, 3", "RESULT, 4", "PUBLICATION, 5"})
  void endsACommandWithTheExitCodeOfItsKind(Failure failure, int exitCode) {
    assertThat(failure.exitCode()).isEqualTo(exitCode);
  }
}
