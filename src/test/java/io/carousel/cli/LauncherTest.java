package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs/carousel starts: with a java, spark-submit and mvn that print their arguments. */
final class LauncherTest {
  private static final String PRINTS = "printf '%s\\n' \"${0##*/}\" \"$@\"\n";

  /**
   * As Spark's launcher does: a NUL, a line break, then the command with a NUL behind each word.
   */
  private static final String MAKES_A_COMMAND =
      """
      case " $* " in *" org.apache.spark.launcher.Main "*)
        while [ "$1" != org.apache.spark.launcher.Main ]; do shift; done
        shift
        printf '\\0\\n'
        printf '%s\\0' "$0" -Xmx"$SPARK_DRIVER_MEMORY" --add-modules=jdk.incubator.vector "$@"
        exit ;;
      esac
      """;

  private static final String CORE = "spark-core_2.13-4.0.1.jar";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  /** A built Carousel of its own, with a Spark home. */
  @BeforeEach
  void build() throws IOException {
    Path launcher = Files.createDirectories(root().resolve("jobs")).resolve("carousel");
    Files.copy(Path.of("jobs", "carousel"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(root().resolve("src/main"));
    Files.createDirectories(root().resolve("src/data"));
    Files.createFile(root().resolve("pom.xml"));
    jars(root().resolve("target/spark-home"), CORE);
    Files.createFile(root().resolve("target/carousel.jar"));

    program("jdk/bin/java", MAKES_A_COMMAND + PRINTS);
    java("17.0.13");
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("HOME", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tables", "help run", "--version", "run --help", "sql -h", ""})
  void whatNeedsNoSparkStartsJavaAlone(String words) throws Exception {
    String[] program = words.isEmpty() ? new String[0] : words.split(" ", 0);
    String[] expected = words.isEmpty() ? new String[] {"help"} : program;
    assertThat(started(program))
        .startsWith("java")
        .containsSubsequence("-cp", jar(), "io.carousel.cli.Carousel")
        .endsWith(expected)
        .doesNotContain("org.apache.spark.deploy.SparkSubmit");
  }

  @Test
  void withoutAnInstalledSparkItsOwnHomeIsUsed() throws Exception {
    assertThat(started("sql", "SELECT 1 -- one", "--format", "csv"))
        .startsWith("java", "-Xmx" + defaultMemory())
        .containsSubsequence("org.apache.spark.deploy.SparkSubmit", "--class", jar())
        .endsWith("sql", "SELECT 1 -- one", "--format", "csv")
        .doesNotContain("--add-modules=jdk.incubator.vector", "--packages");
    assertThat(root().resolve("target/spark-home/RELEASE")).exists();
  }

  @Test
  void theUsersMemoryAndSparkOptionsWin() throws Exception {
    environment.put("SPARK_DRIVER_MEMORY", "3g");
    assertThat(started("run", "--", "--master", "local[2]", "--name", "mine"))
        .startsWith("java", "-Xmx3g")
        .containsSubsequence("--name", "carousel", "--master", "local[2]", "--name", "mine")
        .endsWith(jar(), "run");
  }

  /** The JVM chooses one itself; with two it would not start. */
  @Test
  void theUserAloneNamesACollector() throws Exception {
    assertThat(started("run", "--", "--driver-java-options", "-XX:+UseG1GC"))
        .filteredOn(word -> word.contains("GC"))
        .containsExactly("-XX:+UseG1GC");
    assertThat(started("tables")).noneMatch(word -> word.contains("GC"));
  }

  @ParameterizedTest
  @CsvSource({"11.0.2", "22", "1.8.0_412", "217"})
  void anotherJavaIsRefused(String version) throws Exception {
    java(version);
    assertThat(refused(2, "tables")).contains("is Java " + version, "needs Java 17 or 21");
  }

  @Test
  void aJavaHomeWithoutJavaIsRefused() throws Exception {
    environment.put("JAVA_HOME", folder.toString());
    assertThat(refused(2, "tables")).contains("JAVA_HOME=" + folder + " has no bin/java");
  }

  @Test
  void anotherSparkIsRefused() throws Exception {
    installSpark("spark-core_2.12-3.5.1.jar");
    assertThat(refused(2, "run"))
        .contains("Spark 3.5.1 with Scala 2.12", "Spark 4.0 with Scala 2.13");
    environment.put("SPARK_HOME", folder.toString());
    assertThat(refused(2, "run")).contains("SPARK_HOME=" + folder + " has no bin/spark-submit");
  }

  @Test
  void theProgramsWordsAndSparksOptionsGoWhereTheyBelong() throws Exception {
    installSpark("spark-core_2.13-4.0.0.jar");
    assertThat(started("sql", "SELECT 1", "--", "--master", "yarn"))
        .startsWith("spark-submit")
        .containsSubsequence("--name", "carousel", "--master", "yarn", "--class", jar())
        .endsWith("sql", "SELECT 1")
        .anyMatch(word -> word.contains("iceberg-spark-runtime"));
  }

  @Test
  void aSparkSubmitOnThePathIsUsedLikeThatOfSparkHome() throws Exception {
    installSpark(CORE);
    environment.remove("SPARK_HOME");
    Path link = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
    Files.createSymbolicLink(link, folder.resolve("spark/bin/spark-submit"));
    assertThat(started("run")).startsWith("spark-submit").endsWith(jar(), "run");
  }

  @Test
  void icebergIsAddedToTheUsersJars() throws Exception {
    installSpark(CORE);
    assertThat(started("run", "--", "--jars", "my.jar"))
        .containsSubsequence("--packages", "--jars", "my.jar")
        .anyMatch(word -> word.startsWith("org.apache.iceberg:iceberg-spark-runtime"));
    assertThat(started("run", "--", "--jars", "iceberg-spark-runtime-x.jar"))
        .filteredOn(word -> word.contains("iceberg"))
        .hasSize(1);
    assertThat(refused(2, "run", "--", "--jars", "my.jar", "--packages", "a:b:1"))
        .contains("add org.apache.iceberg:iceberg-spark-runtime");
  }

  @Test
  void missingOrOutdatedBuildsAreBuiltOnce() throws Exception {
    program("bin/mvn", "mkdir -p target/spark-home/jars\necho > target/carousel.jar\n" + PRINTS);
    Files.delete(root().resolve("target/carousel.jar"));
    assertThat(said(started("tables"), "building the jar and a Spark 4.0.1 home")).isTrue();
    assertThat(Files.readString(root().resolve("target/build.log"))).contains("package");
    assertThat(said(started("tables"), "building")).isFalse();

    installSpark(CORE);
    Files.createFile(root().resolve("src/main/New.java"));
    assertThat(said(started("run"), "building the jar under")).isTrue();
    assertThat(Files.readString(root().resolve("target/build.log")))
        .contains("-Dcarousel.spark-home.skip=true");
  }

  @Test
  void aBuildThatFailsShowsWhyAndIsTriedAgain() throws Exception {
    program("bin/mvn", "echo 'no such artifact'\nexit 1\n");
    Files.delete(root().resolve("target/carousel.jar"));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(printed(1, "tables")).anyMatch("no such artifact"::equals);
    }
    Files.delete(folder.resolve("bin/mvn"));
    if (!Files.exists(Path.of("/usr/bin/mvn"))) {
      assertThat(refused(1, "tables")).contains("no mvn on the PATH");
    }
  }

  private Path root() {
    return folder.resolve("carousel");
  }

  private String jar() throws IOException {
    return root().toRealPath().resolve("target/carousel.jar").toString();
  }

  private void program(String name, String script) throws IOException {
    Path program = folder.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private void java(String version) throws IOException {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static void jars(Path home, String core) throws IOException {
    Files.createFile(Files.createDirectories(home.resolve("jars")).resolve(core));
  }

  private void installSpark(String core) throws IOException {
    jars(folder.resolve("spark"), core);
    program("spark/bin/spark-submit", PRINTS);
    environment.put("SPARK_HOME", folder.resolve("spark").toString());
  }

  private static boolean said(List<String> printed, String text) {
    return printed.stream().anyMatch(line -> line.startsWith("carousel: " + text));
  }

  private List<String> started(String... words) throws Exception {
    return printed(0, words);
  }

  private String refused(int exitCode, String... words) throws Exception {
    List<String> printed = printed(exitCode, words);
    assertThat(printed).singleElement().asString().startsWith("carousel: ");
    return printed.get(0);
  }

  private List<String> printed(int exitCode, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(root().resolve("jobs/carousel").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path printed = folder.resolve("printed");
    Process process = builder.redirectOutput(printed.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(printed)).isEqualTo(exitCode);
    return Files.readAllLines(printed);
  }

  /** Half of this machine's memory, or of its container's, from 1 to 8 GB. */
  private static String defaultMemory() throws IOException {
    List<Long> bytes = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      if (line.startsWith("MemTotal:")) {
        bytes.add(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
      }
    }
    Path limit = Path.of("/sys/fs/cgroup/memory.max");
    if (Files.exists(limit) && !Files.readString(limit).startsWith("max")) {
      bytes.add(Long.parseLong(Files.readString(limit).strip()));
    }
    long half = bytes.stream().min(Long::compare).orElseThrow() / 2 / 1024 / 1024;
    return Math.max(1024, Math.min(8192, half)) + "m";
  }
}
