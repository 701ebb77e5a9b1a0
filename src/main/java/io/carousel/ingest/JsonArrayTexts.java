package io.carousel.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;

/**
 * Cuts a JSON array into the texts of its elements, as they are written: by brackets and quotes
 * alone, so that an element that is no JSON spoils no other.
 */
final class JsonArrayTexts {
  private final Reader text;
  private final int longest;
  private boolean ended;

  /**
   * @param text begins with the array's bracket
   * @param longest characters of the longest element
   */
  JsonArrayTexts(Reader text, int longest) throws IOException {
    this.text = text;
    this.longest = longest;
    text.read();
  }

  /**
   * The text of the next element, null at the end.
   *
   * @throws IOException if the array is not closed, is followed by something, or has an element
   *     that is too long
   */
  String next() throws IOException {
    StringBuilder element = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    while (!ended) {
      int sign = text.read();
      if (sign < 0) {
        throw new EOFException("its array is not closed");
      }
      boolean outside = depth == 0 && !quoted;
      if (outside && (sign == ',' || sign == ']')) {
        ended = sign == ']';
        if (!element.toString().isBlank()) {
          return element.toString().strip();
        }
        continue;
      }
      element.append((char) sign);
      if (element.length() > longest) {
        throw new IOException("an element is longer than " + longest + " characters");
      }
      if (quoted && sign == '\\') {
        element.append((char) Math.max(text.read(), ' '));
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += opens(sign) ? 1 : closes(sign) ? -1 : 0;
      }
    }
    return end();
  }

  private String end() throws IOException {
    for (int sign = text.read(); sign >= 0; sign = text.read()) {
      if (!Character.isWhitespace(sign)) {
        throw new IOException("something follows its array");
      }
    }
    return null;
  }

  private static boolean opens(int sign) {
    return sign == '{' || sign == '[';
  }

  private static boolean closes(int sign) {
    return sign == '}' || sign == ']';
  }
}
