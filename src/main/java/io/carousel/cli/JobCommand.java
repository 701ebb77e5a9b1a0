package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.NewestDate;
import io.carousel.job.JobRunner;
import io.carousel.job.Progress;
import io.carousel.job.RunRequest;
import io.carousel.job.Step;
import io.carousel.settings.Settings;
import io.carousel.spark.SparkSessions;
import io.carousel.table.LakeLocation;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one step of a run. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
class JobCommand implements Callable<Integer>, ErrorMessages.Verbose {
  private static final String RUN_ID = "[A-Za-z0-9][A-Za-z0-9._:+-]{0,99}";

  private final String step;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Folder of input files. Default: the bundled AI-industry data.")
  private String input;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Report results as of this date (default: the newest date in the data).")
  private String asOf;

  @Option(
      names = "--known-as-of",
      paramLabel = "DATE",
      description = "Use only what was known by this date (default: the as-of date).")
  private String knownAsOf;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "Folder of the tables. Default: ${DEFAULT-VALUE}.",
      defaultValue = "./warehouse")
  private String warehouse;

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of the run in ops.run. Default: derived from the time.")
  private String runId;

  @Option(
      names = "--dry-run",
      description = "Check settings and inputs, print the plan, write nothing.")
  private boolean dryRun;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  JobCommand(String step) {
    this.step = step;
  }

  @Override
  public boolean verbose() {
    return verbose;
  }

  /** What this command runs. */
  List<Step> steps() {
    return List.of(Jobs.named(step));
  }

  @Override
  public Integer call() throws IOException {
    Progress progress = new ConsoleProgress(spec.commandLine().getErr());
    RunRequest request = request();
    List<String> plan =
        request.steps().stream()
            .flatMap(s -> s.plan(request).stream().map(line -> s.name() + ": " + line))
            .toList();
    if (input != null && !readsInput(request)) {
      progress.warn("--input is ignored: only ingest and run read it");
    }
    if (knownAsOf != null && request.jobs().isEmpty()) {
      progress.warn(
          "--known-as-of is ignored: published results keep the date they were computed with");
    }
    if (dryRun) {
      print(request, plan, progress);
      return 0;
    }
    try (SparkSession spark = SparkSessions.start()) {
      new JobRunner(spark, NewestDate::of, Jobs.CATALOGUE, progress).run(request);
    }
    return 0;
  }

  private RunRequest request() {
    Settings inForce = settings.settings();
    return new RunRequest(
        "carousel " + String.join(" ", spec.commandLine().getParseResult().originalArgs()),
        runId(),
        steps(),
        Optional.ofNullable(input),
        date("--as-of", asOf),
        date("--known-as-of", knownAsOf),
        new LakeLocation(warehouse, inForce.lake().catalog()),
        inForce);
  }

  private String runId() {
    if (runId == null) {
      return RunIds.next();
    }
    if (!runId.matches(RUN_ID)) {
      throw CarouselException.of(Failure.USAGE, "not a run id:")
          .value(runId)
          .at("--run-id")
          .allowed("up to 100 letters, digits and . _ : + -, a letter or digit first");
    }
    return runId;
  }

  /** The date given by an option, if any. */
  static Optional<LocalDate> date(String option, String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw CarouselException.of(Failure.USAGE, "not a date:")
          .value(text)
          .at(option)
          .allowed("a calendar date such as 2025-12-31");
    }
  }

  private static boolean readsInput(RunRequest request) {
    return request.steps().stream().anyMatch(s -> s.name().equals("ingest"));
  }

  private static void print(RunRequest request, List<String> plan, Progress progress) {
    progress.say("dry run: nothing is written");
    if (readsInput(request)) {
      progress.say("input:     " + request.input().orElse("bundled AI-industry data"));
    }
    progress.say("warehouse: " + request.location());
    progress.say(
        "as of:     "
            + request
                .asOf()
                .map(LocalDate::toString)
                .orElse(
                    request.jobs().isEmpty()
                        ? "the date of the last complete run"
                        : "the newest date in the data"));
    plan.forEach(progress::say);
  }
}
