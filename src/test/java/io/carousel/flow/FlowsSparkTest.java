package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.FlowTables;
import io.carousel.spark.KeptRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which deals count on a date and a basis, in which layers, with how much. */
final class FlowsSparkTest {
  private static final String DEALS =
      "deal_id,known_on,announced_on,payer_id,payee_id,instrument,asset,amount,status,"
          + "starts_on,ends_on,cancelled_on,replaces";
  private static final String PAYMENTS = "payment_id,payer_id,payee_id,amount,paid_on,deal_id";

  /** All but grants. */
  private static final List<String> INSTRUMENTS =
      List.of(
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
          "guarantee");

  private final KeptRows kept = new KeptRows();

  @AfterEach
  void release() {
    kept.release();
  }

  @Test
  void aDealCountsOnTheBasesThatItsStatusReaches() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-06-30")
            .deals(
                DEALS,
                "rumored,,2025-01-01,a,b,equity,,1,rumored,,,,",
                "announced,,2025-01-01,a,b,equity,,1,announced,,,,",
                "signed,,2025-01-01,a,b,equity,,1,signed,,,,",
                "closed,,2025-01-01,a,b,equity,,1,closed,,,,",
                "still,,2025-01-01,a,b,equity,,1,cancelled,,,2025-07-01,",
                "gone,,2025-01-01,a,b,equity,,1,cancelled,,,2025-06-30,",
                "never,,2025-01-01,a,b,equity,,1,cancelled,,,,",
                "future,,2025-07-01,a,b,equity,,1,closed,,,,");

