package io.carousel.exposure;

import io.carousel.job.JobContext;
import io.carousel.job.Pending;
import io.carousel.spark.KeptRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the queries of this package, the resources {@code NAME.sql}, each as soon as those that it
 * reads are done, and several at once: one alone seldom keeps all of a machine busy. A query knows
 * what was named before it, and the parameters {@code :as_of} and so on.
 */
final class Queries {
  /** The driver plans and waits; the work is the executors'. */
  private static final int AT_ONCE = 3;

  private static final Pattern NO_NAME = Pattern.compile("--.*|'[^']*'");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\W+");

  private final JobContext context;
  private final SparkSession spark;
  private final KeptRows kept;
  private final Map<String, Object> parameters;
  private final boolean spread;
  private final Map<String, CompletableFuture<Dataset<Row>>> results = new HashMap<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Queries::daemon);

  /**
   * @param kept where results are kept, which outlive this
   * @param spread whether even little data is taken for more than one task is good for
   */
  Queries(JobContext context, KeptRows kept, Map<String, Object> parameters, boolean spread) {
    this.context = context;
    this.spark = context.spark();
    this.kept = kept;
    this.parameters = parameters;
    this.spread = spread;
  }

  /** Makes later queries know rows of a table; where they are many, each reads what it needs. */
  void input(String name, Dataset<Row> rows) {
    if (oneTask()) {
      result(name, List.of(), () -> rows);
    } else {
      named(name, rows);
    }
  }

  /** Runs queries and makes later ones know their results by the same names. */
  void run(String... queries) {
    for (String query : queries) {
      result(query, reads(query), () -> select(query));
    }
  }

  /**
   * Makes later ones know what queries select, which is computed each time that it is read: that
   * costs little more than to keep and read it.
   */
  void view(String... queries) {
    for (String query : queries) {
      results.put(query, after(reads(query), () -> named(query, select(query))));
    }
  }

  /**
   * Makes later queries know a result, which is computed once.
   *
   * @param after the earlier results that it is made of
   */
  void result(String name, List<String> after, Supplier<Dataset<Row>> rows) {
    results.put(name, after(after, () -> named(name, once(rows.get()))));
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

  /**
   * Waits until all are done, also where one fails: nothing goes on after that is told.
   *
   * @return the rows of each result
   */
  Map<String, Dataset<Row>> all() {
    try {
      Pending.await(List.copyOf(results.values()));
    } finally {
      pool.shutdown();
    }
    return results.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, result -> result.getValue().join()));
  }

  /** Takes the names away again, and with them what Spark keeps of their rows. */
  void release() {
    names.forEach(spark.catalog()::dropTempView);
  }

  private CompletableFuture<Dataset<Row>> after(List<String> earlier, Supplier<Dataset<Row>> rows) {
    return CompletableFuture.allOf(
            earlier.stream().map(results::get).toArray(CompletableFuture<?>[]::new))
        .thenApplyAsync(
            done -> {
              SparkSession.setActiveSession(spark);
              return rows.get();
            },
            pool);
  }

  private Dataset<Row> once(Dataset<Row> rows) {
    // Few rows are given to one task: queries on them need no exchange then.
    return kept.keepNow(oneTask() ? rows.coalesce(1) : rows);
  }

  private boolean oneTask() {
    return !spread && context.fitsOneTask();
  }

  /** The results that a query names, and maybe some whose name is one of its columns. */
  private List<String> reads(String query) {
    String code = NO_NAME.matcher(text(query + ".sql")).replaceAll("");
    return Stream.of(BETWEEN_WORDS.split(code)).distinct().filter(results::containsKey).toList();
  }

  private static Thread daemon(Runnable queries) {
    Thread thread = new Thread(queries, "exposure");
    thread.setDaemon(true);
    return thread;
  }

  private Dataset<Row> named(String name, Dataset<Row> rows) {
    rows.createOrReplaceTempView(name);
    names.add(name);
    return rows;
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
