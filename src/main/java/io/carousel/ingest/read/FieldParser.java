package io.carousel.ingest.read;

import io.carousel.schema.FieldType;
import io.carousel.schema.RejectReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns a field's text into a value of its {@link FieldType}, or refuses it with the reason. */
final class FieldParser {
  private static final int DAY_LENGTH = 10;
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int SCALE = 18;
  private static final int WHOLE_DIGITS = 20;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private FieldParser() {}

  /** Refuses a field. */
  static final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    BadField(RejectReason reason, Object... attributes) {
      super(null, null, false, false);
      this.fault = Fault.of(reason, attributes);
    }

    Fault fault() {
      return fault;
    }
  }

  /**
   * Reads a field that is not empty.
   *
   * @return a String, LocalDate or BigDecimal
   * @throws BadField with the reason, if the text is not such a value
   */
  static Object parse(FieldType type, String text) throws BadField {
    return switch (type) {
      case TEXT, PARTY -> text;
      case DATE -> day(text.strip());
      case CURRENCY -> currency(text.strip().toUpperCase(Locale.ROOT));
      case NUMBER -> number(text.strip());
      case AMOUNT -> {
        BigDecimal value = number(text.strip());
        yield require(value, value.signum() >= 0, RejectReason.NEGATIVE);
      }
      case POSITIVE -> {
        BigDecimal value = number(text.strip());
        yield require(value, value.signum() > 0, RejectReason.NOT_POSITIVE);
      }
      case PERCENT -> {
        BigDecimal value = number(text.strip());
        boolean fits = value.signum() >= 0 && value.compareTo(HUNDRED) <= 0;
        yield require(value, fits, RejectReason.NOT_A_PERCENTAGE);
      }
    };
  }

  private static BigDecimal require(BigDecimal value, boolean fits, RejectReason otherwise)
      throws BadField {
    if (!fits) {
      throw new BadField(otherwise);
    }
    return value;
  }

  private static String currency(String code) throws BadField {
    if (!CODE.matcher(code).matches()) {
      throw new BadField(RejectReason.NOT_A_CURRENCY);
    }
    return code;
  }

  // Dates and numbers are parsed by hand because they take most of the reading time.

  private static LocalDate day(String text) throws BadField {
    if (!isDay(text)) {
      throw new BadField(RejectReason.NOT_A_DATE);
    }
    try {
      return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    } catch (DateTimeException e) {
      throw new BadField(RejectReason.NOT_A_DATE);
    }
  }

  /** Whether a text has the form of a day; the day need not exist. */
  private static boolean isDay(String text) {
    if (text.length() != DAY_LENGTH || text.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < DAY_LENGTH; i++) {
      char sign = text.charAt(i);
      boolean dash = i == 4 || i == 7;
      if (dash ? sign != '-' : !isDigit(sign)) {
        return false;
      }
    }
    return true;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static BigDecimal number(String text) throws BadField {
    if (!isPlainNumber(text) && !DECIMAL.matcher(text).matches()) {
      throw new BadField(RejectReason.NOT_A_NUMBER);
    }
    BigDecimal value = new BigDecimal(text);
    // Checked before and after rounding: rounding would write out all digits of 1e999.
    if (value.signum() != 0) {
      requireWholeDigits(value);
    }
    BigDecimal rounded = value.setScale(SCALE, RoundingMode.HALF_UP);
    requireWholeDigits(rounded);
    return rounded;
  }

  /** Whether a text is digits with at most one point among them, as most numbers are. */
  private static boolean isPlainNumber(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      points += sign == '.' ? 1 : 0;
      if (sign != '.' && !isDigit(sign)) {
        return false;
      }
    }
    return points <= 1 && text.length() > points;
  }

  private static void requireWholeDigits(BigDecimal value) throws BadField {
    if (value.precision() - value.scale() > WHOLE_DIGITS) {
      throw new BadField(RejectReason.TOO_LARGE, WHOLE_DIGITS);
    }
  }
}
