package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.Datasets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which records are rejected as a whole, or because of others: all checked at once, a file of deals
 * for each rule.
 */
final class RejectedRecordsSparkTest {
  private static final DealFiles FILES = new DealFiles();

  private static final String COLUMNS = "deal_id,payer_id,payee_id,instrument,announced_on,amount";
  private static final String NEGATIVE = "negative; money flows from payer to payee";
  private static final String NO_NUMBER = "not a number like 1250000.50";
  private static final String CONFLICT = "conflicts with another record with the same key";
  private static final String MEGABYTE = "x".repeat(1 << 20);

  private static final String EMPTY =
      FILES.add(
          "empty",
          COLUMNS,
          ",,,,,",
          "",
          " ,a,b,debt,2025-01-01,1",
          "e1,,b,debt,2025-01-01,1",
          "e2,a,b,debt,2025-01-01,1");

  private static final String WIDTH =
      FILES.add(
          "width",
          COLUMNS,
          "w1,a,b,debt,2025-01-01",
          "w2,a,b,debt,2025-01-01,1,",
          "w3,a,b,debt,2025-01-01,1",
          "w4");

  private static final String LINES =
      FILES.add(
          "lines",
          "\uFEFF" + COLUMNS + ",note\r",
          "l1,a,b,debt,2025-01-01,1,\"one\r\ntwo\nthree, \"\"3\"\"\"\r",
          "\r",
          "l2,a,b,debt,2025-01-01,-1,\"four\n\"\r",
          "l3,a,b,debt,2025-01-01,NaN,\r",
          "l4,a,b,debt,2025-01-01,1,\r");

  private static final String ENCODING =
      FILES.add(
          StandardCharsets.ISO_8859_1,
          "encoding",
          COLUMNS,
          "u1,a,\u00e9,debt,2025-01-01,1",
          "u2,a,b,debt,2025-01-01,1");

  private static final String LARGE =
      FILES.add(
          "large",
          "note," + COLUMNS,
          MEGABYTE + ",g1,a,b,debt,2025-01-01,1",
          MEGABYTE + ",g2,a,b,debt,2025-01-01,-1",
          ",g3,a,b,debt,2025-01-01," + MEGABYTE);

  private static final String REPEATS =
      FILES.add(
          "repeats",
          COLUMNS + ",currency,status",
          "r1,a,b,equity,2025-01-01,100,,",
          "r1,a,b,equity,2025-01-01,100.00,USD,announced",
          "r1,a,b,equity, 2025-01-01 ,1e2,usd,",
          "r1,AAA,BETA inc.,equity,2025-01-01,+100.000,USD,");

  private static final String CONFLICTS =
      FILES.add(
          "conflicts",
          COLUMNS + ",known_on",
          "c1,a,b,debt,2025-01-01,1,2025-01-01",
          "c1,a,b,debt,2025-01-01,1.0,2025-01-01",
          "c1,a,b,debt,2025-01-01,2,2025-01-01",
          "c2,a,b,debt,2025-01-01,1,2025-01-01", // another version of c2 is no conflict
          "c2,a,b,debt,2025-01-01,2,2025-01-02",
          "c2,a,b,debt,2025-01-01,3,",
          "c3,a,b,debt,2025-01-01,1,2025-01-01");

