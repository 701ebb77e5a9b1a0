package io.carousel.table;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The location of the tables.
 *
 * @param warehouse the folder of the tables, if no catalog is named
 * @param catalog the Iceberg catalog of Spark's configuration to use instead, or empty
 */
public record LakeLocation(String warehouse, String catalog) {

  /**
   * @throws CarouselException ({@link Failure#USAGE}) if the warehouse is not a path
   */
  public LakeLocation {
    try {
      if (catalog.isEmpty() && new Path(warehouse).toUri().getPath().isEmpty()) {
        throw new IllegalArgumentException("not a path");
      }
    } catch (IllegalArgumentException e) {
      throw CarouselException.of(Failure.USAGE, "not a folder:")
          .value(warehouse)
          .at("--warehouse")
          .allowed("a path such as ./warehouse or hdfs://host/path")
          .causedBy(e);
    }
  }

  /** Whether this is a folder of the local file system; two writers must not share one. */
  public boolean isLocalFolder() {
    if (!catalog.isEmpty()) {
      return false;
    }
    String scheme = new Path(warehouse).toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }

  /** The local folder of the tables. */
  public java.nio.file.Path localFolder() {
    URI uri = new Path(warehouse).toUri();
    return java.nio.file.Path.of(uri.getPath()).toAbsolutePath();
  }

  @Override
  public String toString() {
    return catalog.isEmpty() ? warehouse : "catalog " + catalog;
  }

  /** The options that open the Iceberg catalog. */
  Map<String, String> catalogOptions(SparkSession spark) {
    if (catalog.isEmpty()) {
      // Not as the text of a URI: Hadoop takes paths literally and would keep the escapes.
      String folder = isLocalFolder() ? "file:" + localFolder() : warehouse;
      return Map.of("type", "hadoop", "warehouse", folder);
    }
    if (!spark.conf().contains("spark.sql.catalog." + catalog)) {
      throw CarouselException.of(Failure.USAGE, "Spark's configuration has no catalog")
          .value(catalog)
          .at("lake.catalog")
          .remedy("define it with --conf spark.sql.catalog." + catalog + "=… behind --");
    }
    String prefix = "spark.sql.catalog." + catalog + ".";
    Map<String, String> options = new HashMap<>();
    CollectionConverters.asJava(spark.conf().getAll())
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                options.put(key.substring(prefix.length()), value);
              }
            });
    return options;
  }
}
