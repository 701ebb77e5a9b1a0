package io.carousel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsLayersTest {
  private static final List<Path> NO_FILES = List.of();

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void laterFilesOverrideEarlierOnesAndAssignmentsOverrideBoth() throws IOException {
    Path site =
        file("site.conf", "lake.writers = 5\ncentrality.max-iterations = 50\ngraph.engine=kernel");
    Path own = file("own.conf", "lake { writers = 6 }\ncentrality { max-iterations = 60 }");
    Settings settings = SettingsLoader.load(List.of(site, own), List.of("lake.writers=7"));
    assertThat(settings.lake().writers()).isEqualTo(7);
    assertThat(settings.centrality().maxIterations()).isEqualTo(60);
    assertThat(settings.graph().engine()).isEqualTo(Settings.Engine.KERNEL);
    assertThat(settings.ingest().reportingCurrency()).isEqualTo("USD");
  }

  @Test
  void theLastAssignmentOfAKeyCounts() {
    List<String> assignments = List.of("lake.writers=7", "lake.writers = 8 ");
    assertThat(SettingsLoader.load(NO_FILES, assignments).lake().writers()).isEqualTo(8);
  }

  @Test
  void everythingAfterTheFirstEqualsSignIsTheValue() {
    Settings settings = SettingsLoader.load(NO_FILES, List.of("lake.catalog=a=b"));
    assertThat(settings.lake().catalog()).isEqualTo("a=b");
  }

  @Test
  void listsTheEffectiveValueOfEveryKey() {
    Settings settings = SettingsLoader.load(NO_FILES, List.of("lake.writers=7"));
    assertThat(settings.effective())
        .containsEntry("lake.writers", "7")
        .containsEntry("ingest.reporting-currency", "USD")
        .containsOnlyKeys(ReferenceConfTest.keys().toList());
  }

  @Test
  void namesTheFileWithAnUnknownKeyAndTheNearestKey() throws IOException {
    Path own = file("own.conf", "centrality.dampening = 0.9");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(List.of(own), List.of()))
        .withMessageContainingAll(
            "'centrality.dampening'", own.toString(), "did you mean 'centrality.damping'?")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @Test
  void refusesAnUnknownKeyOfAnEarlierFileEvenIfALaterFileIsValid() throws IOException {
    Path site = file("site.conf", "lake.writer = 5");
    Path own = file("own.conf", "lake.writers = 5");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(List.of(site, own), List.of()))
        .withMessageContainingAll("'lake.writer'", site.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "graph.engin=kernel, graph.engin, graph.engine",
    "Graph.Engine=kernel, Graph.Engine, graph.engine",
    "kernel-max-edges=5, kernel-max-edges, graph.kernel-max-edges",
    "graph.engine.name=x, graph.engine.name, graph.engine"
  })
  void namesTheNearestKeyToAnUnknownOneInAnAssignment(
      String assignment, String key, String nearest) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(NO_FILES, List.of(assignment)))
        .withMessageContainingAll(
            "unknown setting '" + key + "'", "--set", "did you mean '" + nearest + "'?")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @Test
  void listsTheKnownKeysWhenNoneIsNear() {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(NO_FILES, List.of("x=1")))
        .withMessageContainingAll(ReferenceConfTest.keys().toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph.engine", "=kernel", ""})
  void refusesAnAssignmentWithoutKeyOrEqualsSign(String assignment) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(NO_FILES, List.of(assignment)))
        .withMessageContainingAll("'" + assignment + "'", "--set", "key=value")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph..engine", ".engine", "a b\"c", " "})
  void refusesAMalformedKey(String key) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(NO_FILES, List.of(key + "=1")))
        .withMessageContaining("--set")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }
}
