package io.carousel.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the queries of this package, the resources {@code NAME.sql}. A query may read whatever was
 * named before it, and name the parameters {@code :as_of} and so on.
 */
final class Queries implements AutoCloseable {
  private final SparkSession spark;
  private final Map<String, Object> parameters;
  private final BooleanSupplier inOneTask;
  private final List<String> names = new ArrayList<>();

  /**
   * @param inOneTask whether named rows are so few that one task should have them: queries on them
   *     need no exchange then
   */
  Queries(SparkSession spark, Map<String, Object> parameters, BooleanSupplier inOneTask) {
    this.spark = spark;
    this.parameters = parameters;
    this.inOneTask = inOneTask;
  }

  /** Makes later queries know rows by a name. */
  Dataset<Row> name(String name, Dataset<Row> rows) {
    Dataset<Row> named = inOneTask.getAsBoolean() ? rows.coalesce(1) : rows;
    named.createOrReplaceTempView(name);
    names.add(name);
    return rows;
  }

  /** What a query selects. */
  Dataset<Row> select(String query) {
    String text = text(query + ".sql");
    return spark.sql(text, parametersOf(text));
  }

  /** The rows of a name. */
  Dataset<Row> rows(String name) {
    return spark.table(name);
  }

  /** Takes the names away again. Rows that were selected stay what they are. */
  @Override
  public void close() {
    names.forEach(spark.catalog()::dropTempView);
  }

  private Map<String, Object> parametersOf(String text) {
    Map<String, Object> used = new HashMap<>(parameters);
    used.keySet().removeIf(name -> !text.contains(":" + name));
    return used;
  }

  private static String text(String resource) {
    try (InputStream stream = Queries.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such query: " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
