package io.carousel.ingest.read;

import java.util.Locale;
import java.util.Optional;

/** The format of a file: by its name, and for the ECB's rates by its header. */
enum FileFormat {
  /** RFC 4180 with a header. */
  CSV("csv", true),
  /**
   * The ECB's {@code eurofxref-hist.csv}: a line for each day, a column for each currency, units
   * per euro.
   */
  ECB("csv", true),
  /** An object on each line, or one array of objects. */
  JSON("jsonl", true),
  /** Apache Parquet. */
  PARQUET("parquet", false);

  /** The ECB's own name for its file, without extensions. */
  static final String ECB_NAME = "eurofxref-hist";

  /** The extensions of files that are read, for messages. */
  static final String ENDS = ".csv, .jsonl, .json (all also .gz) or .parquet";

  private final String extension;
  private final boolean text;

  FileFormat(String extension, boolean text) {
    this.extension = extension;
    this.text = text;
  }

  /** The format indicated by a file's name. */
  static Optional<FileFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    boolean packed = name.endsWith(".gz");
    String plain = packed ? name.substring(0, name.length() - ".gz".length()) : name;
    String end = plain.substring(plain.lastIndexOf('.') + 1);
    for (FileFormat format : values()) {
      boolean named = end.equals(format.extension) || (format == JSON && end.equals("json"));
      if (named && plain.length() > end.length() && (format.text || !packed)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** A file's name without its extensions. */
  static String stem(String fileName) {
    return of(fileName).isEmpty()
        ? fileName
        : fileName.replaceFirst("(?i)\\.(csv|jsonl?|parquet)(\\.gz)?$", "");
  }
}
