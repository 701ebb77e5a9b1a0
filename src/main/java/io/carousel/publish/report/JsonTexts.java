package io.carousel.publish.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes values of the page's data; each text is stored once and referred to by its place. */
final class JsonTexts {
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** Writes an item of a list. */
  interface Writing<T> {
    void write(JsonGenerator out, T item) throws IOException;
  }

  /** The texts, each at its place. */
  List<String> all() {
    return texts;
  }

  /** A text, cut to the space of a row. */
  void text(JsonGenerator out, String text) throws IOException {
    whole(out, TextFormat.cut(text));
  }

  /** A text of any length. */
  void whole(JsonGenerator out, String text) throws IOException {
    if (text == null) {
      out.writeNull();
      return;
    }
    Integer place = places.get(text);
    if (place == null) {
      place = texts.size();
      places.put(text, place);
      texts.add(text);
    }
    out.writeNumber(place);
  }

  static void amount(JsonGenerator out, BigDecimal amount) throws IOException {
    if (amount == null) {
      out.writeNull();
    } else {
      out.writeNumber(amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros());
    }
  }

  static void share(JsonGenerator out, Double share) throws IOException {
    if (share == null || share.isNaN()) {
      out.writeNull();
    } else {
      out.writeNumber(share);
    }
  }

  static <T> void writeAll(JsonGenerator out, String field, List<T> items, Writing<T> writing)
      throws IOException {
    out.writeFieldName(field);
    writeAll(out, items, writing);
  }

  static <T> void writeAll(JsonGenerator out, List<T> items, Writing<T> writing)
      throws IOException {
    out.writeStartArray();
    for (T item : items) {
      writing.write(out, item);
    }
    out.writeEndArray();
  }
}
