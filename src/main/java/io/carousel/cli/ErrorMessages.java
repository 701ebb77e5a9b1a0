package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a failure in one line on stderr; with {@code --verbose} also its stack trace. */
final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] words) {
    CommandLine command = e.getCommandLine();
    String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
    String message =
        misspelt(e, words)
            .map(word -> unknown(word, command))
            .orElseGet(() -> e.getMessage().lines().findFirst().orElse("wrong usage") + "; ");
    print(command, message + help);
    return Failure.USAGE.exitCode();
  }

  /** The unknown word: it explains more than the arguments that are missing because of it. */
  private static Optional<String> misspelt(ParameterException e, String[] words) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return Optional.of(unmatched.getUnmatched().get(0));
    }
    List<String> known = options(e.getCommandLine());
    return Arrays.stream(words)
        .filter(word -> word.startsWith("--") && !known.contains(optionName(word)))
        .findFirst();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    Optional<CarouselException> known = CarouselException.behind(e);
    print(command, known.map(Throwable::getMessage).orElseGet(() -> internal(e)));
    if (wantsTrace(command)) {
      e.printStackTrace(command.getErr());
      command.getErr().flush();
    }
    return known.map(CarouselException::failure).orElse(Failure.INTERNAL).exitCode();
  }

  private static String unknown(String word, CommandLine command) {
    boolean option = word.startsWith("-");
    List<String> names =
        option ? options(command) : new ArrayList<>(command.getSubcommands().keySet());
    String what =
        option ? "unknown option" : names.isEmpty() ? "unexpected word" : "unknown command";
    String given = option ? optionName(word) : word;
    return what
        + " '"
        + given
        + "'; "
        + Nearest.to(given, names).map(n -> "did you mean '" + n + "'? ").orElse("");
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .toList();
  }

  private static String optionName(String word) {
    return word.replaceAll("=.*", "");
  }

  private static String internal(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "internal error: "
        + e.getClass().getSimpleName()
        + ": "
        + message
        + "; run again with --verbose and report it";
  }

  private static boolean wantsTrace(CommandLine command) {
    return command.getCommand() instanceof Verbose verbose && verbose.verbose();
  }

  private static void print(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println("carousel: " + message);
    err.flush();
  }

  /** A command that can be asked for stack traces. */
  interface Verbose {
    boolean verbose();
  }
}
