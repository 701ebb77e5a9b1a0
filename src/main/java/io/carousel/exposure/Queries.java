package io.carousel.exposure;

import io.carousel.job.JobContext;
import io.carousel.job.KeptRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the queries of this package, the resources {@code NAME.sql}, each after those whose results
 * it reads. A query knows what was named before it, and the parameters {@code :as_of} and so on.
 */
final class Queries {
  private final JobContext context;
  private final SparkSession spark;
  private final KeptRows kept;
  private final Map<String, Object> parameters;
  private final List<String> names = new ArrayList<>();

  /**
   * @param kept where results are kept, which outlive this
   */
  Queries(JobContext context, KeptRows kept, Map<String, Object> parameters) {
    this.context = context;
    this.spark = context.spark();
    this.kept = kept;
    this.parameters = parameters;
  }

  /** Makes later queries know rows of a table; where they are many, each reads what it needs. */
  void input(String name, Dataset<Row> rows) {
    name(name, context.fitsOneTask() ? kept.keep(rows) : rows);
  }

  /** Runs queries and makes later ones know their results by the same names. */
  void run(String... queries) {
    for (String query : queries) {
      result(query, select(query));
    }
  }

  /** Makes later queries know a result, which is computed once. */
  Dataset<Row> result(String name, Dataset<Row> rows) {
    Dataset<Row> once = kept.keep(context.fitsOneTask() ? rows.coalesce(1) : rows);
    once.count(); // Otherwise tables that are written side by side would each compute it.
    name(name, once);
    return once;
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

  /** Takes the names away again, and with them what Spark keeps of their rows. */
  void release() {
    names.forEach(spark.catalog()::dropTempView);
  }

  /** Few rows are given to one task: queries on them need no exchange then. */
  private void name(String name, Dataset<Row> rows) {
    Dataset<Row> named = context.fitsOneTask() ? rows.coalesce(1) : rows;
    named.createOrReplaceTempView(name);
    names.add(name);
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