  private static final String CONFLICTS_ELSEWHERE =
      FILES.add(
          "conflicts-elsewhere",
          "known_on,payee_id,payer_id,instrument,deal_id",
          "2025-01-01,b,a,debt,c3");

  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    InputFiles files =
        FILES
            .in(folder)
            .file("parties.csv", "party_id,name,ticker", "a,Alpha,AAA", "b,Beta,BBB")
            .file(
                "payments.csv",
                ",payer_id,payee_id,amount,payment_id,colour,",
                "0,a,b,1,,red,", // records without an id neither conflict nor repeat
                "0,a,b,1,,red,",
                "1,a,b,1,p,red,",
                "2,a,b,1,p,,");
    input = CheckedInput.of(files);
  }

  @Test
  void everyRecordIsAcceptedOrRejectedOrARepeat() {
    // Rejected are 3 empty ones, 3 of another width, 2 behind newlines, 1 of another encoding, 2
    // large ones and 5 that conflict.
    input.assertOutcomes(Datasets.DEALS, 10, 3, 3 + 3 + 2 + 1 + 2 + 5);
    input.assertOutcomes(Datasets.PAYMENTS, 3, 1, 0);
    input.assertOutcomes(Datasets.PARTIES, 2, 0, 0);
  }

  @Test
  void emptyRecordsAreRejectedAndEmptyLinesAreNone() {
    assertThat(input.rejected(EMPTY))
        .containsExactly("2 deal_id = : empty", "4 deal_id =  : empty", "5 payer_id = : empty");
  }

  @Test
  void shortAndOverWideRecordsAreRejected() {
    assertThat(input.rejected(WIDTH))
        .containsExactly(
            "2: has 5 fields where the header has 6",
            "3: has 7 fields where the header has 6",
            "5: has 1 fields where the header has 6");
  }

  @Test
  void linesStayRightBehindByteOrderMarkCrLfAndQuotedNewlines() {
    assertThat(input.rejected(LINES))
        .containsExactly("6 amount = -1: " + NEGATIVE, "8 amount = NaN: " + NO_NUMBER);
    assertThat(input.value("SELECT note FROM curated.deal WHERE deal_id = 'l1'"))
        .isEqualTo("one\r\ntwo\nthree, \"3\"");
    assertThat(input.value("SELECT record FROM ops.rejected_row WHERE record LIKE 'l2%'"))
        .isEqualTo("l2,a,b,debt,2025-01-01,-1,\"four\n\"");
  }

  @Test
  void bytesThatAreNotUtf8AreRejected() {
    assertThat(input.rejected(ENCODING)).containsExactly("2 payee_id = \uFFFD: not valid UTF-8");
  }

  @Test
  void aFieldOfAMegabyteIsKeptWholeAndCutWhereItsRecordIsRejected() {
    assertThat(input.value("SELECT note FROM curated.deal WHERE deal_id = 'g1'"))
        .isEqualTo(MEGABYTE);
    String cut = MEGABYTE.substring(0, 1_000);
    assertThat(input.rejected(LARGE))
        .containsExactly("3 amount = -1: " + NEGATIVE, "4 amount = " + cut + ": " + NO_NUMBER);
    assertThat(input.value("SELECT record FROM ops.rejected_row WHERE record LIKE 'xx%'"))
        .isEqualTo(cut);
  }

  @Test
  void identicalRecordsAreRepeatsHoweverTheyAreSpelled() {
    assertThat(input.rejected(REPEATS)).isEmpty();
    assertThat(
            input.query("SELECT payer_id, payee_id, amount FROM curated.deal WHERE deal_id = 'r1'"))
        .containsExactly(
            "{\"payer_id\":\"a\",\"payee_id\":\"b\",\"amount\":100.000000000000000000}");
  }

  @Test
  void conflictingRecordsOfAKeyAreAllRejected() {
    assertThat(input.rejected(CONFLICTS))
        .containsExactly(
            "2 deal_id = c1, 2025-01-01: " + CONFLICT,
            "3 deal_id = c1, 2025-01-01: " + CONFLICT,
            "4 deal_id = c1, 2025-01-01: " + CONFLICT,
            "8 deal_id = c3, 2025-01-01: " + CONFLICT);
    assertThat(input.rejected(CONFLICTS_ELSEWHERE))
        .containsExactly("2 deal_id = c3, 2025-01-01: " + CONFLICT);
    assertThat(input.value("SELECT count(*) FROM curated.deal WHERE deal_id = 'c2'")).isEqualTo(3L);
  }

  @Test
  void unknownColumnsAreLeftOutAndThoseWithANameAreNamed() {
    assertThat(
            input.value("SELECT ignored_columns FROM ops.data_quality WHERE dataset = 'payments'"))
        .isEqualTo("colour");
  }
}
