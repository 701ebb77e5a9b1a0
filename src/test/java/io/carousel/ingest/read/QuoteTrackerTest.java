package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuoteTrackerTest {

  static QuoteTracker over(String csv) {
    return new QuoteTracker(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  static QuoteTracker readThrough(String csv) throws IOException {
    QuoteTracker tracker = over(csv);
    assertThat(tracker.readAllBytes()).isEqualTo(csv.getBytes(StandardCharsets.UTF_8));
    return tracker;
  }

  /** The starting lines of malformed records; asking for them forgets them. */
  static List<Long> malformed(QuoteTracker tracker) {
    return LongStream.range(0, 1_000).filter(tracker::isMalformed).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b\n",
        "a,b\r\n\"c\",\"d\"\r\n",
        "\"a\nb\",\"c\r\nd\",\"e\rf\"\n",
        "\"say \"\"hi\"\"\",\"\"\"\",\"\"\n",
        "a,5\" pipe,b\"\"c\n", // quotes within a field that does not begin with one
        "\"a,b\",\"c\"",
        "\"ü😀\",é\n"
      })
  void hasNothingToTellOfProperQuotes(String csv) throws IOException {
    QuoteTracker tracker = readThrough(csv);
    assertThat(tracker.unclosedQuote()).isEmpty();
    assertThat(malformed(tracker)).isEmpty();
  }

  @Test
  void reportsTheLineOfAQuoteThatIsNeverClosed() throws IOException {
    assertThat(readThrough("a,b\nc,\"d\ne,f\ng,h\n").unclosedQuote()).hasValue(2);
    assertThat(readThrough("\"a").unclosedQuote()).hasValue(1);
    assertThat(readThrough("a,b\n\"").unclosedQuote()).hasValue(2);
  }

  @Test
  void countsEveryKindOfLineEndOnce() throws IOException {
    // Lines: a CRLF, b CR, c LF, empty CRLF, then the quote on line 5.
    assertThat(readThrough("a\r\nb\rc\n\r\n\"d\r\n\r\n").unclosedQuote()).hasValue(5);
    // CR CR LF LF: three ends, for only CR LF is one together.
    assertThat(readThrough("a\r\r\n\n\"b").unclosedQuote()).hasValue(4);
  }

  @Test
  void countsLinesWithinQuotedFields() throws IOException {
    // The first record takes lines 1 to 4; the open quote is the second one of line 5.
    assertThat(readThrough("\"a\nb\r\nc\rd\",e\n\"f\",\"g\nh").unclosedQuote()).hasValue(5);
  }

  @Test
  void takesTwoQuotesForOneThatIsStillInside() throws IOException {
    assertThat(readThrough("\"a\"\"\nb\n").unclosedQuote()).hasValue(1);
    assertThat(readThrough("\"a\"\"\"\nb\n").unclosedQuote()).isEmpty();
  }

  @Test
  void waitsForTheEndBeforeItCallsAQuoteUnclosed() throws IOException {
    QuoteTracker tracker = over("\"a\nb\"\n");
    assertThat(tracker.readNBytes(3)).hasSize(3);
    assertThat(tracker.unclosedQuote()).isEmpty();
  }

  @Test
  void reportsTheRecordWithTextAfterAClosingQuote() throws IOException {
    assertThat(malformed(readThrough("a,b\n\"c\"d,e\nf,g\n"))).containsExactly(2L);
    assertThat(malformed(readThrough("\"a\" ,b\n"))).containsExactly(1L);
  }

  @Test
  void namesAMalformedRecordByItsFirstLine() throws IOException {
    // The record begins on line 2; the text after its second quoted field is on line 4.
    assertThat(malformed(readThrough("a,b\r\n\"c\r\nd\",\"e\nf\"g\r\nh,i\r\n")))
        .containsExactly(2L);
  }

  @Test
  void reportsEveryMalformedRecordOnce() throws IOException {
    QuoteTracker tracker = readThrough("\"a\"x,\"b\"y\n\"c\",d\n\"e\"z,f\n");
    assertThat(malformed(tracker)).containsExactly(1L, 3L);
    assertThat(malformed(tracker)).isEmpty();
  }
}
