package io.carousel.schema;

/**
 * Names of columns: fields of deals and payments, as in files and as converted. Units and meanings
 * are declared with the tables that have them.
 */
public final class DealColumns {
  public static final String AMOUNT = "amount";
  public static final String AMOUNT_KIND = "amount_kind";
  public static final String ANNOUNCED_ON = "announced_on";
  public static final String ASSET = "asset";
  public static final String CANCELLED_ON = "cancelled_on";
  public static final String CONDITIONS = "conditions";
  public static final String CURRENCY = "currency";
  public static final String ENDS_ON = "ends_on";
  public static final String EXPIRES_ON = "expires_on";
  public static final String FIRM_AMOUNT = "firm_amount";
  public static final String INSTRUMENT = "instrument";
  public static final String KNOWN_ON = "known_on";
  public static final String MATURES_ON = "matures_on";
  public static final String NOTE = "note";
  public static final String PAID_ON = "paid_on";
  public static final String PART_OF = "part_of";
  public static final String QUANTITY = "quantity";
  public static final String REPLACES = "replaces";
  public static final String SHARES = "shares";
  public static final String STARTS_ON = "starts_on";
  public static final String STATUS = "status";
  public static final String STRIKE = "strike";
  public static final String UNIT = "unit";
  public static final String VESTING = "vesting";

  private DealColumns() {}
}
