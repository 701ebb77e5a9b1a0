package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which values of a record are rejected: they are all checked at once, a file of deals for each
 * rule.
 */
final class RejectRulesSparkTest {
  private static final DealFiles FILES = new DealFiles();

  private static final String COLUMNS = "deal_id,payer_id,payee_id,instrument,announced_on,amount";
  private static final String NO_NUMBER = "not a number like 1250000.50";
  private static final String NO_DAY = "not a date like 2025-12-31";
  private static final String UNDATED =
      "no date: neither announced_on, starts_on, known_on nor its source's published_on";

  private static final String NUMBERS =
      FILES.add(
          "numbers",
          COLUMNS,
          "m1,a,b,debt,2025-01-01,NaN",
          "m2,a,b,debt,2025-01-01,1e400",
          "m3,a,b,debt,2025-01-01,-0.01",
          "m4,a,b,debt,2025-01-01,Infinity",
          "m5,a,b,debt,2025-01-01,\"1,000\"",
          "m6,a,b,debt,2025-01-01,$1",
          "m7,a,b,debt,2025-01-01,-0");

  private static final String DATES =
      FILES.add(
          "dates",
          COLUMNS,
          "t1,a,b,debt,2025-02-30,1",
          "t2,a,b,debt,2023-02-29,1",
          "t3,a,b,debt,2025-1-2,1",
          "t4,a,b,debt,2025-01-02T00:00:00,1",
          "t5,a,b,debt,2024-02-29,1");

  private static final String CHOICES =
      FILES.add(
          "choices",
          COLUMNS + ",amount_kind,status",
          "k1,a,b,loan,2025-01-01,1,,",
          "k2,a,b,debt,2025-01-01,1,most,",
          "k3,a,b,debt,2025-01-01,1,,Signed",
          "k4,a,b,debt,2025-01-01,1,up_to,signed");

  private static final String CURRENCIES =
      FILES.add(
          "currencies",
          COLUMNS + ",currency",
          "x1,a,b,debt,2025-01-03,1,EURO",
          "x2,a,b,debt,2025-01-03,1,XYZ",
          "x3,a,b,debt,2025-01-01,1,EUR",
          "x4,a,b,debt,2025-01-01,,EUR", // of unknown amount, and yet without a rate
          "x5,a,b,debt,2025-01-02,1000,EUR", // 1000 / 0.8
          "x6,a,b,debt,2025-01-05,1000,eur");

  private static final String PERIODS =
      FILES.add(
          "periods",
          COLUMNS + ",starts_on,ends_on",
          "o1,a,b,debt,2025-01-01,1,2025-01-02,2025-01-01",
          "o2,a,b,debt,2025-01-01,1,2025-01-02,2025-01-02",
          "o3,a,b,debt,2025-01-01,1,,2025-01-01");

  private static final String DATELESS =
      FILES.add(
          "undated",
          "deal_id,payer_id,payee_id,instrument,matures_on,source_id",
          "n1,a,b,debt,2025-01-01,",
          "n2,a,b,debt,,undated",
          "n3,a,b,debt,,unknown",
          "n4,a,b,debt,,dated");

  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    InputFiles files =
        FILES
            .in(folder)
            .file("fx_rates.csv", "date,currency,units_per_usd", "2025-01-02,EUR,0.8")
            .file("sources.csv", "source_id,title,published_on", "undated,U,", "dated,D,2025-01-01")
            .file(
                "payments.csv",
                "payer_id,payee_id,amount,payment_id,paid_on,currency",
                "a,b,1,p1,,EUR",
                "a,b,1,p2,2025-01-01,EUR",
                "a,b,,p3,2025-01-02,",
                "a,b,1,p4,2025-01-02,EUR");
    input = CheckedInput.of(files);
  }

  @Test
  void everyRecordIsAcceptedOrRejected() {
    // Of deals 1 number, 1 date, 1 choice, 2 currencies, 2 periods and 1 deal dated by its source.
    input.assertOutcomes(Datasets.DEALS, 8, 0, 6 + 4 + 3 + 4 + 1 + 3);
    input.assertOutcomes(Datasets.PAYMENTS, 1, 0, 3);
    assertThat(input.query("SELECT dataset, missing_rates FROM ops.data_quality"))
        .contains(
            "{\"dataset\":\"deals\",\"missing_rates\":3}",
            "{\"dataset\":\"payments\",\"missing_rates\":2}");
  }

  @Test
  void invalidAmountsAreRejected() {
    assertThat(input.rejected(NUMBERS))
        .containsExactly(
            "2 amount = NaN: " + NO_NUMBER,
            "3 amount = 1e400: more than 20 digits before the point",
            "4 amount = -0.01: negative; money flows from payer to payee",
            "5 amount = Infinity: " + NO_NUMBER,
            "6 amount = 1,000: " + NO_NUMBER,
            "7 amount = $1: " + NO_NUMBER);
  }

  @Test
  void invalidDaysAreRejected() {
    assertThat(input.rejected(DATES))
        .containsExactly(
            "2 announced_on = 2025-02-30: " + NO_DAY,
            "3 announced_on = 2023-02-29: " + NO_DAY,
            "4 announced_on = 2025-1-2: " + NO_DAY,
            "5 announced_on = 2025-01-02T00:00:00: " + NO_DAY);
  }

  @Test
  void valuesThatAreNotAllowedAreRejected() {
    assertThat(input.rejected(CHOICES))
        .containsExactly(
            "2 instrument = loan: must be one of equity, secondary, debt, grant, warrant, guarantee,"
                + " purchase, cloud, lease, repayment, interest, dividend, revenue_share",
            "3 amount_kind = most: must be one of exact, up_to, about, at_least",
            "4 status = Signed: must be one of rumored, announced, signed, closed, cancelled");
  }

  @Test
  void aCurrencyWithoutARateOnOrBeforeTheDayIsRejected() {
    assertThat(input.rejected(CURRENCIES))
        .containsExactly(
            "2 currency = EURO: not a currency code like USD",
            "3 currency = XYZ: no rate into USD on or before 2025-01-03",
            "4 currency = EUR: no rate into USD on or before 2025-01-01",
            "5 currency = EUR: no rate into USD on or before 2025-01-01");
    assertThat(input.query("SELECT converted_amount FROM curated.deal WHERE deal_id LIKE 'x%'"))
        .containsExactly("{\"converted_amount\":1250.00}", "{\"converted_amount\":1250.00}");
    assertThat(input.rejected("payments.csv"))
        .containsExactly(
            "2 currency = EUR: needs a rate, and the record has no date",
            "3 currency = EUR: no rate into USD on or before 2025-01-01",
            "4 amount = : empty");
  }

  @Test
  void paymentsThatEndBeforeTheyStartAreRejected() {
    assertThat(input.rejected(PERIODS)).containsExactly("2 ends_on = 2025-01-01: before starts_on");
  }

  @Test
  void dealsWithoutAnyDateAreRejected() {
    assertThat(input.rejected(DATELESS))
        .containsExactly(
            "2 announced_on = null: " + UNDATED,
            "3 announced_on = null: " + UNDATED,
            "4 announced_on = null: " + UNDATED);
  }
}
