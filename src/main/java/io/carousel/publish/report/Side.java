package io.carousel.publish.report;

import java.util.Arrays;
import java.util.Optional;

/** A side of a party's business, with its names in tables and in the report. */
public enum Side {
  CUSTOMER("customer", "Customers", "revenue", " is paid by "),
  SUPPLIER("supplier", "Suppliers", "purchases", " is paid to "),
  LENDER("lender", "Lenders", "debt", " is owed to "),
  BACKLOG("backlog", "Backlog", "backlog", " is with ");

  private final String key;
  private final String title;
  private final String total;
  private final String belongsTo;

  Side(String key, String title, String total, String belongsTo) {
    this.key = key;
    this.title = title;
    this.total = total;
    this.belongsTo = belongsTo;
  }

  static Optional<Side> of(String key) {
    return Arrays.stream(values()).filter(side -> side.key.equals(key)).findFirst();
  }

  /** Its name in tables. */
  public String key() {
    return key;
  }

  /** Its name in the report. */
  public String title() {
    return title;
  }

  /** The total that shares refer to. */
  public String total() {
    return total;
  }

  /** The words between the total and the largest counterparty. */
  String belongsTo() {
    return belongsTo;
  }
}
