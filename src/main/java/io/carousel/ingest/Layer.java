package io.carousel.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What a deal or payment is, by its instrument. */
public final class Layer {
  public static final String CAPITAL = "capital";
  public static final String TRADE = "trade";
  public static final String IN_KIND = "in-kind";
  public static final String CONTINGENT = "contingent";
  public static final String UNSPECIFIED = "unspecified";

  private static final Object[] TRADE_INSTRUMENTS = {"purchase", "cloud", "lease", "revenue_share"};

  private Layer() {}

  /** The layer of an instrument; a grant is capital if it is cash, and in kind if it is shares. */
  public static Column of(Column instrument, Column asset) {
    return when(instrument.isNull(), lit(UNSPECIFIED))
        .when(instrument.isin(TRADE_INSTRUMENTS), lit(TRADE))
        .when(instrument.equalTo("guarantee"), lit(CONTINGENT))
        .when(instrument.equalTo("warrant").or(isShareGrant(instrument, asset)), lit(IN_KIND))
        .otherwise(lit(CAPITAL));
  }

  /** Whether a layer gives capital, in cash, in kind or contingent. */
  public static Column givesCapital(Column layer) {
    return layer.isin(CAPITAL, IN_KIND, CONTINGENT);
  }

  /**
   * Whether it is known when a deal is paid: by both its dates, or because capital and closed trade
   * are paid at once.
   */
  public static Column hasSchedule(Column layer, Column status, Column startsOn, Column endsOn) {
    return startsOn
        .isNotNull()
        .and(endsOn.isNotNull())
        .or(layer.notEqual(TRADE))
        .or(status.equalTo("closed"));
  }

  static Column isShareGrant(Column instrument, Column asset) {
    return instrument.equalTo("grant").and(asset.eqNullSafe("shares"));
  }
}
