package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The versions stated outside the build file are those of the build file. */
final class StatedVersionsTest {

  @Test
  void theLauncherStatesTheVersionsThatAreBuiltWith() throws IOException {
    String launcher = Files.readString(Path.of("jobs", "carousel"));
    assertThat(find(launcher, "spark_version=(\\S+)")).isEqualTo(property("spark.version"));
    assertThat(find(launcher, "iceberg_version=(\\S+)")).isEqualTo(property("iceberg.version"));
  }

  @Test
  void theReadmeStatesTheIcebergVersionThatIsBuiltWith() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(find(readme, "iceberg-spark-runtime-4.0_2.13:(\\S+)"))
        .isEqualTo(property("iceberg.version"));
  }

  private static String property(String name) throws IOException {
    return find(Files.readString(Path.of("pom.xml")), "<" + Pattern.quote(name) + ">([^<]+)<");
  }

  private static String find(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
