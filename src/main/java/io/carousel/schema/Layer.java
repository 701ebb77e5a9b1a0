package io.carousel.schema;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.carousel.schema.ScopeName.Layers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** The layer of a deal or payment, by its instrument. */
public final class Layer {
  public static final String CAPITAL = "capital";
  public static final String TRADE = "trade";
  public static final String IN_KIND = "in-kind";
  public static final String CONTINGENT = "contingent";
  public static final String UNSPECIFIED = "unspecified";

  private static final Object[] TRADE_INSTRUMENTS = {"purchase", "cloud", "lease", "revenue_share"};

  private Layer() {}

  /** The layer of an instrument. A grant is in kind if its asset is shares, else capital. */
  public static Column of(Column instrument, Column asset) {
    return when(instrument.isNull(), lit(UNSPECIFIED))
        .when(instrument.isin(TRADE_INSTRUMENTS), lit(TRADE))
        .when(instrument.equalTo("guarantee"), lit(CONTINGENT))
        .when(instrument.equalTo("warrant").or(isShareGrant(instrument, asset)), lit(IN_KIND))
        .otherwise(lit(CAPITAL));
  }

  /** Whether a deal of the layer gives capital: in cash, in kind or contingent. */
  public static Column givesCapital(Column layer) {
    return layer.isin(CAPITAL, IN_KIND, CONTINGENT);
  }

  /**
   * Whether a deal has a known schedule: it has both dates, or it is paid at once, like closed
   * trade and everything that is not trade.
   */
  public static Column hasSchedule(Column layer, Column status, Column startsOn, Column endsOn) {
    return startsOn
        .isNotNull()
        .and(endsOn.isNotNull())
        .or(layer.notEqual(TRADE))
        .or(status.equalTo("closed"));
  }

  /** Whether a deal is a grant of shares. */
  public static Column isShareGrant(Column instrument, Column asset) {
    return instrument.equalTo("grant").and(asset.eqNullSafe("shares"));
  }

  /**
   * A condition in SQL: whether a payment's layer belongs to the layers of a scope.
   *
   * @param layer the column of the payment's layer
   * @param layers the column of the scope's layers
   */
  public static String belongs(String layer, String layers) {
    return Arrays.stream(Layers.values())
        .map(held -> layers + " = '" + held + "' AND " + layer + " IN (" + held(held) + ")")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String held(Layers layers) {
    List<String> held =
        switch (layers) {
          case CAPITAL -> List.of(CAPITAL);
          case TRADE -> List.of(TRADE);
          case ALL -> List.of(CAPITAL, TRADE, UNSPECIFIED);
          case IN_KIND -> List.of(CAPITAL, TRADE, UNSPECIFIED, IN_KIND);
          case CONTINGENT -> List.of(CAPITAL, TRADE, UNSPECIFIED, IN_KIND, CONTINGENT);
        };
    return held.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }
}
