package io.carousel.publish.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the report's figures and terms as text. {@code format.js} writes amounts and shares in the
 * same way.
 *
 * @param currency the currency of all amounts
 */
public record TextFormat(String currency) {
  private static final BigDecimal TRILLION = BigDecimal.TEN.pow(12);
  private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);
  private static final BigDecimal MILLION = BigDecimal.TEN.pow(6);
  private static final BigDecimal TEN_TRILLION = BigDecimal.TEN.pow(13);
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final double SMALLEST_SHARE = 0.0005;
  private static final int LONGEST_TEXT = 200;

  /** A share this close to a named part is called by its name. */
  private static final double NEAR = 0.01;

  private static final Map<Double, String> NAMED_PARTS =
      Map.of(
          1 / 4.0, "a quarter",
          1 / 3.0, "a third",
          1 / 2.0, "half",
          2 / 3.0, "two thirds",
          3 / 4.0, "three quarters");

  private static final Map<String, String> BASES =
      Map.of(
          "announced", "Announced",
          "contracted", "Contracted",
          "paid", "Paid",
          "principal", "Principal",
          "due-12m", "Due within 12 months",
          "due-60m", "Due within 5 years");
  private static final Map<String, String> LAYERS =
      Map.of(
          "all", "capital and trade",
          "capital", "capital only",
          "trade", "trade only",
          "in-kind", "with shares and warrants",
          "contingent", "with guarantees");
  private static final Map<String, String> INSTRUMENTS =
      Map.of("revenue_share", "revenue share", "secondary", "secondary shares");

  /** A short amount, as {@code $327bn} or {@code EUR 3.2bn}; {@code otherwise} if null. */
  public String amount(BigDecimal amount, String otherwise) {
    if (amount == null) {
      return otherwise;
    }
    BigDecimal size = amount.abs();
    String sign = amount.signum() < 0 ? "−" : "";
    return sign + symbol() + shortened(size);
  }

  /** An amount to the cent, as {@code 326,860,000,000.00 USD}; {@code otherwise} if null. */
  public String exact(BigDecimal amount, String otherwise) {
    return amount == null ? otherwise : decimal("#,##0.00", amount) + " " + currency;
  }

  /** A range of amounts; empty if an end is null or if both ends have the same text. */
  public String range(BigDecimal low, BigDecimal high) {
    return low == null || high == null ? "" : between(amount(low, ""), amount(high, ""));
  }

  /** A range of shares; empty if an end is null or if both ends have the same text. */
  public String shares(Double low, Double high) {
    return low == null || high == null ? "" : between(share(low, ""), share(high, ""));
  }

  /** A share from 0 to 1 as a percentage; {@code otherwise} if null. */
  public String share(Double share, String otherwise) {
    if (share == null || share.isNaN()) {
      return otherwise;
    }
    if (share > 0 && share < SMALLEST_SHARE) {
      return "<0.1%";
    }
    return decimal("#,##0.#", BigDecimal.valueOf(share).multiply(HUNDRED)) + "%";
  }

  /** A number with three decimals; {@code otherwise} if null. */
  public String number(Double number, String otherwise) {
    return number == null || number.isNaN()
        ? otherwise
        : decimal("0.000", BigDecimal.valueOf(number));
  }

  /** A ratio, as {@code 2.5}; {@code otherwise} if null. */
  public String ratio(Double ratio, String otherwise) {
    return ratio == null || ratio.isNaN()
        ? otherwise
        : decimal("#,##0.##", BigDecimal.valueOf(ratio));
  }

  /** A count; {@code otherwise} if null. */
  public String count(Number count, String otherwise) {
    return count == null ? otherwise : decimal("#,##0", BigDecimal.valueOf(count.longValue()));
  }

  /** A count with its noun. */
  public String count(long count, String one, String many) {
    return count(count, "") + " " + (count == 1 ? one : many);
  }

  /** A scope in words. */
  public String scope(Report.Scope scope) {
    String level = "group".equals(scope.level()) ? ", by group of companies" : "";
    return basis(scope.basis()) + ", " + layers(scope.layers()) + level;
  }

  /** A basis in words. */
  public String basis(String basis) {
    return BASES.getOrDefault(basis, basis);
  }

  /** The layers of a scope in words. */
  public String layers(String layers) {
    return LAYERS.getOrDefault(layers, layers);
  }

  /** An instrument in words; {@code unspecified} if null. */
  public String instrument(String instrument) {
    return instrument == null
        ? "unspecified"
        : INSTRUMENTS.getOrDefault(instrument, cut(instrument));
  }

  /** A share from 0 to 1 in words, as {@code two thirds (65.9%)} or {@code 43%}. */
  public String part(double share) {
    String exactly = share(share, "");
    return NAMED_PARTS.entrySet().stream()
        .filter(part -> Math.abs(part.getKey() - share) < NEAR)
        .map(part -> part.getValue() + " (" + exactly + ")")
        .findFirst()
        .orElse(exactly);
  }

  /**
   * A period in words, as {@code year to 2025-12-31} or {@code as of 2025-08-31}.
   *
   * @param period FY, TTM or POINT
   */
  public static String period(String period, LocalDate end) {
    return switch (period) {
      case "FY" -> "year to " + end;
      case "TTM" -> "twelve months to " + end;
      default -> "as of " + end;
    };
  }

  /** A text cut to the space of a row, its first 200 characters; null if it is null. */
  public static String cut(String text) {
    return text == null || text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
  }

  private String symbol() {
    return "USD".equals(currency) ? "$" : currency + " ";
  }

  private static String shortened(BigDecimal size) {
    if (size.compareTo(TEN_TRILLION) >= 0) {
      return inUnit(size, TRILLION) + "tn";
    }
    if (size.compareTo(BILLION) >= 0) {
      return inUnit(size, BILLION) + "bn";
    }
    if (size.compareTo(MILLION) >= 0) {
      return inUnit(size, MILLION) + "m";
    }
    return decimal("#,##0.##", size);
  }

  private static String inUnit(BigDecimal size, BigDecimal unit) {
    BigDecimal units = size.divide(unit);
    return decimal(units.compareTo(HUNDRED) < 0 ? "#,##0.#" : "#,##0", units);
  }

  private static String between(String low, String high) {
    return low.equals(high) ? "" : low + "–" + high;
  }

  private static String decimal(String pattern, BigDecimal number) {
    DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }
}
