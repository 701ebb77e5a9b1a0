package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of several faults is rejected for the first column, in declared order, that has one. */
final class FirstFaultSparkTest {
  /** Not in declared order. */
  private static final String HEADER =
      "status,starts_on,ends_on,currency,amount,instrument,payer_id,announced_on,known_on,deal_id,"
          + "payee_id";

  private static final String NO_DAY = "not a date like 2025-12-31";
  private static final String NO_STATUS =
      "must be one of rumored, announced, signed, closed, cancelled";
  private static final String UNDATED =
      "no date: neither announced_on, starts_on, known_on nor its source's published_on";
  private static final String CONFLICT = "conflicts with another record with the same key";

  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    input =
        CheckedInput.of(
            new InputFiles(folder)
                .file(
                    "deals/several.csv",
                    HEADER,
                    "bad,,,EUR,1,debt,a,2025-01-01,,d2,b", // no rate, declared before status
                    "signed,,,EUR,1,debt,a,2025-02-30,,d3,b", // and behind announced_on
                    "bad,2025-01-02,2025-01-01,,1,debt,a,2025-01-01,,d4,b",
                    "signed,,,XYZ,-1,debt,a,2025-01-01,,d5,b",
                    "bad,,,,1,debt,a,,,d6,b", // no date at all, a fault of announced_on
                    "signed,,,EUR,1,loan,a,,,d7,b",
                    "signed,,,EUR,1,debt,,2025-01-01,,d8,b",
                    "bad,,,EUR,1,debt,a,,2025-02-30,d9,b", // known_on is declared before all others
                    "signed,,,EUR,1,debt,a,2025-01-01,,d10,b", // conflicts with the next
                    "signed,,,EUR,2,debt,a,2025-01-01,,d10,b")
                .file(
                    "deals/unreadable.csv",
                    HEADER,
                    "signed,2025-02-30,,,1,debt,a,,,u2,b",
                    "signed,2025-02-30,,EUR,1,debt,a,,,u3,b",
                    "bad,2025-02-30,,,1,debt,a,,,u4,b")
                .file(
                    "payments.csv",
                    "payer_id,payee_id,amount,paid_on",
                    "a,a,5,2025-01-01",
                    "ALPHA,a,7,2025-01-01", // the same party by its name
                    "a,b,1,2025-01-01")
                .file("parties.csv", "party_id,name", "a,Alpha", "b,Beta"));
  }

  @Test
  void isNamedAlsoIfAnotherIsFoundBeforeIt() {
    input.assertOutcomes(Datasets.DEALS, 0, 0, 10 + 3);
    assertThat(input.rejected("deals/several.csv"))
        .containsExactly(
            "2 currency = EUR: no rate into USD on or before 2025-01-01",
            "3 announced_on = 2025-02-30: " + NO_DAY,
            "4 status = bad: " + NO_STATUS,
            "5 amount = -1: negative; money flows from payer to payee",
            "6 announced_on = null: " + UNDATED,
            "7 announced_on = null: " + UNDATED,
            "8 payer_id = : empty",
            "9 known_on = 2025-02-30: " + NO_DAY,
            "10 deal_id = d10, : " + CONFLICT,
            "11 deal_id = d10, : " + CONFLICT);
  }

  @Test
  void isNotWhatOnlyADateThatCannotBeReadLeavesOpen() {
    // Each has but one date, which is no day: it does not lack one, and nothing else is at fault.
    assertThat(input.rejected("deals/unreadable.csv"))
        .containsExactly(
            "2 starts_on = 2025-02-30: " + NO_DAY,
            "3 starts_on = 2025-02-30: " + NO_DAY,
            "4 status = bad: " + NO_STATUS);
    // Line 2 of the other file alone.
    assertThat(input.value("SELECT missing_rates FROM ops.data_quality WHERE dataset = 'deals'"))
        .isEqualTo(1L);
  }

  @Test
  void aPaymentToItselfIsAccepted() {
    input.assertOutcomes(Datasets.PAYMENTS, 3, 0, 0);
    assertThat(input.query("SELECT payer_id, payee_id, amount FROM curated.payment"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"payee_id\":\"a\",\"amount\":5.000000000000000000}",
            "{\"payer_id\":\"a\",\"payee_id\":\"a\",\"amount\":7.000000000000000000}",
            "{\"payer_id\":\"a\",\"payee_id\":\"b\",\"amount\":1.000000000000000000}");
  }

  @Test
  void aQuoteThatSwallowsTheRestOfAFileIsAnErrorOfThatFile(@TempDir Path folder) {
    InputFiles files =
        new InputFiles(folder)
            .file(
                "deals.csv",
                HEADER,
                "signed,,,,1,debt,a,2025-01-01,,d2,b",
                "signed,,,,1,debt,a,2025-01-01,,d3,\"b",
                "signed,,,,1,debt,a,2025-01-01,,d4,b");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> CheckedInput.of(files))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .withMessageContaining("deals.csv: the quote on line 3 is never closed");
  }
}
