package io.carousel.publish.database;

import io.carousel.schema.Utf8Order;
import io.carousel.spark.JavaTimes;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import scala.jdk.javaapi.CollectionConverters;

/** The values of Spark's rows as Java types. */
final class Values {
  private static final char REPLACEMENT = '\uFFFD';

  private Values() {}

  /** The text with U+FFFD for unpaired surrogates, which UTF-8 cannot represent. */
  static String wellFormed(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder formed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(formed::appendCodePoint);
    return formed.toString();
  }

  /** As {@link #wellFormed}, with U+FFFD for U+0000 too. */
  static String withoutNul(String text) {
    return wellFormed(text).replace('\0', REPLACEMENT);
  }

  /** The day in the proleptic Gregorian calendar, which {@link Date} does not use before 1582. */
  static LocalDate day(Object date) {
    return JavaTimes.day((Date) date);
  }

  /** A value as drivers expect it for a parameter. */
  static Object parameter(Object value) {
    return value instanceof Date ? day(value) : value;
  }

  static long epochMicros(Object timestamp) {
    return JavaTimes.epochMicros((Timestamp) timestamp);
  }

  /** The texts in order, including nulls. */
  static List<String> list(Object seq, UnaryOperator<String> text) {
    List<String> list = new ArrayList<>();
    for (Object element : CollectionConverters.asJava((scala.collection.Seq<?>) seq)) {
      list.add(element == null ? null : text.apply((String) element));
    }
    return list;
  }

  /** The entries in the order of their keys' bytes, so equal maps are always stored alike. */
  static Map<String, Object> map(Object map, UnaryOperator<String> text) {
    Map<String, Object> entries = new TreeMap<>(Utf8Order.INSTANCE);
    CollectionConverters.asJava((scala.collection.Map<?, ?>) map)
        .forEach(
            (key, value) ->
                entries.put(
                    text.apply((String) key),
                    value instanceof String string ? text.apply(string) : value));
    return entries;
  }
}
