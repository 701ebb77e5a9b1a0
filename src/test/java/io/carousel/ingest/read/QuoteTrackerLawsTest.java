package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class QuoteTrackerLawsTest {
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
  private static final String[] QUOTED = {"x", "é", " ", ",", "\n", "\r\n", "\r", "\"\""};
  private static final String[] PLAIN = {"x", "é", " ", "😀", "5\" "};
  private static final String[] ANY = {"x", ",", "\"", "\"", "\n", "\r", "\r\n", "😀"};

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static String some(Random random, String[] parts, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  /** Records of RFC 4180, with any line ends, the last one perhaps without. */
  private static String valid(Random random) {
    StringBuilder csv = new StringBuilder();
    for (int records = random.nextInt(6); records > 0; records--) {
      for (int fields = 1 + random.nextInt(4); fields > 0; fields--) {
        csv.append(
            random.nextBoolean()
                ? '"' + some(random, QUOTED, 6) + '"'
                : "x" + some(random, PLAIN, 3));
        csv.append(fields > 1 ? "," : "");
      }
      csv.append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
    }
    return random.nextInt(4) == 0 ? csv.toString().stripTrailing() : csv.toString();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hasNothingToTellOfValidText(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String csv = valid(random);
      QuoteTracker tracker = QuoteTrackerTest.readThrough(csv);
      assertThat(tracker.unclosedQuote()).as(csv).isEmpty();
      assertThat(QuoteTrackerTest.malformed(tracker)).as(csv).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reportsAQuoteAddedAtTheEndOfValidText(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String csv = valid(random) + "\n";
      QuoteTracker tracker = QuoteTrackerTest.readThrough(csv + "x,\"never closed\r\n");
      // LF, CR, or CR LF together.
      long line =
          1 + csv.replace("\r\n", "\n").replace('\r', '\n').chars().filter(c -> c == '\n').count();
      assertThat(tracker.unclosedQuote()).as(csv).hasValue(line);
      assertThat(QuoteTrackerTest.malformed(tracker)).as(csv).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reportsTheSameForEveryWayOfReadingTheText(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String csv = some(random, ANY, 30);
      QuoteTracker whole = QuoteTrackerTest.readThrough(csv);
      QuoteTracker single = QuoteTrackerTest.over(csv);
      while (single.read() >= 0) {
        // Byte by byte.
      }
      QuoteTracker chunked = QuoteTrackerTest.over(csv);
      byte[] buffer = new byte[8];
      while (chunked.read(buffer, 2, 1 + random.nextInt(3)) >= 0) {
        // In chunks of one to three.
      }
      assertThat(single.unclosedQuote()).as(csv).isEqualTo(whole.unclosedQuote());
      assertThat(chunked.unclosedQuote()).as(csv).isEqualTo(whole.unclosedQuote());
      assertThat(QuoteTrackerTest.malformed(single))
          .as(csv)
          .isEqualTo(QuoteTrackerTest.malformed(chunked))
          .isEqualTo(QuoteTrackerTest.malformed(whole));
    }
  }
}
