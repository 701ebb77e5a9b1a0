package io.carousel.circularity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which payments and deals make up the edges of scopes. */
final class EdgePayments {
  private EdgePayments() {}

  /**
   * Those of known amount.
   *
   * @param payments the payments of each scope
   */
  static Dataset<Row> known(Dataset<Row> payments) {
    return all(payments).where("amount > 0");
  }

  /**
   * Those of known or unknown amount. A payment of nothing makes no edge, nor does one of a party
   * to itself or one that has no known schedule.
   *
   * @param payments the payments of each scope
   */
  static Dataset<Row> all(Dataset<Row> payments) {
    return payments.where("scheduled and payer_id <> payee_id and (amount is null or amount > 0)");
  }
}
