package io.carousel.claims;

import io.carousel.publish.report.TextFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How to write a value. */
enum Unit {
  USD {
    @Override
    String words(String value) {
      BigDecimal amount = new BigDecimal(value);
      if (amount.abs().compareTo(THOUSAND) < 0) {
        return "$" + decimal(amount);
      }
      return amount.abs().compareTo(TRILLION) < 0
          ? new TextFormat("USD").amount(amount, "")
          : "$" + decimal(amount.divide(TRILLION)) + "tn";
    }
  },
  SHARE {
    @Override
    String words(String value) {
      return decimal(new BigDecimal(value).movePointRight(2)) + "%";
    }
  },
  PERCENT {
    @Override
    String words(String value) {
      return decimal(new BigDecimal(value)) + "%";
    }
  },
  TIMES {
    @Override
    String words(String value) {
      return decimal(new BigDecimal(value)) + "×";
    }
  },
  YEAR {
    @Override
    String words(String value) {
      return value;
    }
  },
  NUMBER {
    @Override
    String words(String value) {
      return decimal(new BigDecimal(value));
    }
  },
  TEXT {
    @Override
    String words(String value) {
      return value;
    }
  };

  private static final BigDecimal THOUSAND = BigDecimal.TEN.pow(3);
  private static final BigDecimal TRILLION = BigDecimal.TEN.pow(12);
  private static final MathContext DIGITS = new MathContext(12);

  /** A value in words, rounded to two decimal places of its unit. */
  abstract String words(String value);

  private static String decimal(BigDecimal value) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value.round(DIGITS))
        .replace('-', '−');
  }
}
