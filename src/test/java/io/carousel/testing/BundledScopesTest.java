package io.carousel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second implementation itself, on folders small enough to work out by hand. */
class BundledScopesTest {
  @TempDir private Path folder;

  @Test
  void newestKnownVersionCountsFromItsDateOn() {
    // The row of January says 10. From 1 March on the deal is known to be 30, dated 5 January.
    write(
        "deals",
        "deal_id,known_on,announced_on,payer_id,payee_id,instrument,amount",
        "d1,,2025-01-10,a,b,equity,10",
        "d1,2025-03-01,2025-01-05,a,b,equity,30",
        "early,2025-01-01,2025-02-01,a,b,equity,4",
        "self,,2025-01-10,a,a,equity,1000");
    assertGross("2025-01-09", "announced", "all", "0.00");
    assertGross("2025-01-10", "announced", "all", "10.00");
    assertGross("2025-02-28", "announced", "all", "14.00"); // 10 + early, known before its date
    assertGross("2025-03-01", "announced", "all", "34.00"); // 30 + early
    assertThat(deals("2025-03-01", "announced", "all")).isEqualTo(2); // not the payment to itself
  }

  @Test
  void dateIsAnnouncedThenStartThenKnownThenPublished() {
    write("sources", "source_id,published_on", "s,2025-04-01", "none,");
    write(
        "deals",
        "deal_id,known_on,announced_on,starts_on,payer_id,payee_id,instrument,amount,source_id",
        "starts,2025-01-01,,2025-02-01,a,b,equity,1,s",
        "known,2025-03-01,,,a,b,equity,2,s",
        "published,,,,a,b,equity,4,s",
        "undated,,,,a,b,equity,8,none");
    assertGross("2025-01-31", "announced", "all", "0.00");
    assertGross("2025-02-01", "announced", "all", "1.00");
    assertGross("2025-03-01", "announced", "all", "3.00"); // 1 + 2
    assertGross("2025-04-01", "announced", "all", "7.00"); // 1 + 2 + 4
  }

