package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.IngestJob;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which deals count on a date and a basis, in which layers, with how much. */
final class FlowsSparkTest {
  private static final List<Job> JOBS = List.of(new IngestJob(), new FlowsJob());
  private static final String HEADER =
      "deal_id,known_on,announced_on,payer_id,payee_id,instrument,asset,amount,status,"
          + "starts_on,ends_on,cancelled_on,replaces";

  @TempDir Path folder;

  @Test
  void aDealCountsOnTheBasesThatItsStatusReaches() {
    TestRun run = run("2025-06-30");
    run.file(
            "deals.csv",
            HEADER,
            "rumored,,2025-01-01,a,b,equity,,1,rumored,,,,",
            "announced,,2025-01-01,a,b,equity,,1,announced,,,,",
            "signed,,2025-01-01,a,b,equity,,1,signed,,,,",
            "closed,,2025-01-01,a,b,equity,,1,closed,,,,",
            "still,,2025-01-01,a,b,equity,,1,cancelled,,,2025-07-01,",
            "gone,,2025-01-01,a,b,equity,,1,cancelled,,,2025-06-30,",
            "never,,2025-01-01,a,b,equity,,1,cancelled,,,,",
            "future,,2025-07-01,a,b,equity,,1,closed,,,,")
        .run();

    assertThat(deals(run, "announced")).containsExactly("announced", "closed", "signed", "still");
    assertThat(deals(run, "contracted")).containsExactly("closed", "signed");
    assertThat(deals(run, "paid")).containsExactly("closed", "signed");
  }

  @Test
  void theVersionKnownThenCountsAndAReplacedDealDoesNot() {
    String[] lines = {
      HEADER,
      "d,2025-01-01,2025-01-01,a,b,equity,,1,signed,,,,",
      "d,2025-05-01,2025-01-01,a,b,equity,,2,signed,,,,",
      "late,2025-06-01,2025-01-01,a,b,equity,,5,signed,,,,",
      "old,,2025-01-01,a,b,equity,,10,signed,,,,",
      "new,,2025-05-01,a,b,equity,,20,signed,,,,old",
      "talk,,2025-05-01,a,b,equity,,99,rumored,,,,d"
    };
    TestRun run = run("2025-06-30").file("deals.csv", lines);

    // As of April nothing of May was known: the first version of d, and old.
    run.asOf("2025-04-30").run();
    assertThat(amounts(run, "2025-04-30")).containsExactly("d 1.00", "old 10.00");
    // In June d has its second version, new has replaced old, and a rumor replaces nothing.
    run.asOf("2025-06-30").run();
    assertThat(amounts(run, "2025-06-30")).containsExactly("d 2.00", "late 5.00", "new 20.00");
    // The same date as it was known in March.
    run.knownAsOf("2025-03-31").run();
    assertThat(amounts(run, "2025-06-30")).containsExactly("d 1.00", "old 10.00");
  }

