package io.carousel.ingest;

import static io.carousel.ingest.Account.assertOutcomes;
import static io.carousel.ingest.Account.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.circularity.CircularityJob;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.flow.FlowsJob;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of several faults is rejected for the first column, in declared order, that has one. */
final class FirstFaultSparkTest {
  private static final List<Job> INGEST = List.of(new IngestJob());

  /** Not in declared order. */
  private static final String HEADER =
      "status,starts_on,ends_on,currency,amount,instrument,payer_id,announced_on,known_on,deal_id,"
          + "payee_id";

  private static final String NO_DAY = "not a date like 2025-12-31";
  private static final String NO_STATUS = "none of rumored, announced, signed, closed, cancelled";
  private static final String UNDATED =
      "no date: neither announced_on, starts_on, known_on nor its source's published_on";
  private static final String CONFLICT = "another record of the same key says something else";

  @TempDir private Path folder;

  private TestRun run(String... deals) {
    return new TestRun(folder)
        .jobs(INGEST)
        .asOf("2025-01-01")
        .file("deals.csv", HEADER + "\n" + String.join("\n", deals))
        .run();
  }

  @Test
  void isNamedAlsoIfAnotherIsFoundBeforeIt() {
    TestRun run =
        run(
            "bad,,,EUR,1,debt,a,2025-01-01,,d2,b", // no rate, declared before status
            "signed,,,EUR,1,debt,a,2025-02-30,,d3,b", // no rate, declared behind announced_on
            "bad,2025-01-02,2025-01-01,,1,debt,a,2025-01-01,,d4,b",
            "signed,,,XYZ,-1,debt,a,2025-01-01,,d5,b",
            "bad,,,,1,debt,a,,,d6,b", // no date at all, a fault of announced_on
            "signed,,,EUR,1,loan,a,,,d7,b",
            "signed,,,EUR,1,debt,,2025-01-01,,d8,b",
            "bad,,,EUR,1,debt,a,,2025-02-30,d9,b", // known_on is declared before all others
            "signed,,,EUR,1,debt,a,2025-01-01,,d10,b", // conflicts with the next
            "signed,,,EUR,2,debt,a,2025-01-01,,d10,b");

    assertOutcomes(run, "deals", 0, 0, 10);
    assertThat(rejected(run, "deals.csv"))
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
    TestRun run =
        run(
            "signed,2025-02-30,,,1,debt,a,,,d2,b",
            "signed,2025-02-30,,EUR,1,debt,a,,,d3,b",
            "bad,2025-02-30,,,1,debt,a,,,d4,b");

    assertThat(rejected(run, "deals.csv"))
        .containsExactly(
            "2 starts_on = 2025-02-30: " + NO_DAY,
            "3 starts_on = 2025-02-30: " + NO_DAY,
            "4 status = bad: " + NO_STATUS);
    assertThat(run.value("SELECT missing_rates FROM ops.data_quality")).isEqualTo(0L);
    assertOutcomes(run, "deals", 0, 0, 3);
  }

  @Test
  void aPaymentToItselfIsAcceptedAndMakesNoEdge() {
    TestRun run =
        new TestRun(folder)
            .jobs(List.of(new IngestJob(), new FlowsJob(), new CircularityJob()))
            .set("flows.scopes=paid/all/party")
            .file(
                "payments.csv",
                "payer_id,payee_id,amount,paid_on",
                "a,a,5,2025-01-01",
                "ALPHA,a,7,2025-01-01", // the same party by its name
                "a,b,1,2025-01-01")
            .file("parties.csv", "party_id,name", "a,Alpha", "b,Beta")
            .run();

    assertOutcomes(run, "payments", 3, 0, 0);
    assertThat(run.query("SELECT payer_id, payee_id, amount FROM flow.edge"))
        .containsExactly("{\"payer_id\":\"a\",\"payee_id\":\"b\",\"amount\":1.00}");
    assertThat(run.query("SELECT self_payments, self_amount FROM reporting.circularity"))
        .containsExactly("{\"self_payments\":2,\"self_amount\":12.00}");
  }

  @Test
  void aQuoteThatSwallowsTheRestOfAFileIsAnErrorOfThatFile() {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(
            () ->
                run(
                    "signed,,,,1,debt,a,2025-01-01,,d2,b",
                    "signed,,,,1,debt,a,2025-01-01,,d3,\"b",
                    "signed,,,,1,debt,a,2025-01-01,,d4,b"))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .withMessageContaining("deals.csv: the quote on line 3 is never closed");
  }
}
