package io.carousel.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;

/**
 * Splits a JSON array into the unchanged texts of its elements, using only brackets, quotes and
 * commas, so an element that is not valid JSON does not affect the others.
 */
final class JsonArrayTexts {
  private enum State {
    BEFORE,
    INSIDE,
    ENDED
  }

  private final Reader text;
  private final int longest;
  private State state = State.BEFORE;
  private boolean afterComma;

  /**
   * @param text the text, starting with the array's bracket
   * @param longest characters of the longest element
   */
  JsonArrayTexts(Reader text, int longest) {
    this.text = text;
    this.longest = longest;
  }

  /**
   * The text of the next element, null at the end. Two commas in a row enclose an empty text.
   *
   * @throws IOException if the array is not closed, is followed by something, or has an element
   *     that is too long
   */
  String next() throws IOException {
    if (state == State.BEFORE) {
      text.read();
      state = State.INSIDE;
    }
    if (state == State.INSIDE) {
      String element = element();
      if (afterComma || state == State.INSIDE || !element.isEmpty()) {
        afterComma = state == State.INSIDE;
        return element;
      }
    }
    refuseMore();
    return null;
  }

  /** The text before the next comma or the end. */
  private String element() throws IOException {
    StringBuilder element = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int sign = read(element); ; sign = read(element)) {
      if (depth == 0 && !quoted && (sign == ',' || sign == ']')) {
        state = sign == ']' ? State.ENDED : State.INSIDE;
        return element.toString().strip();
      }
      element.append((char) sign);
      if (quoted && sign == '\\') {
        element.append((char) read(element));
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += depth(sign);
      }
    }
  }

  private int read(StringBuilder element) throws IOException {
    int sign = text.read();
    if (sign < 0) {
      throw new EOFException("its array is not closed");
    }
    if (element.length() >= longest) {
      throw new IOException("an element is longer than " + longest + " characters");
    }
    return sign;
  }

  private void refuseMore() throws IOException {
    for (int sign = text.read(); sign >= 0; sign = text.read()) {
      if (!Character.isWhitespace(sign)) {
        throw new IOException("something follows its array");
      }
    }
  }

  private static int depth(int sign) {
    return switch (sign) {
      case '{', '[' -> 1;
      case '}', ']' -> -1;
      default -> 0;
    };
  }
}
