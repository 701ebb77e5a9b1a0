package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Graphs of awkward shapes on two executors of 2 GB, processes of their own, under a driver of 1
 * GB. At full size ({@code mvn verify -Pcluster}) these are a hub of 1.6 million edges, which fits
 * the memory of a task, a giant component of 2.2 million, which does not, 1 million pairs and a
 * ring of 200,000. By default sizes and the limit of a task are a twentieth of that. Graphs whose
 * components GraphFrames itself finds are always small: it takes a round for each link of a chain.
 */
final class ClusterIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String CLASSES =
      TARGET.resolve("test-classes") + ":" + TARGET.resolve("carousel.jar");

  /** Processes that live for a minute do not repay the work of the second compiler. */
  private static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

  private static final long PERCENT = Long.getLong("cluster.percent", 5);
  private static final long HUB = LargeShapesProgram.HUB * PERCENT / 100;
  private static final long GIANT = LargeShapesProgram.GIANT * PERCENT / 100;
  private static final long PAIRS = LargeShapesProgram.PAIRS * PERCENT / 100;
  private static final long RING = LargeShapesProgram.RING * PERCENT / 100;
  private static final long SCORED_HUB = LargeShapesProgram.SCORED_HUB * PERCENT / 100;

  @TempDir static Path folder;

  private static List<String> printed;

  @BeforeAll
  static void runAllSteps() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(
        List.of(
            "-Xmx1g",
            C1_ONLY,
            "-Dspark.master=local-cluster[2,1,2048]",
            "-Dspark.executor.memory=2g",
            "-Dspark.executor.extraJavaOptions=" + C1_ONLY,
            "-Dspark.executor.extraClassPath=" + CLASSES,
            "-Dspark.app.name=shapes",
            "-Dspark.ui.enabled=false",
            "-Dspark.log.level=WARN",
            "-Dspark.sql.shuffle.partitions=4",
            // New plans at each stage take most of the time of small graphs.
            "-Dspark.sql.adaptive.enabled=" + (PERCENT >= 50),
            "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toAbsolutePath(),
            "-cp",
            CLASSES + ":" + TARGET.resolve("spark-home/jars/*"),
            LargeShapesProgram.class.getName(),
            String.valueOf(PERCENT),
            "auto",
            "trimmed",
            "graphframes",
            "scores"));
    printed = lines(command);
  }

  private static List<String> lines(List<String> command) throws IOException, InterruptedException {
    Path home = TARGET.resolve("spark-home");
    Path release = home.resolve("RELEASE"); // Makes Spark look for its jars in jars/.
    Files.write(release, new byte[0]);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroy();
    }
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    List<String> lines = Files.readAllLines(out);
    lines.stream().filter(line -> line.contains(" took ")).forEach(System.out::println);
    return lines;
  }

  /** By graph: groups, members, edges inside groups, what netting cancels, trophic incoherence. */
  @Test
  void graphsAreSolvedWholeInOneTaskOrWithoutAmountsWhereTheyDoNotFit() {
    assertThat(printed)
        .contains(
            "auto by kernel and links in one task",
            line("auto giant", 1, GIANT, 5 * GIANT, null, null),
            line("auto hub", 1, 2 * HUB + 1, 3 * HUB, 3 * HUB, 0.18),
            line("auto ring", 1, RING, RING, RING, 1.0));
  }

  @Test
  void theSameComesFromWhatTrimmingLeavesByComponent() {
    assertThat(printed)
        .contains(
            "trimmed by links in one task",
            line("trimmed hub", 1, 2 * HUB + 1, 3 * HUB, 3 * HUB, null),
            line("trimmed pairs", PAIRS, 2 * PAIRS, 2 * PAIRS, 2 * PAIRS, null),
            line("trimmed ring", 1, RING, RING, RING, 1.0));
  }

  @Test
  void graphFramesFindsComponentsWhereLinksDoNotFitATaskEither() {
    assertThat(printed)
        .contains(
            "graphframes by GraphFrames",
            "graphframes hub 1 1001 1500 null null",
            "graphframes pairs 500 1000 1000 null null",
            "graphframes ring 1 4 4 null null");
  }

  @Test
  void scoresOfAHubAndOfALongRingAddUpToOne() {
    assertThat(printed)
        .contains(
            line("scores hub", 13 * SCORED_HUB + 1, 1.0, 1.0), line("scores ring", RING, 1.0, 1.0));
  }

  private static String line(String of, Object... figures) {
    return of + " " + Stream.of(figures).map(String::valueOf).collect(Collectors.joining(" "));
  }
}
