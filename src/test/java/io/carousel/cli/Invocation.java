package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The output and the exit code of a command line.
 *
 * @param out its results
 * @param err its progress and errors
 */
record Invocation(int exitCode, String out, String err) {

  static Invocation of(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Carousel.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = line.execute(words);
    return new Invocation(exitCode, out.toString(), err.toString());
  }

  static Invocation of(List<String> words) {
    return of(words.toArray(String[]::new));
  }

  /** Ended with this code and one message on stderr, which holds these texts. */
  Invocation failed(int code, String... texts) {
    assertThat(err).contains(texts);
    assertThat(err.lines()).as("lines on stderr").hasSize(1);
    assertThat(err).startsWith("carousel: ");
    assertThat(out).isEmpty();
    assertThat(exitCode).isEqualTo(code);
    return this;
  }
}
