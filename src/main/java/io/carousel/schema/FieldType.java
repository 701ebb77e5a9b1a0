package io.carousel.schema;

import io.carousel.table.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a field's text becomes a value, or is refused with the reason. */
public enum FieldType {
  /** Kept verbatim. */
  TEXT(ColumnType.STRING) {
    @Override
    public Object parse(String text) {
      return text;
    }
  },
  /** The id of a party, kept verbatim. */
  PARTY(ColumnType.STRING) {
    @Override
    public Object parse(String text) {
      return text;
    }
  },
  /** A day, {@code 2025-11-08}. */
  DATE(ColumnType.DATE) {
    @Override
    public Object parse(String text) throws BadField {
      String day = text.strip();
      try {
        if (isDay(day)) {
          return LocalDate.of(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
        }
      } catch (DateTimeException e) {
        // Told below, as any other text that is no day of the calendar.
      }
      throw new BadField("not a date like 2025-12-31");
    }
  },
  /** A number of any sign. */
  NUMBER(ColumnType.DECIMAL) {
    @Override
    public Object parse(String text) throws BadField {
      return number(text);
    }
  },
  /** A number that is not negative. */
  AMOUNT(ColumnType.DECIMAL) {
    @Override
    public Object parse(String text) throws BadField {
      BigDecimal value = number(text);
      if (value.signum() < 0) {
        throw new BadField("negative; money flows from payer to payee");
      }
      return value;
    }
  },
  /** A number above zero. */
  POSITIVE(ColumnType.DECIMAL) {
    @Override
    public Object parse(String text) throws BadField {
      BigDecimal value = number(text);
      if (value.signum() <= 0) {
        throw new BadField("not above zero");
      }
      return value;
    }
  },
  /** A number from 0 to 100. */
  PERCENT(ColumnType.DECIMAL) {
    @Override
    public Object parse(String text) throws BadField {
      BigDecimal value = number(text);
      if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new BadField("not a percentage from 0 to 100");
      }
      return value;
    }
  },
  /** A currency, by its three letters. */
  CURRENCY(ColumnType.STRING) {
    @Override
    public Object parse(String text) throws BadField {
      String code = text.strip().toUpperCase(Locale.ROOT);
      if (!CODE.matcher(code).matches()) {
        throw new BadField("not a currency code like USD");
      }
      return code;
    }
  };

  private static final int DAY_LENGTH = 10;
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int SCALE = 18;
  private static final int WHOLE_DIGITS = 20;

  private final ColumnType columnType;

  FieldType(ColumnType columnType) {
    this.columnType = columnType;
  }

  /** The type of the column that holds the values. */
  public ColumnType columnType() {
    return columnType;
  }

  /**
   * Reads a field that is not empty.
   *
   * @throws BadField with the reason, if the text is not such a value
   */
  public abstract Object parse(String text) throws BadField;

  /** Why a field is refused. */
  public static final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    public BadField(String reason) {
      super(reason, null, false, false);
    }
  }

  // By hand, as most of the time of reading goes into dates and numbers.

  /** Whether a text has the form of a day; there need not be one. */
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

  /** Whether a text is digits with a point among them, as most numbers are. */
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

  private static BigDecimal number(String text) throws BadField {
    String stripped = text.strip();
    if (!isPlainNumber(stripped) && !DECIMAL.matcher(stripped).matches()) {
      throw new BadField("not a number like 1250000.50");
    }
    BigDecimal value = new BigDecimal(stripped);
    // Asked before rounding, which would write all digits of 1e999 out, and after it.
    if (value.signum() != 0 && wholeDigits(value) > WHOLE_DIGITS) {
      throw tooLarge();
    }
    BigDecimal rounded = value.setScale(SCALE, RoundingMode.HALF_UP);
    if (wholeDigits(rounded) > WHOLE_DIGITS) {
      throw tooLarge();
    }
    return rounded;
  }

  private static int wholeDigits(BigDecimal value) {
    return value.precision() - value.scale();
  }

  private static BadField tooLarge() {
    return new BadField("more than " + WHOLE_DIGITS + " digits before the point");
  }
}
