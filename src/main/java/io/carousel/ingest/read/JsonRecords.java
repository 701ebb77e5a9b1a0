package io.carousel.ingest.read;

import io.carousel.schema.DatasetSpec;
import io.carousel.schema.RejectReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;
import org.apache.spark.sql.Row;

/**
 * The records of one JSON file: an object on each line, or one array of objects, numbered instead
 * of by line. Anything but an object is rejected; an array that is not closed is a broken file.
 */
final class JsonRecords extends FileRecords {
  /** Bytes of the longest line that is read. */
  private static final int LONGEST_LINE = 64 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final JsonObjects objects;
  private final PushbackInputStream content;
  private final LineReader lines;
  private final Text line = new Text();
  private final JsonArrayTexts array;
  private long number;

  /**
   * Opens the file.
   *
   * @throws IOException if it cannot be opened
   */
  JsonRecords(DatasetSpec dataset, InputFile file, Configuration hadoop, RecordReader.Texts texts)
      throws IOException {
    super(JsonObjects.reader(dataset, file, texts));
    this.objects = new JsonObjects(dataset, reader());
    this.content = new PushbackInputStream(file.open(hadoop), BYTE_ORDER_MARK.length);
    passByteOrderMark();
    boolean isArray = nextSign() == '[';
    this.lines = isArray ? null : new LineReader(content);
    this.array = isArray ? new JsonArrayTexts(text(content), LONGEST_LINE) : null;
    if (isArray) {
      number = 0;
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  @Override
  public boolean advance(Consumer<Row> out) {
    try {
      return array == null ? line(out) : element(out);
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
      out.accept(
          reader().refused(number, text, Fault.of(RejectReason.LINE_TOO_LONG, LONGEST_LINE)));
    } else if (!text.isBlank()) {
      out.accept(objects.read(text, number));
    }
    return true;
  }

  private boolean element(Consumer<Row> out) throws IOException {
    String text = array.next();
    if (text == null) {
      return false;
    }
    number++;
    out.accept(objects.read(text, number));
    return true;
  }

  /** As text; bytes that are not UTF-8 become a character that {@link RecordReader} rejects. */
  private static Reader text(InputStream bytes) {
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  private void passByteOrderMark() throws IOException {
    byte[] first = content.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
      content.unread(first);
    }
  }

  /** The first byte that is not blank, without consuming it; counts the lines before it. */
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
