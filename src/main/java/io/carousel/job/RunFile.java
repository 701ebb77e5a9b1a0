package io.carousel.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reports next to the warehouse, in {@code WAREHOUSE_RUN.json}, how the last run ended: clusters do
 * not always pass on a driver's exit code. The file is outside the warehouse, which a failed run
 * leaves unchanged.
 */
final class RunFile {
  private final LakeLocation location;
  private final Configuration hadoop;
  private final Progress progress;

  RunFile(LakeLocation location, Configuration hadoop, Progress progress) {
    this.location = location;
    this.hadoop = hadoop;
    this.progress = progress;
  }

  /**
   * Writes how the run ended; a warehouse without a folder has no such file. If the file cannot be
   * written, the user is warned; the outcome of the run does not change.
   */
  void write(String runId, Instant startedAt, int exitCode, String message) {
    if (!location.catalog().isEmpty()) {
      return;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run_id", runId);
    fields.put("status", exitCode == 0 ? "done" : "failed");
    fields.put("exit_code", exitCode);
    fields.put("message", message);
    fields.put("started_at", startedAt.toString());
    fields.put("ended_at", Instant.now().toString());
    Path file = path();
    try (OutputStream out = file.getFileSystem(hadoop).create(file, true)) {
      out.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(fields));
    } catch (IOException e) {
      progress.warn("cannot write " + file + ": " + e.getMessage());
    }
  }

  private Path path() {
    Path warehouse =
        new Path(
            location.isLocalFolder() ? "file:" + location.localFolder() : location.warehouse());
    // The root of a bucket has no sibling.
    return warehouse.isRoot() ? new Path(warehouse, "_RUN.json") : warehouse.suffix("_RUN.json");
  }
}
