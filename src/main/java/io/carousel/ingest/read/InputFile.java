package io.carousel.ingest.read;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file of the input, or of the bundled data in Carousel's own jar.
 *
 * @param location its address; {@code classpath:} for bundled data
 * @param name its name within the input folder
 * @param bytes its size, 0 for bundled data
 * @param format its format
 * @param header its columns, in its order; the columns of a JSON file are found record by record
 * @param schema the types of the columns that are known, for formats that have any
 */
public record InputFile(
    String location, String name, long bytes, FileFormat format, List<String> header, String schema)
    implements Serializable {
  public static final String BUNDLED = "classpath:";

  /** A file whose header is still to be read. */
  public static InputFile of(String location, String name, long bytes) {
    return new InputFile(location, name, bytes, FileFormat.of(name).orElseThrow(), List.of(), "");
  }

  public InputFile with(FileFormat seen, List<String> columns) {
    return new InputFile(location, name, bytes, seen, columns, schema);
  }

  public InputFile withSchema(List<String> columns, String types) {
    return new InputFile(location, name, bytes, format, columns, types);
  }

  /** Its content, unpacked if it is a {@code .gz}. */
  public InputStream open(Configuration hadoop) throws IOException {
    InputStream raw = raw(hadoop);
    return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  /** The error for a file that cannot be read. */
  public CarouselException unreadable(String why) {
    return CarouselException.of(Failure.INPUT, "input file cannot be read:")
        .value(name)
        .remedy(why);
  }

  private InputStream raw(Configuration hadoop) throws IOException {
    if (!location.startsWith(BUNDLED)) {
      Path path = new Path(location);
      return path.getFileSystem(hadoop).open(path);
    }
    String resource = location.substring(BUNDLED.length());
    InputStream content = InputFile.class.getClassLoader().getResourceAsStream(resource);
    if (content == null) {
      throw new IOException("no bundled file " + resource);
    }
    return content;
  }
}
