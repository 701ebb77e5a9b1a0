package io.carousel.ingest;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file of the input, or of the bundled data, which travels in Carousel's own jar.
 *
 * @param location its address; {@code classpath:} for bundled data
 * @param name its name within the input folder
 * @param bytes its size, 0 for bundled data
 * @param header its columns, in its order
 */
record InputFile(String location, String name, long bytes, List<String> header)
    implements Serializable {
  static final String BUNDLED = "classpath:";

  InputFile withHeader(List<String> columns) {
    return new InputFile(location, name, bytes, columns);
  }

  /** Its content, unpacked if it is a {@code .gz}. */
  InputStream open(Configuration hadoop) throws IOException {
    InputStream raw = raw(hadoop);
    return name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  /** What to say when it cannot be read. */
  CarouselException unreadable(String why) {
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
