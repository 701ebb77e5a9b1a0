package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.job.Step;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs all jobs in order. */
@Command(description = "Run all jobs in order, from input files to the report.")
final class RunCommand extends JobCommand {
  @Option(names = "--until", paramLabel = "JOB", description = "Stop after this job.")
  private String until;

  RunCommand() {
    super("run");
  }

  @Override
  List<Step> steps() {
    if (until == null) {
      return Jobs.STEPS;
    }
    List<String> names = Jobs.names();
    if (!names.contains(until)) {
      throw CarouselException.of(Failure.USAGE, "unknown job")
          .value(until)
          .at("--until")
          .allowed(String.join(", ", names))
          .remedy(Nearest.remedy(until, names, "name one of them"));
    }
    return Jobs.until(until);
  }
}
