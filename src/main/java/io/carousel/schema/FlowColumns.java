package io.carousel.schema;

/**
 * Names of columns: scopes, bases, schedules and the edges between parties. Units and meanings are
 * declared with the tables that have them.
 */
public final class FlowColumns {
  public static final String AMOUNT_HIGH = "amount_high";
  public static final String AMOUNT_LOW = "amount_low";
  public static final String ANNOUNCED = "announced";
  public static final String ANNOUNCED_QUARTER = "announced_quarter";
  public static final String BASIS = "basis";
  public static final String BINDING = "binding";
  public static final String CANCELLED = "cancelled";
  public static final String CONTRACTED = "contracted";
  public static final String DATED_BY = "dated_by";
  public static final String DATED_ON = "dated_on";
  public static final String DEALS = "deals";
  public static final String DEALS_WITHOUT_AMOUNT = "deals_without_amount";
  public static final String DUE_YEAR = "due_year";
  public static final String FROM_ON = "from_on";
  public static final String GIVEN_AMOUNT = "given_amount";
  public static final String LAYER = "layer";
  public static final String LAYERS = "layers";
  public static final String LEVEL = "level";
  public static final String ORIGIN = "origin";
  public static final String PAID = "paid";
  public static final String PAYMENTS = "payments";
  public static final String PRICED_ON = "priced_on";
  public static final String CONVERTED_AMOUNT = "converted_amount";
  public static final String CONVERTED_VALUE = "converted_value";
  public static final String SCHEDULED = "scheduled";
  public static final String SHARE_PRICE = "share_price";
  public static final String SLICE = "slice";
  public static final String TO_ON = "to_on";
  public static final String UNKNOWN_AMOUNTS = "unknown_amounts";

  private FlowColumns() {}
}
