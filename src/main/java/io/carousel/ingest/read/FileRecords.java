package io.carousel.ingest.read;

import io.carousel.schema.DatasetSpec;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;

/**
 * The records of one text file, each read and checked, as rows of {@link RecordReader#schema}. A
 * file that cannot be read to its end has a last row with the reason.
 */
abstract class FileRecords implements Iterator<Row>, Closeable {
  private final RecordReader reader;
  private final Deque<Row> pending = new ArrayDeque<>();
  private boolean ended;

  FileRecords(RecordReader reader) {
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be opened
   */
  static FileRecords open(
      DatasetSpec dataset, InputFile file, Configuration hadoop, RecordReader.Texts texts)
      throws IOException {
    return switch (file.format()) {
      case CSV -> new CsvRecords(new RecordReader(dataset, file, texts), file, hadoop);
      case ECB -> new EcbRecords(file, hadoop, texts);
      case JSON -> new JsonRecords(dataset, file, hadoop, texts);
      case PARQUET -> throw new IllegalArgumentException("not a text file: " + file.name());
    };
  }

  /**
   * Reads the next part.
   *
   * @param out receives the resulting rows; there may be none
   * @return false at the end of the file
   */
  abstract boolean advance(Consumer<Row> out);

  final RecordReader reader() {
    return reader;
  }

  /** Ends the file with a row that holds the reason why it cannot be read further. */
  final boolean broken(String why, Consumer<Row> out) {
    out.accept(reader.broken(why));
    return false;
  }

  @Override
  public final boolean hasNext() {
    while (pending.isEmpty() && !ended) {
      ended = !advance(pending::add);
    }
    return !pending.isEmpty();
  }

  @Override
  public final Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return pending.remove();
  }
}
