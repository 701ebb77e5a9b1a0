package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gives its customers the money to buy. */
final class VendorFinancingSparkTest {
  private static final String HEADER =
      "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status";

  @TempDir Path folder;

  @Test
  void capitalGivenIsComparedWithPurchasesDirectAndThroughOthers() {
    // chips gives lab 100; lab buys 10 of chips, and 300 of cloud, which passes 40 of its 300 on to
    // chips: 40 of lab's 300 get there. 50 come back for 100 given; the 100 could pay for all 50.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT financed, guaranteed, purchased_direct, purchased_indirect,"
                        + " return_ratio, financed_share, deals_without_amount"
                        + " FROM reporting.vendor_financing WHERE customer_id = 'lab'"))
        // Of unknown amount: v5.
        .containsExactly(
            "{\"financed\":100.00,\"guaranteed\":7.00,\"purchased_direct\":10.00,"
                + "\"purchased_indirect\":40.00,\"return_ratio\":0.5,\"financed_share\":1.0,"
                + "\"deals_without_amount\":1}");
  }

  @Test
  void whatTheCustomerWasGivenForNothingIsTakenOffItsPurchases() {
    // A warrant worth 5 against purchases of 10. (100 + 7) / 214 = 0.5 of the supplier's revenue.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT consideration, purchased_net, supplier_revenue, financed_to_revenue"
                        + " FROM reporting.vendor_financing WHERE customer_id = 'lab'"))
        .containsExactly(
            "{\"consideration\":5.00,\"purchased_net\":5.00,\"supplier_revenue\":214.00,"
                + "\"financed_to_revenue\":0.5}");
  }

  @Test
  void whatIsPaidStandsBesideWhatIsAnnounced() {
    // The equity is closed; of the purchases only the direct one: the cloud contract is announced.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT basis, financed_paid, purchased_paid, return_ratio_paid"
                        + " FROM reporting.vendor_financing WHERE customer_id = 'lab'"))
        .containsExactly(
            "{\"basis\":\"announced\",\"financed_paid\":100.00,\"purchased_paid\":10.00,"
                + "\"return_ratio_paid\":0.1}");
  }

  @Test
  void capitalOfUnknownAmountIsUnknown() {
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT financed, purchased_direct, return_ratio, financed_share"
                        + " FROM reporting.vendor_financing WHERE customer_id = 'mute'"))
        .containsExactly("{\"purchased_direct\":3.00}");
  }

  @Test
  void oneWindowHoldsForCapitalAndPurchases() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(ExposureExample.JOBS)
            .set("exposure.window-months=12")
            .set("exposure.max-intermediaries=0")
            .file(
                "deals.csv",
                HEADER,
                "old-loan,2024-12-31,s,c,debt,cash,50,closed",
                "loan,2025-01-01,s,c,debt,cash,20,closed",
                "old-order,2024-12-31,c,s,purchase,chips,90,closed",
                "order,2025-06-01,c,s,purchase,chips,10,closed",
                "through,2025-06-01,c,m,purchase,chips,10,closed",
                "on,2025-06-01,m,s,purchase,chips,10,closed")
            .run();

    assertThat(
            run.query(
                "SELECT window_from, financed, purchased_direct, purchased_indirect, financed_share"
                    + " FROM reporting.vendor_financing"))
        .isEqualTo(
            List.of(
                "{\"window_from\":\"2025-01-01\",\"financed\":20.00,\"purchased_direct\":10.00,"
                    + "\"purchased_indirect\":0.00,\"financed_share\":1.0}"));
  }
}
