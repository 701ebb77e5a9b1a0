package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record is accepted, repeated or rejected, and accounted for. */
final class IngestSparkTest {
  private static final List<Job> INGEST = List.of(new IngestJob());

  @TempDir Path folder;

  @Test
  void everyRecordHasOneOutcomeAndTheFirstFaultIsNamed() {
    TestRun run = new TestRun(folder).jobs(INGEST);
    run.file(
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
            "minus,a,b,debt,-1,,2025-02-30,,", // two faults; amount is declared behind announced_on
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
        .run();

    assertThat(run.query("SELECT line, column, value, reason FROM ops.rejected_row"))
        .containsExactly(
            "{\"line\":10,\"column\":\"announced_on\",\"value\":\"2025-02-30\","
                + "\"reason\":\"not a date like 2025-12-31\"}",
            "{\"line\":11,\"reason\":\"has 10 fields where the header has 9\"}",
            "{\"line\":4,\"column\":\"deal_id\",\"value\":\"torn, \","
                + "\"reason\":\"another record of the same key says something else\"}",
            "{\"line\":5,\"column\":\"deal_id\",\"value\":\"torn, \","
                + "\"reason\":\"another record of the same key says something else\"}",
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
    assertThat(run.query("SELECT deal_id, reported_amount, dated_on, dated_by FROM curated.deal"))
        .contains(
            "{\"deal_id\":\"dated\",\"reported_amount\":1.00,\"dated_on\":\"2025-03-01\","
                + "\"dated_by\":\"published_on\"}",
            "{\"deal_id\":\"euro\",\"reported_amount\":1250.00,\"dated_on\":\"2025-01-03\","
                + "\"dated_by\":\"announced_on\"}");
    assertThat(run.query("SELECT party_id, name, unresolved FROM curated.party"))
        .containsExactly(
            "{\"party_id\":\"a\",\"name\":\"Alpha\",\"unresolved\":false}",
            "{\"party_id\":\"b\",\"name\":\"b\",\"unresolved\":true}");
    assertThat(run.query("SELECT line, record FROM ops.rejected_row WHERE line <> 10"))
        .containsExactly(
            "{\"line\":11,\"record\":\"wide,a,b,debt,1,,2025-01-01,,,\"}",
            "{\"line\":4,\"record\":\"torn,a,b,equity,100,,2025-01-01,,\"}",
            "{\"line\":5,\"record\":\"torn,a,b,equity,200,,2025-01-01,,\"}",
            "{\"line\":7,\"record\":\"early,a,b,debt,1000,EUR,2024-12-31,,\"}",
            "{\"line\":8,\"record\":\"when,a,b,debt,1,,,,\"}");
  }

  @Test
  void aRepeatOfARejectedRecordIsRejectedAndNotCountedTwice() {
    TestRun run = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    String header = "payment_id,payer_id,payee_id,amount,currency,paid_on";
    String noRate = "p,a,b,1,EUR,2025-01-01";
    run.file("payments.csv", header, noRate, noRate, "q,a,b,1,USD,2025-01-01").run();

    assertThat(run.query("SELECT read, accepted, repeats, rejected FROM ops.data_quality"))
        .containsExactly("{\"read\":3,\"accepted\":1,\"repeats\":0,\"rejected\":2}");
    assertThat(run.value("SELECT count(*) FROM ops.rejected_row")).isEqualTo(2L);
  }

  @Test
  void paymentsWithoutIdsAreAllCountedAndNamedByTheirPlace() {
    TestRun run = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    run.file("payments.csv", "payer_id,payee_id,amount", "a,b,1", "a,b,1", "", "a,b,0.005").run();

    assertThat(run.query("SELECT payment_id, reported_amount FROM curated.payment"))
        .containsExactly(
            "{\"payment_id\":\"payments.csv:2\",\"reported_amount\":1.00}",
            "{\"payment_id\":\"payments.csv:3\",\"reported_amount\":1.00}",
            "{\"payment_id\":\"payments.csv:5\",\"reported_amount\":0.01}");
  }

  @Test
  void filesOfAFolderMayHaveDifferentHeaders() {
    TestRun run = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    run.file("payments/1.csv", "payer_id,payee_id,amount", "a,b,1")
        .file("payments/2.csv", "amount,paid_on,payee_id,payer_id", "2,2024-01-01,d,c")
        .file("payment.csv", "payer_id,payee_id,amount")
        .run();

    assertThat(run.query("SELECT payer_id, payee_id, amount, paid_on FROM curated.payment"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"payee_id\":\"b\",\"amount\":1.000000000000000000}",
            "{\"payer_id\":\"c\",\"payee_id\":\"d\",\"amount\":2.000000000000000000,"
                + "\"paid_on\":\"2024-01-01\"}");
    assertThat(run.warnings())
        .containsExactly("payment.csv is not read; the name to give it is payments.csv");
  }

  @Test
  void anotherReportingCurrencyIsConvertedIntoOnce() {
    TestRun run = new TestRun(folder).jobs(INGEST).set("ingest.reporting-currency=EUR");
    run.file(
            "payments.csv",
            "payer_id,payee_id,amount,currency,paid_on",
            "a,b,100,USD,2025-01-02", // 100 * 0.8
            "a,b,10,GBP,2025-01-02", // 10 / 0.5 * 0.8
            "a,b,7,EUR,2020-01-01") // needs no rate
        .file(
            "fx_rates.csv",
            "date,currency,units_per_usd",
            "2025-01-01,EUR,0.8",
            "2025-01-01,GBP,0.5")
        .run();

    assertThat(run.query("SELECT reported_amount FROM curated.payment"))
        .containsExactly(
            "{\"reported_amount\":16.00}",
            "{\"reported_amount\":7.00}",
            "{\"reported_amount\":80.00}");
  }

  @Test
  void tooManyRejectedRecordsStopTheRunAndLeaveNothing() {
    TestRun run = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    // 2 of 100 are more than a share of 0.01.
    String[] lines =
        Stream.concat(
                Stream.of("payer_id,payee_id,amount", "a,b,NaN", "a,b,1e400"),
                IntStream.range(0, 98).mapToObj(i -> "a,b," + i))
            .toArray(String[]::new);
    run.file("payments.csv", lines);

    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .hasMessageContaining("2 of 100 records of payments are rejected")
        .hasMessageContaining("payments.csv line 2: amount = NaN: not a number")
        .hasMessageContaining("ingest.max-rejected-share");
    assertThat(run.warehouse()).doesNotExist();

    run.set("ingest.max-rejected-share=0.02").run();
    assertThat(run.value("SELECT count(*) FROM ops.rejected_row")).isEqualTo(2L);
  }

  @Test
  void aFileThatCannotBeReadToItsEndStopsTheRunAndLeavesNothing() {
    TestRun run = new TestRun(folder).jobs(INGEST).asOf("2025-01-01");
    run.file("payments.csv", "payer_id,payee_id,amount", "a,b,1", "a,\"b,2", "a,b,3");

    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .hasMessageContaining("payments.csv: the quote on line 3 is never closed");
    assertThat(run.warehouse()).doesNotExist();
  }

  @Test
  void dataWithoutAnyDateNeedsOne() {
    TestRun run = new TestRun(folder).jobs(INGEST);
    run.file("payments.csv", "payer_id,payee_id,amount", "a,b,1");

    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
        .hasMessageContaining("--as-of");
    assertThat(run.warehouse()).doesNotExist();
  }

  @Test
  void ingestSaysWhatBecameOfTheInput() {
    TestRun run = new TestRun(folder).jobs(INGEST);
    run.file(
            "deals.csv",
            "deal_id,payer_id,payee_id,instrument,amount,currency,announced_on,starts_on,colour",
            "d1,Nvida,b,cloud,,,2025-01-01,,red",
            "d2,a,b,cloud,1,,2025-01-01,,red",
            "d2,a,b,cloud,1,,2025-01-01,,blue",
            "d3,a,b,debt,1,EUR,,2025-01-02,",
            "d4,a,b,debt,-1,,2025-01-01,,")
        .file("parties.csv", "party_id,name", "nvidia,Nvidia", "a,A", "b,B")
        .run();

    assertThat(run.said())
        .containsExactly(
            "dataset            read   accepted  repeats  rejected",
            "parties               3          3        0         0",
            "deals                 5          2        1         2  1 without an amount,"
                + " 2 without a schedule, 2 without a source, 1 without an exchange rate,"
                + " 1 unresolved parties, not read: colour",
            "1 of deals rejected: amount: negative; money flows from payer to payee",
            "1 of deals rejected: currency: no rate into USD on or before its day",
            "  deals.csv line 5: currency = EUR: no rate into USD on or before 2025-01-02",
            "  deals.csv line 6: amount = -1: negative; money flows from payer to payee",
            "no party is known as 'Nvida' (records: 1, in deals); candidates: nvidia (Nvidia)");
    assertThat(
            run.query(
                "SELECT rejected_by_reason, unresolved_candidates FROM ops.data_quality"
                    + " WHERE dataset = 'deals'"))
        .containsExactly(
            "{\"rejected_by_reason\":{"
                + "\"amount: negative; money flows from payer to payee\":1,"
                + "\"currency: no rate into USD on or before its day\":1},"
                + "\"unresolved_candidates\":{\"Nvida\":\"nvidia (Nvidia)\"}}");
  }
}
