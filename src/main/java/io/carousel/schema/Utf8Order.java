package io.carousel.schema;

import java.util.Comparator;

/**
 * Orders strings by the unsigned bytes of their UTF-8 form, which is the order of their code points
 * and the order in which Spark sorts strings.
 *
 * <p>{@link String#compareTo} compares UTF-16 units instead and so puts every character above
 * U+FFFF, written as two surrogates (U+D800 to U+DFFF), before U+E000 to U+FFFF; in UTF-8 it comes
 * after them.
 *
 * <p>A prefix comes before the longer string. Zero means equal strings. An unpaired surrogate has
 * no UTF-8 form; it is placed among the characters above U+FFFF, so the order stays total. Null is
 * refused with a {@link NullPointerException}.
 *
 * <p>Takes time linear in the length of the common prefix, and allocates nothing.
 */
public enum Utf8Order implements Comparator<String> {
  /** The only instance. */
  INSTANCE;

  private static final int SURROGATES = Character.MIN_SURROGATE;
  private static final int AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

  @Override
  public int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return place(a) - place(b);
      }
    }
    return left.length() - right.length();
  }

  /** The rank of a UTF-16 unit in code point order: surrogates last, all others by value. */
  private static int place(char unit) {
    boolean surrogate = unit >= SURROGATES && unit < AFTER_SURROGATES;
    return surrogate ? unit + (Character.MAX_VALUE + 1 - SURROGATES) : unit;
  }
}
