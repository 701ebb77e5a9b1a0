package io.carousel.error;

import java.util.Optional;

/**
 * A failure that is reported to the user in one line. Build it from its parts, so that no message
 * omits one: {@code CarouselException.of(Failure.USAGE, "unknown setting").value(key).at(file)
 * .allowed("…").remedy("…")}.
 */
public final class CarouselException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final String what;
  private final String value;
  private final String where;
  private final String allowed;
  private final String remedy;

  private CarouselException(Failure failure, String what, String[] details, Throwable cause) {
    super(message(what, details), cause);
    this.failure = failure;
    this.what = what;
    this.value = details[0];
    this.where = details[1];
    this.allowed = details[2];
    this.remedy = details[3];
  }

  /**
   * A failure of this kind.
   *
   * @param what the cause, in words that start a sentence
   */
  public static CarouselException of(Failure failure, String what) {
    return new CarouselException(failure, what, new String[4], null);
  }

  /** The faulty value. */
  public CarouselException value(Object atFault) {
    return with(0, String.valueOf(atFault));
  }

  /** The place: a file and line, an option, a table. */
  public CarouselException at(String place) {
    return with(1, place);
  }

  /** The allowed values. */
  public CarouselException allowed(String rightValues) {
    return with(2, rightValues);
  }

  /** What to do next. */
  public CarouselException remedy(String nextStep) {
    return with(3, nextStep);
  }

  /** The exception behind this one, shown with {@code --verbose}. */
  public CarouselException causedBy(Throwable cause) {
    return new CarouselException(failure, what, details(), cause);
  }

  /** The failure that caused a library's exception, if any. */
  public static Optional<CarouselException> behind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CarouselException known) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** The kind of this failure. */
  public Failure failure() {
    return failure;
  }

  private CarouselException with(int detail, String text) {
    String[] details = details();
    details[detail] = text;
    return new CarouselException(failure, what, details, getCause());
  }

  private String[] details() {
    return new String[] {value, where, allowed, remedy};
  }

  private static String message(String what, String[] details) {
    StringBuilder text = new StringBuilder(what);
    if (details[0] != null) {
      text.append(" '").append(details[0]).append('\'');
    }
    if (details[1] != null) {
      text.append(" in ").append(details[1]);
    }
    if (details[2] != null) {
      text.append("; allowed: ").append(details[2]);
    }
    if (details[3] != null) {
      text.append("; ").append(details[3]);
    }
    return text.toString();
  }
}
