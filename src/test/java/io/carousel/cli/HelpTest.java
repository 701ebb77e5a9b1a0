package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
  private static final List<String> JOB_OPTIONS =
      List.of(
          "--input",
          "--as-of",
          "--known-as-of",
          "--warehouse",
          "--conf",
          "--set",
          "--run-id",
          "--dry-run",
          "--verbose",
          "--help");

  static Stream<String> jobs() {
    return Jobs.names().stream();
  }

  static Stream<String> commands() {
    return Stream.concat(Stream.of("run", "report", "sql", "tables", "generate"), jobs());
  }

  private static String help(String... words) {
    Invocation help = Invocation.of(words);
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    return help.out();
  }

  @Test
  void namesEveryCommand() {
    assertThat(help("--help")).contains(commands().toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void saysWhatACommandDoes(String command) {
    List<String> lines = help(command, "--help").lines().toList();
    assertThat(lines.get(0)).startsWith("Usage: carousel " + command);
    assertThat(lines).anyMatch(line -> line.matches("[A-Z].*\\.") && !line.startsWith("Usage"));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void namesTheOptionsOfAJob(String job) {
    assertThat(help(job, "--help")).contains(JOB_OPTIONS).doesNotContain("--until");
  }

  @Test
  void namesTheOptionsOfARun() {
    assertThat(help("run", "--help")).contains(JOB_OPTIONS).contains("--until");
  }

  @Test
  void namesTheOptionsOfAQuery() {
    assertThat(help("sql", "--help"))
        .contains("QUERY", "--format", "table", "csv", "json", "--warehouse", "--conf", "--set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "sql", "ingest"})
  void showsTheDefaultWarehouse(String command) {
    assertThat(help(command, "--help")).contains("./warehouse");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isAlsoACommand(String command) {
    assertThat(help("help", command)).isEqualTo(help(command, "--help"));
  }

  @Test
  void refusesToHelpWithAnUnknownCommand() {
    Invocation.of("help", "runn").failed(2, "runn");
  }

  @Test
  void showsTheVersion() {
    assertThat(help("--version")).startsWith("carousel ");
  }
}
