package io.carousel.bench.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.carousel.bench.peer.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Spark's event log of a run, summed by job group, which is Carousel's job. */
final class EventLog {
  private static final String PREFIX = "{\"Event\":\"SparkListener";

  private final Map<Integer, String> jobOfStage = new HashMap<>();
  private final Map<String, JobFigures> figures = new HashMap<>();

  /**
   * Figures of a job.
   *
   * @param shuffledBytes written for other tasks to read
   * @param heapBytes the peak heap in use while its tasks ran
   */
  record JobFigures(long shuffledBytes, long heapBytes) {
    static final JobFigures NONE = new JobFigures(0, 0);

    JobFigures plus(JobFigures task) {
      return new JobFigures(
          shuffledBytes + task.shuffledBytes, Math.max(heapBytes, task.heapBytes));
    }
  }

  private EventLog() {}

  /** The figures of each job in a folder of plain logs. */
  static Map<String, JobFigures> read(Path folder) throws IOException {
    EventLog log = new EventLog();
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(f -> !String.valueOf(f.getFileName()).startsWith(".")).toList();
    }
    for (Path file : files) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          log.take(line);
        }
      }
    }
    return log.figures;
  }

  private void take(String line) throws IOException {
    if (line.startsWith(PREFIX + "JobStart\"")) {
      JsonNode event = Json.read(line);
      String group = event.path("Properties").path("spark.jobGroup.id").asText("none");
      event.get("Stage IDs").forEach(stage -> jobOfStage.put(stage.asInt(), group));
    } else if (line.startsWith(PREFIX + "TaskEnd\"")) {
      JsonNode event = Json.read(line);
      String job = jobOfStage.getOrDefault(event.get("Stage ID").asInt(), "none");
      figures.merge(job, task(event), JobFigures::plus);
    }
  }

  private static JobFigures task(JsonNode event) {
    JsonNode shuffle = event.path("Task Metrics").path("Shuffle Write Metrics");
    return new JobFigures(
        shuffle.path("Shuffle Bytes Written").asLong(),
        event.path("Task Executor Metrics").path("JVMHeapMemory").asLong());
  }
}
