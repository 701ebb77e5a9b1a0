package io.carousel.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.settings.ScopeName.Layers;
import java.util.List;
import org.apache.spark.sql.Column;

/** Which layer an instrument belongs to, and which of them a scope's layers hold. */
final class Instruments {
  static final String CAPITAL = "capital";
  static final String TRADE = "trade";
  private static final String IN_KIND = "in-kind";
  private static final String CONTINGENT = "contingent";
  private static final String UNSPECIFIED = "unspecified";

  private static final Object[] TRADE_INSTRUMENTS = {"purchase", "cloud", "lease", "revenue_share"};

  private Instruments() {}

  /** The layer of an instrument; a grant is capital if it is cash, and in kind if it is shares. */
  static Column layer(Column instrument, Column asset) {
    Column ofShares = asset.eqNullSafe("shares");
    return when(instrument.isNull(), lit(UNSPECIFIED))
        .when(instrument.isin(TRADE_INSTRUMENTS), lit(TRADE))
        .when(instrument.equalTo("guarantee"), lit(CONTINGENT))
        .when(instrument.equalTo("warrant"), lit(IN_KIND))
        .when(instrument.equalTo("grant").and(ofShares), lit(IN_KIND))
        .otherwise(lit(CAPITAL));
  }

  /** Whether a payment's layer is one that the scope's layers hold. */
  static Column belongs(Column layer, Column layers) {
    Column belongs = lit(false);
    for (Layers held : Layers.values()) {
      belongs = belongs.or(layers.equalTo(held.toString()).and(layer.isin(held(held).toArray())));
    }
    return belongs;
  }

  private static List<String> held(Layers layers) {
    return switch (layers) {
      case CAPITAL -> List.of(CAPITAL);
      case TRADE -> List.of(TRADE);
      case ALL -> List.of(CAPITAL, TRADE, UNSPECIFIED);
      case IN_KIND -> List.of(CAPITAL, TRADE, UNSPECIFIED, IN_KIND);
    };
  }

  /** Whether a payment's layer is this one. */
  static Column is(String layer) {
    return col("layer").equalTo(layer);
  }
}
