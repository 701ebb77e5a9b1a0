package io.carousel.publish.report;

import java.util.Arrays;
import java.util.Optional;

/** Which business of a party is with few others, as tables name it and as the report does. */
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

  /** What tables call it. */
  public String key() {
    return key;
  }

  /** What the report calls it. */
  public String title() {
    return title;
  }

  /** What shares are of. */
  public String total() {
    return total;
  }

  /** Between the total and the one that it is with. */
  String belongsTo() {
    return belongsTo;
  }
}
