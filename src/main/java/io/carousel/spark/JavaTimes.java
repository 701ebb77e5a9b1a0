package io.carousel.spark;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;

/**
 * Dates and timestamps of Spark's rows in the proleptic Gregorian calendar, which the classes of
 * {@code java.sql} do not use before 1582.
 */
public final class JavaTimes {
  private JavaTimes() {}

  public static LocalDate day(Date date) {
    return LocalDate.ofEpochDay(DateTimeUtils.fromJavaDate(date));
  }

  /** Microseconds since 1970, in UTC. */
  public static long epochMicros(Timestamp timestamp) {
    return DateTimeUtils.fromJavaTimestamp(timestamp);
  }
}
