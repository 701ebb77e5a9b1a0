package io.carousel.cli;

import io.carousel.error.Failure;
import io.carousel.job.Step;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main class. */
@Command(
    name = "carousel",
    description = "Measures circular financing: money paid out that comes back to its payer.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Options after -- go to spark-submit, such as -- --master 'local[2]'.",
      "Start with 'carousel run', then 'carousel sql \"SELECT * FROM reporting.circular_group\"'."
    })
public final class Carousel implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and ends with its exit code. */
  public static void main(String[] words) {
    int exitCode = execute(words);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int execute(String[] words) {
    CommandLine line = commandLine();
    try {
      return line.execute(words);
    } catch (NoClassDefFoundError e) {
      line.getErr()
          .println(
              "carousel: a library is missing: "
                  + e.getMessage()
                  + "; give spark-submit Iceberg's runtime with --jars or --packages");
      line.getErr().flush();
      return Failure.USAGE.exitCode();
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  /** The command line with all its commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Carousel());
    line.addSubcommand("run", new RunCommand());
    for (Step step : Jobs.STEPS) {
      CommandLine command = new CommandLine(new JobCommand(step.name()));
      command.getCommandSpec().usageMessage().description(capitalised(step.purpose()) + ".");
      line.addSubcommand(step.name(), command);
    }
    line.addSubcommand("report", new ReportCommand());
    line.addSubcommand("sql", new SqlCommand());
    line.addSubcommand("tables", new TablesCommand());
    line.addSubcommand("generate", new GenerateCommand());
    line.addSubcommand("help", new CommandLine.HelpCommand());
    ErrorMessages errors = new ErrorMessages();
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    line.setExpandAtFiles(false);
    return line;
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
