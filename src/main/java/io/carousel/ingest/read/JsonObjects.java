package io.carousel.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.RejectReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Reads records that are JSON objects: a member for each column, numbers as they are written. */
final class JsonObjects {
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // The column's own check refuses NaN, and names the column.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final RecordReader reader;
  private final Map<String, Integer> positions = new HashMap<>();

  JsonObjects(DatasetSpec dataset, RecordReader reader) {
    this.reader = reader;
    dataset.columnNames().forEach(column -> positions.put(column, positions.size()));
  }

  /** A reader of records whose fields come in the order of the dataset's columns. */
  static RecordReader reader(DatasetSpec dataset, InputFile file, RecordReader.Texts texts) {
    return new RecordReader(dataset, file.with(FileFormat.JSON, dataset.columnNames()), texts);
  }

  /** The row of the object that a text holds. */
  Row read(String text, long number) {
    try (JsonParser json = STRICT.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return reader.refused(number, text, Fault.of(RejectReason.NOT_AN_OBJECT));
      }
      return read(json, text, number);
    } catch (JsonProcessingException e) {
      return reader.refused(number, text, Fault.of(RejectReason.NOT_JSON, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory could not be read", e);
    }
  }

  private Row read(JsonParser json, String text, long number) throws IOException {
    String[] fields = new String[positions.size()];
    Map<String, Fault> faults = new HashMap<>();
    TreeSet<String> ignored = new TreeSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Integer position = positions.get(name);
      JsonToken value = json.nextToken();
      if (position == null) {
        ignored.add(name);
      } else if (value.isStructStart()) {
        faults.put(name, Fault.of(RejectReason.NESTED));
        fields[position] = value.asString();
      } else if (value != JsonToken.VALUE_NULL) {
        fields[position] = json.getText();
        if (hasLoneSurrogate(fields[position])) {
          faults.put(name, Fault.of(RejectReason.HALF_CHARACTER));
        }
      }
      json.skipChildren();
    }
    if (json.nextToken() != null) {
      return reader.refused(number, text, Fault.of(RejectReason.NOT_ONE_OBJECT));
    }
    List<String> values = Arrays.asList(fields);
    return reader.read(
        values, number, () -> text, faults, ignored.isEmpty() ? null : List.copyOf(ignored));
  }

  /** Whether a text has an escape for half of a character, which no file can store. */
  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }
}
