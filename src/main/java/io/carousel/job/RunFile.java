package io.carousel.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Tells beside the warehouse, in {@code WAREHOUSE_RUN.json}, how the last run ended: clusters do
 * not always pass a driver's exit code on. It stands outside the warehouse, which a failed run
 * leaves untouched.
 */
final class RunFile {
  private final LakeLocation location;
  private final Configuration hadoop;

  RunFile(LakeLocation location, Configuration hadoop) {
    this.location = location;
    this.hadoop = hadoop;
  }

  /** Writes how the run ended; a warehouse without a folder has no such file. */
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
      throw CarouselException.of(Failure.PUBLICATION, "cannot write").value(file).causedBy(e);
    }
  }

  private Path path() {
    String warehouse =
        location.isLocalFolder() ? location.localFolder().toString() : location.warehouse();
    return new Path(warehouse.replaceAll("/+$", "") + "_RUN.json");
  }
}