  @Test
  void whatIsPaidFollowsTheSchedule() {
    TestRun run = run("2025-01-10");
    run.file(
            "deals.csv",
            HEADER,
            // 10 of 30 days, inclusive: 100 * 10 / 30.
            "evenly,,2024-01-01,a,b,cloud,,100,signed,2025-01-01,2025-01-30,,",
            "over,,2024-01-01,a,b,cloud,,100,closed,2024-01-01,2024-12-31,,",
            "later,,2024-01-01,a,b,cloud,,100,signed,2025-02-01,2025-03-01,,",
            "capital,,2024-01-01,a,b,debt,,100,signed,,,,",
            "capital-later,,2024-01-01,a,b,debt,,100,signed,2025-02-01,,,",
            "closed-trade,,2024-01-01,a,b,purchase,,100,closed,,,,",
            "open-trade,,2024-01-01,a,b,purchase,,100,signed,2024-01-01,,,",
            "unknown,,2024-01-01,a,b,purchase,,,closed,,,,",
            "given,,2024-01-01,a,b,cloud,,100,signed,2025-01-01,2025-01-30,,")
        .file(
            "payments.csv",
            "payment_id,payer_id,payee_id,amount,paid_on,deal_id",
            "p1,a,b,7,2025-01-05,given",
            "p2,a,b,7,2025-01-11,given",
            "p3,c,d,3,,")
        .run();

    assertThat(
            run.query(
                "SELECT payment_id, amount, scheduled, layer FROM flow.payment"
                    + " WHERE basis = 'paid'"))
        .containsExactly(
            "{\"payment_id\":\"capital\",\"amount\":100.00,\"scheduled\":true,\"layer\":\"capital\"}",
            "{\"payment_id\":\"closed-trade\",\"amount\":100.00,\"scheduled\":true,"
                + "\"layer\":\"trade\"}",
            "{\"payment_id\":\"evenly\",\"amount\":33.33,\"scheduled\":true,\"layer\":\"trade\"}",
            "{\"payment_id\":\"open-trade\",\"scheduled\":false,\"layer\":\"trade\"}",
            "{\"payment_id\":\"over\",\"amount\":100.00,\"scheduled\":true,\"layer\":\"trade\"}",
            // A payment for a cloud deal is trade; one that says nothing is in no layer but all.
            "{\"payment_id\":\"p1\",\"amount\":7.00,\"scheduled\":true,\"layer\":\"trade\"}",
            "{\"payment_id\":\"p3\",\"amount\":3.00,\"scheduled\":true,\"layer\":\"unspecified\"}",
            "{\"payment_id\":\"unknown\",\"scheduled\":true,\"layer\":\"trade\"}");
    // 100 + 100 + 33.33 + 100 + 7 from a to b, of 6 payments one of unknown amount.
    assertThat(
            run.query(
                "SELECT payer_id, amount, payments, unknown_amounts FROM flow.edge"
                    + " WHERE scope_id LIKE '%paid%'"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"amount\":340.33,\"payments\":6,\"unknown_amounts\":1}",
            "{\"payer_id\":\"c\",\"amount\":3.00,\"payments\":1,\"unknown_amounts\":0}");
  }

  @Test
  void paymentsMayHaveTheIdsOfDealsAndKeepTheirDealsInstrument() {
    TestRun run = run("2025-06-30").set("flows.scopes=paid/all/party,paid/trade/party");
    run.file(
            "deals.csv",
            HEADER,
            "1,,2025-01-01,a,b,debt,,10,closed,,,,",
            "old,,2025-01-01,a,b,cloud,,100,signed,2025-01-01,2025-01-10,,",
            "new,,2025-02-01,a,c,cloud,,100,rumored,,,,",
            "newer,,2025-02-01,a,c,cloud,,,signed,,,,old",
            // Half of 2025-06-21 to 2025-07-10 is over; its payment is still to come.
            "future,,2025-01-01,a,d,cloud,,100,signed,2025-06-21,2025-07-10,,")
        .file(
            "payments.csv",
            "payment_id,payer_id,payee_id,amount,paid_on,deal_id",
            "1,a,b,5,2025-01-01,",
            "2,a,b,7,2025-01-01,old",
            "3,a,d,100,2025-07-01,future")
        .run();

    assertThat(
            run.query(
                "SELECT kind, payment_id, amount, layer FROM flow.payment WHERE basis = 'paid'"
                    + " AND scheduled"))
        .containsExactly(
            "{\"kind\":\"deal\",\"payment_id\":\"1\",\"amount\":10.00,\"layer\":\"capital\"}",
            "{\"kind\":\"deal\",\"payment_id\":\"future\",\"amount\":50.00,\"layer\":\"trade\"}",
            "{\"kind\":\"payment\",\"payment_id\":\"1\",\"amount\":5.00,"
                + "\"layer\":\"unspecified\"}",
            // Of a deal that another one has replaced.
            "{\"kind\":\"payment\",\"payment_id\":\"2\",\"amount\":7.00,\"layer\":\"trade\"}");
  }

  @Test
  void layersHoldTheirInstruments() {
    TestRun run = run("2025-06-30");
    run.set(
        "flows.scopes=announced/all/party,announced/capital/party,announced/trade/party,"
            + "announced/in-kind/party,announced/contingent/party");
    String[] instruments = {
      "equity",
      "secondary",
      "debt",
      "repayment",
      "interest",
      "dividend",
      "purchase",
      "cloud",
      "lease",
      "revenue_share",
      "warrant",
      "guarantee"
    };
    StringBuilder lines = new StringBuilder(HEADER);
    for (String instrument : instruments) {
      lines.append("\n").append(deal(instrument, instrument, ""));
    }
    lines.append("\n").append(deal("cash-grant", "grant", "cash"));
    lines.append("\n").append(deal("share-grant", "grant", "shares"));
    run.file("deals.csv", lines.toString()).run();

    // Each deal is 1.00: six kinds of capital and the cash grant, four of trade, two in kind, and
    // the
    // guarantee.
    assertThat(run.query("SELECT scope_id, amount FROM flow.edge"))
        .containsExactly(
            "{\"scope_id\":\"2025-06-30/announced/all/party\",\"amount\":11.00}",
            "{\"scope_id\":\"2025-06-30/announced/capital/party\",\"amount\":7.00}",
            "{\"scope_id\":\"2025-06-30/announced/contingent/party\",\"amount\":14.00}",
            "{\"scope_id\":\"2025-06-30/announced/in-kind/party\",\"amount\":13.00}",
            "{\"scope_id\":\"2025-06-30/announced/trade/party\",\"amount\":4.00}");
  }

  @Test
  void aHeadlineTotalIsNeverSummedBesideItsParts() {
    TestRun run = run("2025-06-30").set("flows.scopes=announced/all/party,due-60m/all/party");
    run.file(
            "umbrellas.csv",
            "umbrella_id,name,announced_on,amount,currency",
            "gate,Gate,2025-01-01,500,USD")
        .file(
            "deals.csv",
            "deal_id,announced_on,payer_id,payee_id,instrument,amount,part_of,starts_on,ends_on",
            "one,2025-02-01,a,b,cloud,100,gate,2025-07-01,2025-07-31",
            "two,2025-03-01,a,b,cloud,50,gate,2025-07-01,2025-07-31",
            "other,2025-03-01,a,b,cloud,7,,2025-07-01,2025-07-31")
        .run();

    assertThat(run.query("SELECT DISTINCT amount, payments FROM flow.edge"))
        .containsExactly("{\"amount\":157.00,\"payments\":3}");
  }

  private static String deal(String id, String instrument, String asset) {
    return id + ",,2025-01-01,a,b," + instrument + "," + asset + ",1,announced,,,,";
  }

  private TestRun run(String asOf) {
    return new TestRun(folder).jobs(JOBS).asOf(asOf);
  }

  private static List<String> deals(TestRun run, String basis) {
    return run
        .rows("SELECT deal_id FROM flow.payment WHERE basis = '" + basis + "'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static List<String> amounts(TestRun run, String asOf) {
    return run
        .rows(
            "SELECT deal_id, amount FROM flow.payment WHERE basis = 'announced' AND as_of = DATE'"
                + asOf
                + "'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getDecimal(1))
        .sorted()
        .toList();
  }
}
