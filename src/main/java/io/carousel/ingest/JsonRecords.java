package io.carousel.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;
import org.apache.spark.sql.Row;

/**
 * The records of one JSON file: an object a line, told by its line, or one array of objects, told
 * by their number. A line that is no object is rejected; an array that is none is a broken file.
 */
final class JsonRecords extends FileRecords {
  /** Bytes of the longest line that is read. */
  private static final int LONGEST_LINE = 64 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonObjects objects;
  private final PushbackInputStream content;
  private final LineReader lines;
  private final Text line = new Text();
  private final JsonParser array;
  private long number;

  /**
   * Opens the file.
   *
   * @throws IOException if it cannot be opened
   */
  JsonRecords(DatasetSpec dataset, InputFile file, Configuration hadoop) throws IOException {
    super(JsonObjects.reader(dataset, file));
    this.objects = new JsonObjects(dataset, reader());
    this.content = new PushbackInputStream(file.open(hadoop), BYTE_ORDER_MARK.length);
    passByteOrderMark();
    boolean isArray = nextSign() == '[';
    this.lines = isArray ? null : new LineReader(content);
    this.array = isArray ? JSON.createParser((InputStream) content) : null;
    if (isArray) {
      // What comes next are its elements.
      array.nextToken();
      number = 0;
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  @Override
  boolean advance(Consumer<Row> out) {
    try {
      return array == null ? line(out) : element(out);
    } catch (JsonProcessingException e) {
      return broken("record " + (number + 1) + ": " + e.getOriginalMessage(), out);
    } catch (IOException e) {
      return broken("after record " + number + ": " + e.getMessage(), out);
    }
  }

  private boolean line(Consumer<Row> out) throws IOException {
    if (lines.readLine(line, LONGEST_LINE) == 0) {
      return false;
    }
    number++;
    String text = line.toString();
    if (line.getLength() >= LONGEST_LINE) {
      out.accept(reader().refused(number, text, "longer than " + LONGEST_LINE + " bytes"));
    } else if (!text.isBlank()) {
      out.accept(objects.read(text, number));
    }
    return true;
  }

  private boolean element(Consumer<Row> out) throws IOException {
    JsonToken token = array.nextToken();
    if (token == null) {
      return broken("its array is not closed", out);
    }
    if (token == JsonToken.END_ARRAY) {
      return array.nextToken() != null && broken("something follows its array", out);
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(array);
    }
    number++;
    out.accept(objects.read(text.toString(), number));
    return true;
  }

  private void passByteOrderMark() throws IOException {
    byte[] first = content.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
      content.unread(first);
    }
  }

  /** The first byte that is no blank, which stays to be read; counts the lines before it. */
  private int nextSign() throws IOException {
    int sign = content.read();
    while (sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n') {
      number += sign == '\n' ? 1 : 0;
      sign = content.read();
    }
    if (sign >= 0) {
      content.unread(sign);
    }
    return sign;
  }
}
