package io.carousel.publish.report;

import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a sentence. */
final class SentenceBuilder {
  private final List<Report.Part> parts = new ArrayList<>();

  SentenceBuilder say(String words) {
    if (!words.isEmpty()) {
      parts.add(new Report.Part(words, false));
    }
    return this;
  }

  SentenceBuilder figure(String figure) {
    parts.add(new Report.Part(figure, true));
    return this;
  }

  Report.Sentence from(String... tables) {
    return new Report.Sentence(List.copyOf(parts), List.of(tables));
  }
}
