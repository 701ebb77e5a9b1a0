package io.carousel.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Watches the quotes of CSV text on its way to the parser, which accepts errors that RFC 4180 does
 * not: text after a closing quote, and a quote that is never closed and so swallows the rest of a
 * file.
 */
final class QuoteTracker extends FilterInputStream {
  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final Set<Long> malformedRecords = new HashSet<>();
  private State state = State.FIELD_START;
  private long line = 1;
  private long recordLine = 1;
  private long quoteLine;
  private boolean afterReturn;
  private boolean ended;

  QuoteTracker(InputStream csv) {
    super(csv);
  }

  /** Whether the record that begins on this line, read already, has text after a closing quote. */
  boolean isMalformed(long startingLine) {
    return malformedRecords.remove(startingLine);
  }

  /** The line of a quote that is still open at the end of the file. */
  OptionalLong unclosedQuote() {
    return ended && state == State.QUOTED ? OptionalLong.of(quoteLine) : OptionalLong.empty();
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next < 0) {
      ended = true;
    } else {
      see(next);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    ended |= read < 0;
    for (int i = 0; i < read; i++) {
      see(buffer[offset + i]);
    }
    return read;
  }

  private void see(int character) {
    if (character == '\n' && afterReturn) {
      // The second half of a line end that was counted at its first half.
      afterReturn = false;
      return;
    }
    afterReturn = character == '\r';
    boolean lineEnd = character == '\n' || character == '\r';
    if (lineEnd) {
      line++;
    }
    if (state == State.QUOTED) {
      if (character == '"') {
        state = State.QUOTE_IN_QUOTED;
      }
    } else if (lineEnd) {
      state = State.FIELD_START;
      recordLine = line;
    } else {
      state = within(character);
    }
  }

  private State within(int character) {
    if (character == ',') {
      return State.FIELD_START;
    }
    if (state == State.QUOTE_IN_QUOTED && character != '"') {
      malformedRecords.add(recordLine);
      return State.PLAIN;
    }
    if (state == State.PLAIN || character != '"') {
      return State.PLAIN;
    }
    if (state == State.FIELD_START) {
      quoteLine = line;
    }
    return State.QUOTED;
  }
}
