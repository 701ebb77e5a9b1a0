package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The file with financing by earlier suppliers. */
final class YardstickTest {
  @Test
  void hasLucentBeforeAndAfterTheFall() {
    assertThat(Yardstick.all())
        .extracting(Yardstick::supplier)
        .isNotEmpty()
        .allMatch(supplier -> supplier.startsWith("Lucent"));
    assertThat(Yardstick.all())
        .extracting(row -> row.supplierRevenuePeriodEnd().getYear())
        .contains(2000, 2001);
    assertThat(Yardstick.all())
        .extracting(Yardstick::customer)
        .anyMatch(c -> c.contains("Winstar"));
  }

  @Test
  void showsUnknownFiguresAndTheRatioOfItsFigures() {
    for (Yardstick row : Yardstick.all()) {
      BigDecimal guaranteed = row.guaranteed() == null ? BigDecimal.ZERO : row.guaranteed();
      double ratio =
          row.financed().add(guaranteed).doubleValue() / row.supplierRevenue().doubleValue();
      assertThat(row.financedToRevenue()).as(row.toString()).isCloseTo(ratio, within(1e-4));
      assertThat(row.source()).isNotBlank();
    }
  }
}
