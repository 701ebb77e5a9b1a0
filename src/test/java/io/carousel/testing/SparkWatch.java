package io.carousel.testing;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Records Spark's actual work, independent of the calls that cause it: which operators run, how
 * many rows are moved between tasks, how much of their results goes to the driver, and how many
 * datasets are kept in memory at a time. To be closed.
 */
public final class SparkWatch extends SparkListener implements AutoCloseable {
  /** How long to wait for Spark's events; far longer than they take if there is enough memory. */
  private static final long PATIENCE_MILLIS = 120_000;

  private final SparkContext context = TestSpark.session().sparkContext();
  private final Set<String> operators = new ConcurrentSkipListSet<>();
  private final Map<Integer, String> stages = new ConcurrentHashMap<>();
  private final Map<Integer, Long> bytes = new ConcurrentHashMap<>();
  private final Set<Integer> before = Set.copyOf(persisted());
  private final AtomicLong shuffled = new AtomicLong();
  private volatile int kept;

  /** Watches from now on. */
  public SparkWatch() {
    settled();
    context.addSparkListener(this);
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    Set<Integer> now = new HashSet<>(persisted());
    now.removeAll(before);
    kept = Math.max(kept, now.size());
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    stages.put(stage.stageInfo().stageId(), stage.stageInfo().name());
    CollectionConverters.asJava(stage.stageInfo().rddInfos())
        .forEach(rdd -> rdd.scope().foreach(scope -> operators.add(scope.name())));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    bytes.merge(task.stageId(), task.taskMetrics().resultSize(), Long::sum);
    shuffled.addAndGet(task.taskMetrics().shuffleWriteMetrics().recordsWritten());
  }

  /** The names of all operators that ran. */
  public Set<String> operators() {
    settled();
    return operators;
  }

  /** The rows that all tasks wrote for others to read. */
  public long shuffledRows() {
    settled();
    return shuffled.get();
  }

  /** The most bytes that the tasks of one stage sent to the driver. */
  public long mostBytesToTheDriver() {
    settled();
    return bytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Which stage sent the most to the driver. */
  public String chattiestStage() {
    settled();
    return bytes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> stages.get(most.getKey()))
        .orElse("none");
  }

  /** Datasets kept in memory that were not before, at most, as seen when jobs start. */
  public int mostKept() {
    settled();
    return kept;
  }

  private Set<Integer> persisted() {
    return JavaSparkContext.fromSparkContext(context).getPersistentRDDs().keySet();
  }

  private void settled() {
    try {
      context.listenerBus().waitUntilEmpty(PATIENCE_MILLIS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
  }
}
