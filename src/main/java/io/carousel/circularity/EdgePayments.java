package io.carousel.circularity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The payments and deals that make up the edges of scopes. */
final class EdgePayments {
  private EdgePayments() {}

  /**
   * Payments of known amount.
   *
   * @param payments the payments of each scope
   */
  static Dataset<Row> known(Dataset<Row> payments) {
    return all(payments).where("amount > 0");
  }

  /**
   * Payments of known or unknown amount. A payment of zero makes no edge, nor does a payment of a
   * party to itself or one without a known schedule.
   *
   * @param payments the payments of each scope
   */
  static Dataset<Row> all(Dataset<Row> payments) {
    return payments.where("scheduled and payer_id <> payee_id and (amount is null or amount > 0)");
  }
}
