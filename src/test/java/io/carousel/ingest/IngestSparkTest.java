package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record is accepted, repeated or rejected, and accounted for. One run reads all files. */
final class IngestSparkTest {
  private static final List<Job> INGEST = List.of(new IngestJob());
  private static final String CONFLICT = "conflicts with another record with the same key";

  private static TestRun run;

  @BeforeAll
  static void readAllFiles(@TempDir Path folder) {
    run =
        new TestRun(folder)
            .jobs(INGEST)
            .file(
                "deals.csv",
                "deal_id,payer_id,payee_id,instrument,amount,currency,announced_on,source_id,extra",
                "good,a,b,equity,100,,2025-01-01,,x", // accepted
                "good,a,b,equity,100.00,USD,2025-01-01,,y", // repeats it: the same values
                "torn,a,b,equity,100,,2025-01-01,,", // conflicts with the next
                "torn,a,b,equity,200,,2025-01-01,,",
                "euro,a,b,debt,1000,EUR,2025-01-03,,", // by the rate of the 2nd: 1000 / 0.8
                "early,a,b,debt,1000,EUR,2024-12-31,,", // before the first rate
                "when,a,b,debt,1,,,,", // nothing dates it
                "dated,a,b,debt,1,,,press,", // its source does
                "minus,a,b,debt,-1,,2025-02-30,,", // two faults; amount is behind announced_on
                "wide,a,b,debt,1,,2025-01-01,,,", // one field too many
                "self,a,a,debt,1,,2025-01-01,,", // accepted
                "unknown,a,b,debt,,,2025-01-01,,") // accepted, of unknown amount
            .file(
                "fx_rates.csv",
                "date,currency,units_per_usd",
                "2025-01-02,EUR,0.8",
                "2025-01-04,EUR,0.5")
            .file("sources.csv", "source_id,title,published_on", "press,A release,2025-03-01")
            .file("parties.csv", "party_id,name", "a,Alpha")
            .file("payments/1.csv", "payer_id,payee_id,amount", "a,b,1", "a,b,1", "", "a,b,0.005")
            .file("payments/2.csv", "amount,paid_on,payee_id,payer_id", "2,2024-01-01,b,a")
            .file(
                "payments/3.csv",
                "payment_id,payer_id,payee_id,amount,currency,paid_on",
                "p,a,b,1,EUR,2025-01-01", // no rate by then
                "p,a,b,1,EUR,2025-01-01",
                "q,a,b,1,USD,2025-01-01")
            .file("payment.csv", "payer_id,payee_id,amount")
            .run();
  }

  private static List<String> deals(String columns) {
    return run.query("SELECT " + columns + " FROM ops.rejected_row WHERE dataset = 'deals'");
  }

  @Test
  void everyRecordHasOneOutcomeAndTheFirstFaultIsNamed() {
    assertThat(deals("line, column, value, reason"))
        .containsExactly(
            "{\"line\":10,\"column\":\"announced_on\",\"value\":\"2025-02-30\","
                + "\"reason\":\"not a date like 2025-12-31\"}",
            "{\"line\":11,\"reason\":\"has 10 fields where the header has 9\"}",
            "{\"line\":4,\"column\":\"deal_id\",\"value\":\"torn, \",\"reason\":\""
                + CONFLICT
                + "\"}",
            "{\"line\":5,\"column\":\"deal_id\",\"value\":\"torn, \",\"reason\":\""
                + CONFLICT
                + "\"}",
            "{\"line\":7,\"column\":\"currency\",\"value\":\"EUR\","
                + "\"reason\":\"no rate into USD on or before 2024-12-31\"}",
            "{\"line\":8,\"column\":\"announced_on\",\"reason\":\"no date: neither announced_on,"
                + " starts_on, known_on nor its source's published_on\"}");
    assertThat(
            run.query(
                "SELECT dataset, files, read, accepted, repeats, rejected, unknown_amounts,"
                    + " unresolved_parties, ignored_columns FROM ops.data_quality"
                    + " WHERE dataset = 'deals'"))
        .containsExactly(
            "{\"dataset\":\"deals\",\"files\":1,\"read\":12,\"accepted\":5,\"repeats\":1,"
                + "\"rejected\":6,\"unknown_amounts\":1,\"unresolved_parties\":1,"
                + "\"ignored_columns\":\"extra\"}");
  }

  @Test
  void rejectedRecordsKeepTheirTexts() {
    assertThat(deals("line, record"))
        .containsExactly(
            "{\"line\":10,\"record\":\"minus,a,b,debt,-1,,2025-02-30,,\"}",
            "{\"line\":11,\"record\":\"wide,a,b,debt,1,,2025-01-01,,,\"}",
            "{\"line\":4,\"record\":\"torn,a,b,equity,100,,2025-01-01,,\"}",
            "{\"line\":5,\"record\":\"torn,a,b,equity,200,,2025-01-01,,\"}",
            "{\"line\":7,\"record\":\"early,a,b,debt,1000,EUR,2024-12-31,,\"}",
            "{\"line\":8,\"record\":\"when,a,b,debt,1,,,,\"}");
  }

