package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Purchases funded by equity, and ownership. */
final class EquitySparkTest {

  @Test
  void aWarrantIsWorthThePriceAboveTheStrike() {
    // 10 * (12 - 2) = 100 of a purchase of 200; at a price of 1 nothing. The warrant expires on
    // 2025-05-01. Its terms are not a date, so it is unknown whether it has vested.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT priced_on, value, purchase, covered_share, vested"
                        + " FROM reporting.equity_funded_purchase WHERE deal_id = 'e1'"))
        .containsExactly(
            "{\"priced_on\":\"2025-03-03\",\"value\":100.00,\"purchase\":200.00,"
                + "\"covered_share\":0.5}",
            "{\"priced_on\":\"2025-04-01\",\"value\":0.00,\"purchase\":200.00,"
                + "\"covered_share\":0.0}");
  }

  @Test
  void theAnnouncementGainIsTheFirstCloseAgainstTheLastBefore() {
    // 10 * (12 - 10) = 20, which is 0.1 of the purchase; the price rises 20%, the market 1%.
    Row row =
        ExposureExample.run()
            .rows(
                "SELECT announcement_gain, announcement_return, abnormal_return, gain_per_purchase"
                    + " FROM reporting.equity_funded_purchase"
                    + " WHERE deal_id = 'e1' AND priced_on = DATE'2025-03-03'")
            .head();
    assertThat(row.getDecimal(0)).isEqualByComparingTo("20");
    assertThat(row.getDouble(1)).isCloseTo(0.2, within(1e-12));
    assertThat(row.getDouble(2)).isCloseTo(0.19, within(1e-12));
    assertThat(row.getDouble(3)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aGrantWithoutAPriceHasTheValueThatTheDealStates() {
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT priced_on, value, value_source, purchase, covered_share, vested"
                        + " FROM reporting.equity_funded_purchase WHERE deal_id = 'e3'"))
        .containsExactly(
            "{\"priced_on\":\"2025-03-10\",\"value\":6.00,\"value_source\":\"deal\",\"vested\":true}");
  }

  @Test
  void stakesAreFollowedThroughHoldingsThatLeadBack() {
    // h holds .5 of i, i holds .2 of h and .4 of j. Each round through h and i brings back
    // .5 * .2 = .1, so that every stake grows by 1 / (1 - .1). h in j: .5 * .4 / .9.
    // k holds .1 of h and .05 of i: (.05 + .1 * .5) / .9 of i.
    Map<String, Double> expected =
        new TreeMap<>(
            Map.of(
                "h h", 100 * .1 / .9,
                "h i", 100 * .5 / .9,
                "h j", 100 * .5 * .4 / .9,
                "i h", 100 * .2 / .9,
                "i i", 100 * .1 / .9,
                "i j", 100 * .4 / .9,
                "k h", 100 * (.1 + .05 * .2) / .9,
                "k i", 100 * (.05 + .1 * .5) / .9,
                "k j", 100 * (.05 + .1 * .5) / .9 * .4));
    Map<String, Double> stakes = new TreeMap<>();
    rows("look_through_pct", "issuer_id IN ('h', 'i', 'j') AND holder_id <> 'm'")
        .forEach(row -> stakes.put(row.getString(0) + " " + row.getString(1), row.getDouble(2)));
    assertThat(stakes.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (pair, pct) -> assertThat(stakes.get(pair)).as(pair).isCloseTo(pct, within(1e-6)));
  }

  @Test
  void ownershipHasDirectStakesAndCommonHolders() {
    // The newest stake of k in i is 5. k holds both h and i; h and i hold each other.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT holder_id AS h, issuer_id AS i, direct_pct AS pct, common_holder_ids"
                        + " FROM reporting.ownership"
                        + " WHERE issuer_id = 'i' AND holder_id <> 'i'"))
        .containsExactly(
            "{\"h\":\"h\",\"i\":\"i\",\"pct\":50.0,\"common_holder_ids\":[\"k\"]}",
            "{\"h\":\"k\",\"i\":\"i\",\"pct\":5.0,\"common_holder_ids\":[]}");
    // A stake of unknown size is a stake.
    assertThat(
            ExposureExample.run()
                .query("SELECT * EXCEPT (as_of) FROM reporting.ownership WHERE holder_id = 'm'"))
        .containsExactly(
            "{\"holder_id\":\"m\",\"issuer_id\":\"j\",\"direct_on\":\"2025-01-01\","
                + "\"common_holders\":0,\"common_holder_ids\":[]}");
    // A holder of 100% leaves no room for an older stake of 60%.
    assertThat(rows("direct_pct", "issuer_id = 'sold'"))
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("buyer"));
  }

  private static List<Row> rows(String column, String condition) {
    return ExposureExample.run()
        .rows(
            "SELECT holder_id, issuer_id, "
                + column
                + " FROM reporting.ownership WHERE "
                + condition)
        .collectAsList();
  }
}
