package io.carousel.exposure;

import io.carousel.job.Pending;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Computes queries, each as soon as its inputs are done, and several at once: a single query rarely
 * uses a whole machine.
 */
final class Evaluation {
  /** The driver plans and waits; the executors do the work. */
  private static final int AT_ONCE = 3;

  private static final AtomicLong EVALUATIONS = new AtomicLong();

  private final SparkSession spark;
  private final Settings.Exposure settings;
  private final Map<String, Object> parameters;
  private final KeptRows kept;
  private final boolean oneTask;

  /** A session shares its views; these names are unique to this evaluation. */
  private final String views = "carousel_exposure_" + EVALUATIONS.incrementAndGet() + "_";

  private final Map<Relation, Dataset<Row>> results = new ConcurrentHashMap<>();
  private final Map<Relation, CompletableFuture<?>> begun = new LinkedHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Evaluation::daemon);

  /**
   * @param parameters of the SQL
   * @param kept the cache of rows, which outlives this object
   * @param oneTask whether all data are so small that one task is faster than several
   */
  Evaluation(
      SparkSession spark,
      Settings.Exposure settings,
      Map<String, Object> parameters,
      KeptRows kept,
      boolean oneTask) {
    this.spark = spark;
    this.settings = settings;
    this.parameters = parameters;
    this.kept = kept;
    this.oneTask = oneTask;
  }

  /**
   * Computes queries and the queries they read, each once. If one fails, waits for the others.
   *
   * @return the rows of each query asked for
   */
  Map<Query, Dataset<Row>> of(Collection<Query> queries, Map<Source, Dataset<Row>> sources) {
    try {
      queries.forEach(query -> begin(query, sources));
      Pending.await(List.copyOf(begun.values()));
    } finally {
      pool.shutdown();
      // The plans reference the rows from here on.
      results.keySet().forEach(relation -> spark.catalog().dropTempView(view(relation)));
    }
    Map<Query, Dataset<Row>> answers = new EnumMap<>(Query.class);
    queries.forEach(query -> answers.put(query, results.get(query)));
    return answers;
  }

  private void begin(Relation relation, Map<Source, Dataset<Row>> sources) {
    if (begun.containsKey(relation)) {
      return;
    }
    relation.inputs().forEach(input -> begin(input, sources));
    CompletableFuture<?>[] inputs =
        relation.inputs().stream().map(begun::get).toArray(CompletableFuture<?>[]::new);
    begun.put(
        relation,
        CompletableFuture.allOf(inputs)
            .thenRunAsync(() -> finish(relation, rows(relation, sources)), pool));
  }

  private Dataset<Row> rows(Relation relation, Map<Source, Dataset<Row>> sources) {
    SparkSession.setActiveSession(spark);
    if (relation instanceof Query query) {
      Dataset<Row> rows =
          query
              .kernel()
              .map(kernel -> kernel.rows(results::get, settings))
              .orElseGet(() -> select(query));
      return query.isKept() ? keep(rows) : rows;
    }
    Dataset<Row> rows = sources.get((Source) relation);
    // For large inputs, each query reads only the columns it needs.
    return oneTask ? keep(rows) : rows;
  }

  private void finish(Relation relation, Dataset<Row> rows) {
    rows.createOrReplaceTempView(view(relation));
    results.put(relation, rows);
  }

  private Dataset<Row> select(Query query) {
    Map<String, String> inputs = new LinkedHashMap<>();
    query.inputs().forEach(input -> inputs.put(input.sqlName(), view(input)));
    return spark.sql(SqlText.over(inputs, SqlText.of(query.sqlName())), parameters);
  }

  private Dataset<Row> keep(Dataset<Row> rows) {
    // Queries on rows of a single task need no exchange.
    return kept.keepNow(oneTask ? rows.coalesce(1) : rows);
  }

  private String view(Relation relation) {
    return views + relation.sqlName();
  }

  private static Thread daemon(Runnable queries) {
    Thread thread = new Thread(queries, "exposure");
    thread.setDaemon(true);
    return thread;
  }
}
