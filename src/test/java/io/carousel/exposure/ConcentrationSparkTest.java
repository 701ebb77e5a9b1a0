package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How concentrated a party's business is. */
final class ConcentrationSparkTest {

  @Test
  void customersAreSharesOfTheNewestRevenueThatNamesCustomers() {
    // FY 2024 names a customer and the TTM half a year later does not: FY 2024 counts, in total
    // 1000. bolt is 300 as reported, regardless of its deals. core-a pays 1 a day from 2024-07-01:
    // 184 by the end of the year; core-b pays 100; core owns both: 284. Known 584.
    assertThat(row("s", "customer"))
        .containsExactly(
            "1000.00 fundamentals paid FY 2024-12-31 0.584 2 bolt 0.300 0.584 2 1 "
                // 0.3^2 + 0.284^2 = 0.170656; the unnamed 0.416 as one customer adds 0.173056.
                + "1706.56 3437.12");
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT counterparty_id, rank, amount, source FROM reporting.counterparty"
                        + " WHERE party_id = 's' AND side = 'customer'"))
        .containsExactly(
            "{\"counterparty_id\":\"bolt\",\"rank\":1,\"amount\":300.00,\"source\":\"fundamentals\"}",
            "{\"counterparty_id\":\"core\",\"rank\":2,\"amount\":284.00,\"source\":\"deals\"}");
  }

  @Test
  void aBacklogIsReportedOrTheContractedTradeStillToCome() {
    // 300 of 455 as reported, and 20 contracted for 2026: 320 / 455. A deal signed after the day of
    // the report does not count.
    assertThat(row("o", "backlog"))
        .containsExactly(
            "455.00 fundamentals contracted POINT 2025-08-31 0.703 2 ai 0.659 0.703 1 0 "
                // (300/455)^2 + (20/455)^2 = 0.436662; + (135/455)^2 = 0.088033.
                + "4366.62 5246.95");
    // c owes y 730 + 50 by signed contracts; a deal that is only announced is not contracted.
    assertThat(row("y", "backlog"))
        .containsExactly(
            "780.00 deals contracted null null 1.000 1 c 1.000 1.000 1 1 10000.00 10000.00");
  }

  @Test
  void lendersAreOwedPrincipalNeitherMaturedNorRepaid() {
    // bank 60 - 10 repaid = 50 of 100; the fund's 30 matured on 2025-01-01.
    assertThat(row("b", "lender"))
        .containsExactly(
            "100.00 fundamentals principal POINT 2025-06-30 0.500 1 bank 0.500 0.500 1 0"
                + " 2500.00 5000.00");
  }

  @Test
  void suppliersAreThoseOfAnnouncedDeals() {
    // 0.6^2 + 0.4^2 = 0.52.
    assertThat(row("o", "supplier"))
        .containsExactly(
            "100.00 deals announced null null 1.000 2 x 0.600 1.000 2 0 5200.00 5200.00");
  }

  @Test
  void aMarketIsAnAssetThatDealsBuy() {
    // chips: x 60, chips 40 + 10 + 3 = 53, y 40; 153 in all. Shares 60, 53, 40 of 153:
    // (3600 + 2809 + 1600) / 23409 = 0.342133. v5 has no amount.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT concat_ws(' ', side, amount, parties, format_number(hhi, 2),"
                        + " top1_party_id, format_number(top3_share, 3), deals,"
                        + " deals_without_amount) AS row"
                        + " FROM reporting.market_concentration WHERE market = 'chips'"))
        // Buyers: o 100, cloud 40, lab 10, mute 3: (10000 + 1600 + 100 + 9) / 23409 = 0.500192.
        .containsExactly(
            "{\"row\":\"buyer 153.00 4 5,001.92 o 0.980 6 1\"}",
            "{\"row\":\"seller 153.00 3 3,421.33 x 1.000 6 1\"}");
  }

  @Test
  void dependenceIsRevenueFromOnesOwnCircularGroup() {
    // chips > lab > cloud > chips is a circular group; lab is 250 of cloud's 1000, as reported.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT concat_ws(' ', group_id, revenue, from_group, share_from_group,"
                        + " coalesce(CAST(backlog AS STRING), 'unknown'), capex_to_operating_cash_flow) AS row"
                        + " FROM reporting.dependency WHERE party_id = 'cloud'"))
        // 90 / 60 = 1.5.
        .containsExactly("{\"row\":\"chips 1000.00 250.00 0.25 unknown 1.5\"}");
    // s is in no circular group, so none of its revenue comes from one. Of chips' 214 nothing was
    // paid in 2024.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT party_id, from_group, group_id FROM reporting.dependency"
                        + " WHERE party_id IN ('s', 'chips')"))
        .containsExactly(
            "{\"party_id\":\"chips\",\"from_group\":0.00,\"group_id\":\"chips\"}",
            "{\"party_id\":\"s\",\"from_group\":0.00}");
  }

  private static List<String> row(String party, String side) {
    return ExposureExample.run()
        .rows(
            "SELECT concat_ws(' ', denominator, denominator_source, basis, coalesce(period, 'null'),"
                + " coalesce(CAST(period_end AS STRING), 'null'), format_number(coverage, 3),"
                + " counterparties, top1_party_id, format_number(top1_share, 3),"
                + " format_number(top3_share, 3), major_counterparties, deals_without_amount,"
                + " format_number(hhi_low, '0.00'), format_number(hhi_high, '0.00'))"
                + " FROM reporting.concentration WHERE party_id = '"
                + party
                + "' AND side = '"
                + side
                + "'")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
