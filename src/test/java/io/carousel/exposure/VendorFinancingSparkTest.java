package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vendors that finance their customers. */
final class VendorFinancingSparkTest {
  @Test
  void capitalGivenIsComparedWithPurchasesDirectAndThroughOthers() {
    // chips gives lab 100; lab buys 10 from chips, and 300 from cloud, which passes 40 of its 300
    // on to chips: 40 of lab's 300 reach chips. 50 come back for 100 given; the 100 could pay for
    // all 50.
    assertThat(
            ExposureExample.run()
                .query(
                    "SELECT financed, guaranteed, purchased_direct, purchased_indirect,"
                        + " return_ratio, financed_share, deals_without_amount"
                        + " FROM reporting.vendor_financing WHERE customer_id = 'lab'"))
        // The amount of v5 is unknown.
        .containsExactly(
            "{\"financed\":100.00,\"guaranteed\":7.00,\"purchased_direct\":10.00,"
                + "\"purchased_indirect\":40.00,\"return_ratio\":0.5,\"financed_share\":1.0,"
                + "\"deals_without_amount\":1}");
  }

  @Test
  void considerationGivenToTheCustomerReducesItsPurchases() {
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
  void paidAmountsAreNextToAnnouncedOnes() {
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
}