    assertThat(deals(example, "announced"))
        .containsExactly("announced", "closed", "signed", "still");
    assertThat(deals(example, "contracted")).containsExactly("closed", "signed");
    assertThat(deals(example, "paid")).containsExactly("closed", "signed");
  }

  @Test
  void theVersionKnownThenCountsAndAReplacedDealDoesNot() {
    FlowExample example =
        FlowExample.empty(kept)
            .deals(
                DEALS,
                "d,2025-01-01,2025-01-01,a,b,equity,,1,signed,,,,",
                "d,2025-05-01,2025-01-01,a,b,equity,,2,signed,,,,",
                "late,2025-06-01,2025-01-01,a,b,equity,,5,signed,,,,",
                "old,,2025-01-01,a,b,equity,,10,signed,,,,",
                "new,,2025-05-01,a,b,equity,,20,signed,,,,old",
                "talk,,2025-05-01,a,b,equity,,99,rumored,,,,d");

    // As of April nothing of May was known: the first version of d, and old.
    assertThat(amounts(example.asOf("2025-04-30"))).containsExactly("d 1.00", "old 10.00");
    // In May d has its second version, and new replaces old, from the day that dates it.
    assertThat(amounts(example.asOf("2025-05-01"))).containsExactly("d 2.00", "new 20.00");
    // In June late is known as well; a rumor replaces nothing.
    assertThat(amounts(example.asOf("2025-06-30")))
        .containsExactly("d 2.00", "late 5.00", "new 20.00");
    // The same date as it was known in March.
    assertThat(amounts(example.asOf("2025-06-30", "2025-03-31")))
        .containsExactly("d 1.00", "old 10.00");
    // What is known today does not replace a deal before its day.
    assertThat(amounts(example.asOf("2025-04-30", "2025-06-30")))
        .containsExactly("d 2.00", "late 5.00", "old 10.00");
  }

  @Test
  void paidAmountsFollowTheSchedule() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-01-10")
            .deals(
                DEALS,
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
            .payments(
                PAYMENTS, "p1,a,b,7,2025-01-05,given", "p2,a,b,7,2025-01-11,given", "p3,c,d,3,,");

    assertThat(
            example.rows(
                FlowTables.PAYMENT, "basis = 'paid'", "payment_id", "amount", "scheduled", "layer"))
        .containsExactly(
            "{\"payment_id\":\"capital\",\"amount\":100.00,\"scheduled\":true,\"layer\":\"capital\"}",
            "{\"payment_id\":\"closed-trade\",\"amount\":100.00,\"scheduled\":true,"
                + "\"layer\":\"trade\"}",
            "{\"payment_id\":\"evenly\",\"amount\":33.33,\"scheduled\":true,\"layer\":\"trade\"}",
            "{\"payment_id\":\"open-trade\",\"scheduled\":false,\"layer\":\"trade\"}",
            "{\"payment_id\":\"over\",\"amount\":100.00,\"scheduled\":true,\"layer\":\"trade\"}",
            // A payment for a cloud deal is trade; one without an instrument is only in the layers
            // {@code all}.
            "{\"payment_id\":\"p1\",\"amount\":7.00,\"scheduled\":true,\"layer\":\"trade\"}",
            "{\"payment_id\":\"p3\",\"amount\":3.00,\"scheduled\":true,\"layer\":\"unspecified\"}",
            "{\"payment_id\":\"unknown\",\"scheduled\":true,\"layer\":\"trade\"}");
    // 100 + 100 + 33.33 + 100 + 7 from a to b, of 6 payments one of unknown amount.
    assertThat(
            example.rows(
                FlowTables.EDGE,
                "scope_id like '%paid%'",
                "payer_id",
                "amount",
                "payments",
                "unknown_amounts"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"amount\":340.33,\"payments\":6,\"unknown_amounts\":1}",
            "{\"payer_id\":\"c\",\"amount\":3.00,\"payments\":1,\"unknown_amounts\":0}");
  }

  @Test
  void paymentsMayHaveTheIdsOfDealsAndKeepTheirDealsInstrument() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-06-30")
            .deals(
                DEALS,
                "1,,2025-01-01,a,b,debt,,10,closed,,,,",
                "old,,2025-01-01,a,b,cloud,,100,signed,2025-01-01,2025-01-10,,",
                "new,,2025-02-01,a,c,cloud,,100,rumored,,,,",
                "newer,,2025-02-01,a,c,cloud,,,signed,,,,old",
                // Half of 2025-06-21 to 2025-07-10 is over; its payment is still to come.
                "future,,2025-01-01,a,d,cloud,,100,signed,2025-06-21,2025-07-10,,")
            .payments(
                PAYMENTS,
                "1,a,b,5,2025-01-01,",
                "2,a,b,7,2025-01-01,old",
                "3,a,d,100,2025-07-01,future");

    assertThat(
            example.rows(
                FlowTables.PAYMENT,
                "basis = 'paid' and scheduled",
                "kind",
                "payment_id",
                "amount",
                "layer"))
        .containsExactly(
            "{\"kind\":\"deal\",\"payment_id\":\"1\",\"amount\":10.00,\"layer\":\"capital\"}",
            "{\"kind\":\"deal\",\"payment_id\":\"future\",\"amount\":50.00,\"layer\":\"trade\"}",
            "{\"kind\":\"payment\",\"payment_id\":\"1\",\"amount\":5.00,"
                + "\"layer\":\"unspecified\"}",
            // Of a deal that another one has replaced.
            "{\"kind\":\"payment\",\"payment_id\":\"2\",\"amount\":7.00,\"layer\":\"trade\"}");
  }

  @Test
  void anUndatedPaymentCountsOnAnyDateAndInPlaceOfItsDealsSchedule() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-06-30", "2025-12-31")
            .deals(
                DEALS,
                "d0,,2024-12-05,a,b,equity,,10,closed,,,,",
                "d1,,2025-04-01,b,a,cloud,,9,closed,,,,",
                "d2,,2025-09-01,b,a,cloud,,9,closed,,,,") // after the as-of date, but paid
            .payments(PAYMENTS, "p1,b,a,3,,d1", "p2,b,a,1,,d2");

    assertThat(example.rows(FlowTables.EDGE, "scope_id like '%paid/all%'", "payer_id", "amount"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"amount\":10.00}", "{\"payer_id\":\"b\",\"amount\":4.00}");
  }

  @Test
  void aPaymentCountsFromItsDayIfThatIsKnown() {
    FlowExample example =
        FlowExample.empty(kept)
            .scopes("paid/all/party")
            .payments(PAYMENTS, "p1,a,b,1,2025-04-01,", "p2,a,b,2,2025-05-01,");

    assertThat(payments(example.asOf("2025-03-31"))).isEmpty();
    assertThat(payments(example.asOf("2025-04-01"))).containsExactly("p1");
    assertThat(payments(example.asOf("2025-05-01"))).containsExactly("p1", "p2");
    // A payment of May that became known in May, in a report as known in April.
    assertThat(payments(example.asOf("2025-05-01", "2025-04-30"))).containsExactly("p1");
    // What became known later happened later.
    assertThat(payments(example.asOf("2025-04-30", "2025-05-01"))).containsExactly("p1");
  }

  @Test
  void layersHoldTheirInstruments() {
    List<String> lines = new ArrayList<>();
    for (String instrument : INSTRUMENTS) {
      lines.add(deal(instrument, instrument, ""));
    }
    lines.add(deal("cash-grant", "grant", "cash"));
    lines.add(deal("share-grant", "grant", "shares"));
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-06-30")
            .scopes(
                "announced/all/party",
                "announced/capital/party",
                "announced/trade/party",
                "announced/in-kind/party",
                "announced/contingent/party")
            .deals(DEALS, lines.toArray(String[]::new));

    // Each deal is 1.00: six kinds of capital and the cash grant, four of trade, two in kind, and
    // one guarantee.
    assertThat(example.rows(FlowTables.EDGE, "true", "scope_id", "amount"))
        .containsExactly(
            "{\"scope_id\":\"2025-06-30/announced/all/party\",\"amount\":11.00}",
            "{\"scope_id\":\"2025-06-30/announced/capital/party\",\"amount\":7.00}",
            "{\"scope_id\":\"2025-06-30/announced/contingent/party\",\"amount\":14.00}",
            "{\"scope_id\":\"2025-06-30/announced/in-kind/party\",\"amount\":13.00}",
            "{\"scope_id\":\"2025-06-30/announced/trade/party\",\"amount\":4.00}");
  }

  @Test
  void aHeadlineTotalIsNeverAddedToItsParts() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-06-30")
            .scopes("announced/all/party", "due-60m/all/party")
            .deals(
                "deal_id,announced_on,payer_id,payee_id,instrument,amount,part_of,starts_on,ends_on",
                "one,2025-02-01,a,b,cloud,100,gate,2025-07-01,2025-07-31",
                "two,2025-03-01,a,b,cloud,50,gate,2025-07-01,2025-07-31",
                "other,2025-03-01,a,b,cloud,7,,2025-07-01,2025-07-31");

    assertThat(example.rows(FlowTables.EDGE, "true", "amount", "payments"))
        .containsExactly(
            "{\"amount\":157.00,\"payments\":3}", "{\"amount\":157.00,\"payments\":3}");
  }

  private static String deal(String id, String instrument, String asset) {
    return id + ",,2025-01-01,a,b," + instrument + "," + asset + ",1,announced,,,,";
  }

  private static List<String> deals(FlowExample example, String basis) {
    return ids(example, "deal_id", "basis = '" + basis + "'");
  }

  private static List<String> payments(FlowExample example) {
    return ids(example, "payment_id", "kind = 'payment'");
  }

  private static List<String> ids(FlowExample example, String id, String where) {
    return example.tables().get(FlowTables.PAYMENT).where(where).select(id).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static List<String> amounts(FlowExample example) {
    List<Row> rows =
        example
            .tables()
            .get(FlowTables.PAYMENT)
            .where("basis = 'announced'")
            .select("deal_id", "amount")
            .collectAsList();
    return rows.stream().map(row -> row.getString(0) + " " + row.getDecimal(1)).sorted().toList();
  }
}