  @Test
  void statusDecidesAndAStandingDealReplacesAnother() {
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,cancelled_on,replaces",
        "empty,2025-01-01,a,b,equity,1,,,",
        "signed,2025-01-01,a,b,equity,2,signed,,",
        "closed,2025-01-01,a,b,equity,4,closed,,",
        "rumored,2025-01-01,a,b,equity,8,rumored,,empty",
        "cancelled,2025-01-01,a,b,equity,16,cancelled,2025-02-01,",
        "undated,2025-01-01,a,b,equity,32,cancelled,,",
        "next,2025-03-01,a,b,equity,64,announced,,signed");
    assertGross("2025-01-31", "announced", "all", "23.00"); // 1 + 2 + 4 + 16
    assertGross("2025-02-01", "announced", "all", "7.00"); // the day of the cancellation
    assertGross("2025-03-01", "announced", "all", "69.00"); // 1 + 4 + 64: next instead of signed
    assertGross("2025-02-28", "contracted", "all", "6.00"); // 2 + 4
    assertGross("2025-03-01", "contracted", "all", "4.00"); // replaced by one only announced
  }

  @Test
  void schedulesFallIntoWindowsByDay() {
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,starts_on,ends_on",
        "even,2024-12-01,a,b,cloud,100,signed,2025-01-01,2025-01-03",
        "unknown,2024-12-01,a,c,cloud,1000,signed,2025-01-01,",
        "whole,2024-12-01,a,d,cloud,10000,closed,2025-01-02,",
        "capital,2024-12-01,a,e,debt,7,signed,,2026-01-01",
        "announced,2024-12-01,a,f,cloud,365,announced,2025-07-01,2026-06-30",
        "amountless,2024-12-01,a,g,cloud,,signed,2025-01-03,2025-01-04");
    // even: 33.33 by 1 January, 66.67 by 2 January, 100 by 3 January. 7 since 1 December.
    assertGross("2025-01-01", "paid", "all", "40.33"); // 33.33 + 7
    assertGross("2025-01-02", "paid", "all", "10073.67"); // 66.67 + 10000 + 7
    assertGross("2025-01-03", "paid", "all", "10107.00"); // 100 + 10000 + 7
    assertThat(deals("2025-01-01", "paid", "all")).isEqualTo(3); // even, unknown, capital
    assertThat(deals("2025-01-03", "paid", "all")).isEqualTo(5); // and whole, amountless
    // Up to 1 January 2026: 100 - 33.33, 10000, and 185 of 365 days (July to 1 January) at 1.
    assertGross("2025-01-01", "due-12m", "all", "10251.67");
    assertThat(edges("2025-01-01", "due-12m"))
        .isEqualTo(Map.of("a>b", usd("66.67"), "a>d", usd("10000.00"), "a>f", usd("185.00")));
    assertGross("2025-01-01", "due-60m", "all", "10431.67"); // 365 instead of 185
    // All but capital, of which nothing is left.
    assertThat(deals("2025-01-01", "due-60m", "all")).isEqualTo(5);
    // After the last day only the unknown schedule is left to count.
    assertThat(deals("2026-06-30", "due-12m", "all")).isEqualTo(1);
  }

  @Test
  void paymentsTakeThePlaceOfTheSchedule() {
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status,starts_on,ends_on",
        "d1,2025-01-01,a,b,cloud,,100,signed,2025-01-01,2025-12-31",
        "d2,2025-01-01,a,b,grant,shares,50,closed,,");
    write(
        "payments",
        "payer_id,payee_id,amount,paid_on,instrument,deal_id",
        "a,b,10,2025-02-01,,d1",
        "a,b,20,2025-03-01,,d1",
        "c,d,5,,,",
        "c,d,3,,debt,",
        "a,b,1,2025-02-01,,d2",
        "e,e,1000,,,");
    // January: 100 * 31 / 365 = 8.49, and the undated 5 and 3.
    assertGross("2025-01-31", "paid", "all", "16.49");
    assertGross("2025-02-01", "paid", "all", "18.00"); // 10 + 5 + 3
    assertGross("2025-03-01", "paid", "all", "38.00"); // 10 + 20 + 5 + 3
    assertGross("2025-03-01", "paid", "trade", "30.00");
    assertGross("2025-03-01", "paid", "capital", "3.00");
    assertGross("2025-03-01", "paid", "in-kind", "39.00"); // 1 for shares instead of 50
    assertGross("2025-03-01", "announced", "all", "100.00");
    assertThat(deals("2025-03-01", "paid", "in-kind")).isEqualTo(2);
    assertGross("2025-01-31", "due-12m", "all", "91.51"); // 100 - 8.49
    assertThat(deals("2025-02-01", "due-12m", "all")).isZero();
  }

  @Test
  void layersGrowAndSharesAreValuedAtTheirPrice() {
    write("parties", "party_id,ticker", "amd,AMD", "a,");
    write(
        "prices",
        "date,ticker,close",
        "2025-01-01,AMD,9",
        "2025-01-02,AMD,10.005",
        "2025-01-04,AMD,99");
    write("fx_rates", "date,currency,units_per_usd", "2025-01-01,EUR,0.5");
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,issuer_id,instrument,asset,amount,shares,strike,"
            + "currency",
        "equity,2025-01-03,a,b,,equity,shares,1,,,",
        "cash,2025-01-03,a,b,,grant,cash,2,,,",
        "cloud,2025-01-03,b,a,,cloud,,4,,,",
        "given,2025-01-03,amd,b,,warrant,shares,8,100,1,",
        "valued,2025-01-03,amd,c,,warrant,shares,,3,0.01,", // 3 * (10.005 - 0.01) = 29.985
        "euro,2025-01-03,a,d,amd,warrant,shares,,2,1,EUR", // 2 * (10.005 - 2) = 16.01
        "grant,2025-01-03,amd,e,,grant,shares,,1,,", // 10.005, so 10.01
        "worthless,2025-01-03,amd,f,,warrant,shares,,7,20,", // 0
        "strikeless,2025-01-03,amd,g,,warrant,shares,,7,,",
        "unpriced,2025-01-03,a,h,,warrant,shares,,7,1,",
        "guarantee,2025-01-03,a,i,,guarantee,,16,,,");
    assertGross("2025-01-03", "announced", "capital", "3.00");
    assertGross("2025-01-03", "announced", "trade", "4.00");
    assertGross("2025-01-03", "announced", "all", "7.00");
    assertGross("2025-01-03", "announced", "in-kind", "71.01"); // 7 + 8 + 29.99 + 16.01 + 10.01
    assertGross("2025-01-05", "announced", "contingent", "87.01"); // + 16, priced as before
    assertThat(deals("2025-01-03", "announced", "contingent")).isEqualTo(11);
    assertThat(scopes().edges(day("2025-01-03"), "announced", "in-kind", "party"))
        .containsOnlyKeys("a>b", "b>a", "amd>b", "amd>c", "a>d", "amd>e");
  }

  @Test
  void newestRateOnOrBeforeTheDayConverts() {
    write(
        "fx_rates",
        "date,currency,units_per_usd",
        "2025-01-01,EUR,0.9",
        "2025-02-01,EUR,0.8",
        "2025-03-01,EUR,0.1");
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,instrument,amount,currency",
        "before,2024-12-31,a,b,debt,100,EUR",
        "first,2025-01-31,a,c,debt,100,EUR", // 100 / 0.9 = 111.11
        "second,2025-02-01,a,d,debt,100,EUR", // 100 / 0.8
        "dollars,2025-02-01,a,e,debt,100,USD");
    write(
        "payments",
        "payer_id,payee_id,amount,paid_on,currency",
        "x,y,9,2025-02-28,EUR", // 9 / 0.8 = 11.25
        "x,y,9,2024-02-28,EUR",
        "x,y,9,,EUR");
    assertThat(edges("2025-04-01", "announced"))
        .isEqualTo(Map.of("a>c", usd("111.11"), "a>d", usd("125.00"), "a>e", usd("100.00")));
    assertThat(deals("2025-04-01", "announced", "all")).isEqualTo(3);
    assertThat(edges("2025-04-01", "paid")).isEqualTo(Map.of("x>y", usd("11.25")));
  }

  @Test
  void groupsLeaveOutWhatStaysInside() {
    write("parties", "party_id,parent_id", "unit,mid", "mid,top");
    write(
        "deals",
        "deal_id,announced_on,payer_id,payee_id,instrument,amount",
        "out,2025-01-01,unit,x,debt,1",
        "more,2025-01-01,mid,x,debt,2",
        "inside,2025-01-01,unit,top,debt,4");
    assertGross("2025-01-01", "announced", "all", "7.00");
    assertThat(scopes().edges(day("2025-01-01"), "announced", "all", "group"))
        .isEqualTo(Map.of("top>x", usd("3.00")));
    assertThat(scopes().gross(day("2025-01-01"), "announced", "all", "group")).isEqualTo("3.00");
    assertThat(scopes().deals(day("2025-01-01"), "announced", "all", "group")).isEqualTo(2);
  }

  @Test
  void anEmptyFolderHasNoMoneyAndUnknownScopesAreRefused() {
    assertGross("2025-01-01", "paid", "contingent", "0.00");
    assertThatThrownBy(() -> deals("2025-01-01", "due", "all")).hasMessage("basis due");
    assertThatThrownBy(() -> deals("2025-01-01", "paid", "cash")).hasMessage("layers cash");
    assertThatThrownBy(() -> scopes().deals(day("2025-01-01"), "paid", "all", "country"))
        .hasMessage("level country");
  }

  private void write(String dataset, String... lines) {
    try {
      Files.writeString(folder.resolve(dataset + ".csv"), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertGross(String asOf, String basis, String layers, String expected) {
    assertThat(scopes().gross(day(asOf), basis, layers, "party")).isEqualTo(expected);
  }

  private long deals(String asOf, String basis, String layers) {
    return scopes().deals(day(asOf), basis, layers, "party");
  }

  private Map<String, BigDecimal> edges(String asOf, String basis) {
    return scopes().edges(day(asOf), basis, "all", "party");
  }

  private BundledScopes scopes() {
    return new BundledScopes(folder);
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount);
  }
}
