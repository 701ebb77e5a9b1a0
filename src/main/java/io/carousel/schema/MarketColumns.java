package io.carousel.schema;

/**
 * Names of columns: reported figures, prices, rates, facilities and sources. Units and meanings are
 * declared with the tables that have them.
 */
public final class MarketColumns {
  public static final String ADVANCE_RATE = "advance_rate";
  public static final String CHIP = "chip";
  public static final String CLOSE = "close";
  public static final String CONTRACT_RATE_PER_HOUR = "contract_rate_per_hour";
  public static final String COVENANT_DSCR = "covenant_dscr";
  public static final String COVENANT_LTV = "covenant_ltv";
  public static final String DATE = "date";
  public static final String DRAWN = "drawn";
  public static final String FROM = "from";
  public static final String HIGH = "high";
  public static final String IN_SERVICE_ON = "in_service_on";
  public static final String LIMIT = "limit";
  public static final String LOW = "low";
  public static final String METRIC = "metric";
  public static final String OBSERVED_ON = "observed_on";
  public static final String OPEN = "open";
  public static final String PERIOD = "period";
  public static final String PERIOD_END = "period_end";
  public static final String PRICE_USD = "price_usd";
  public static final String PUBLISHED_ON = "published_on";
  public static final String PUBLISHER = "publisher";
  public static final String QUOTED_UNITS = "quoted_units";
  public static final String QUOTED_USD = "quoted_usd";
  public static final String RATE_PCT = "rate_pct";
  public static final String SHARES_OUTSTANDING = "shares_outstanding";
  public static final String SIGNED_ON = "signed_on";
  public static final String TITLE = "title";
  public static final String TO = "to";
  public static final String UNIT_COST = "unit_cost";
  public static final String UNITS = "units";
  public static final String UNITS_PER_USD = "units_per_usd";
  public static final String URL = "url";
  public static final String UTILISATION = "utilisation";
  public static final String VALUE = "value";
  public static final String VOLUME = "volume";

  private MarketColumns() {}
}