  @Test
  void acceptedRecordsAreDatedAndConverted() {
    assertThat(run.query("SELECT deal_id, converted_amount, dated_on, dated_by FROM curated.deal"))
        .contains(
            "{\"deal_id\":\"dated\",\"converted_amount\":1.00,\"dated_on\":\"2025-03-01\","
                + "\"dated_by\":\"published_on\"}",
            "{\"deal_id\":\"euro\",\"converted_amount\":1250.00,\"dated_on\":\"2025-01-03\","
                + "\"dated_by\":\"announced_on\"}");
    assertThat(run.query("SELECT party_id, name, unresolved FROM curated.party"))
        .containsExactly(
            "{\"party_id\":\"a\",\"name\":\"Alpha\",\"unresolved\":false}",
            "{\"party_id\":\"b\",\"name\":\"b\",\"unresolved\":true}");
  }

  @Test
  void aRepeatOfARejectedRecordIsRejectedAndNotCountedTwice() {
    assertThat(
            run.query(
                "SELECT read, accepted, repeats, rejected FROM ops.data_quality"
                    + " WHERE dataset = 'payments'"))
        .containsExactly("{\"read\":7,\"accepted\":5,\"repeats\":0,\"rejected\":2}");
    assertThat(run.query("SELECT line, record FROM ops.rejected_row WHERE file = 'payments/3.csv'"))
        .containsExactly(
            "{\"line\":2,\"record\":\"p,a,b,1,EUR,2025-01-01\"}",
            "{\"line\":3,\"record\":\"p,a,b,1,EUR,2025-01-01\"}");
  }

  @Test
  void filesMayHaveDifferentHeadersAndPaymentsWithoutIdsAreNamedByTheirPlace() {
    assertThat(run.query("SELECT payment_id, converted_amount, paid_on FROM curated.payment"))
        .containsExactly(
            "{\"payment_id\":\"payments/1.csv:2\",\"converted_amount\":1.00}",
            "{\"payment_id\":\"payments/1.csv:3\",\"converted_amount\":1.00}",
            "{\"payment_id\":\"payments/1.csv:5\",\"converted_amount\":0.01}",
            "{\"payment_id\":\"payments/2.csv:2\",\"converted_amount\":2.00,"
                + "\"paid_on\":\"2024-01-01\"}",
            "{\"payment_id\":\"q\",\"converted_amount\":1.00,\"paid_on\":\"2025-01-01\"}");
    assertThat(run.warnings())
        .containsExactly("payment.csv is not read; rename it to payments.csv");
  }

  @Test
  void datasetsThatAreNotGivenAreNotWritten() {
    assertThat(run.value("SELECT map_keys(outputs) FROM ops.job_run WHERE job = 'ingest'"))
        .asString()
        .contains("curated.deal", "curated.fx_rate", "curated.party", "ops.data_quality")
        .doesNotContain("curated.holding", "curated.price", "curated.scenario");
  }

  @Test
  void tooManyRejectedRecordsStopTheRunAndLeaveNothing(@TempDir Path folder) {
    TestRun failing = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    StringBuilder lines = new StringBuilder("payer_id,payee_id,amount\na,b,NaN\na,b,1e400");
    for (int i = 0; i < 98; i++) {
      lines.append("\na,b,").append(i);
    }
    // 2 of 100 are more than a share of 0.01.
    failing.file("payments.csv", lines.toString());

    assertThatThrownBy(failing::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .hasMessageContaining("2 of 100 records of payments are rejected")
        .hasMessageContaining("payments.csv line 2: amount = NaN: not a number")
        .hasMessageContaining("ingest.max-rejected-share");
    assertThat(failing.warehouse()).doesNotExist();

    CheckedInput input = CheckedInput.of(new InputFiles(folder));
    input.outcomes().check(0.02);
    assertThat(input.value("SELECT count(*) FROM ops.rejected_row")).isEqualTo(2L);
  }

  @Test
  void aFileThatCannotBeReadToItsEndStopsTheRunAndLeavesNothing(@TempDir Path folder) {
    TestRun failing = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    failing.file("payments.csv", "payer_id,payee_id,amount", "a,b,1", "a,\"b,2", "a,b,3");

    assertThatThrownBy(failing::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .hasMessageContaining("payments.csv: the quote on line 3 is never closed");
    assertThat(failing.warehouse()).doesNotExist();
  }

  @Test
  void dataWithoutAnyDateNeedsOne(@TempDir Path folder) {
    TestRun failing = new TestRun(folder).jobs(INGEST);
    failing.file("payments.csv", "payer_id,payee_id,amount", "a,b,1");

    assertThatThrownBy(failing::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
        .hasMessageContaining("--as-of");
    assertThat(failing.warehouse()).doesNotExist();
  }
}
