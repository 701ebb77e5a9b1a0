package io.carousel.exposure;

import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;

/** Measures who depends on whom, and whether what was promised can be paid. */
public final class ExposureJob implements Job {
  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public String purpose() {
    return "measure who depends on whom, and whether what was promised can be paid";
  }

  @Override
  public List<TableSpec> tables() {
    return ExposureTables.REPORTING;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of();
  }

  @Override
  public JobOutput run(JobContext context) {
    return JobOutput.of(Map.of(), "", () -> {});
  }
}
