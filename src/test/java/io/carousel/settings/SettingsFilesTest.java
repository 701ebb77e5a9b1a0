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
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsFilesTest {
  @TempDir private Path folder;

  private static CarouselException refusal(Path file) {
    return assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(List.of(file), List.of()))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
        .satisfies(e -> assertThat(e.getMessage().lines()).as("one line").hasSize(1))
        .actual();
  }

  @Test
  void namesAMissingFile() {
    Path missing = folder.resolve("missing.conf");
    assertThat(refusal(missing)).hasMessageContainingAll("'" + missing + "'", "--conf");
  }

  @Test
  void namesAFolderGivenAsAFile() {
    assertThat(refusal(folder)).hasMessageContainingAll("'" + folder + "'", "--conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake {\n  writers = 5\n",
        "lake.writers 5",
        "lake.writers = \"5",
        "lake.writers = ${nowhere}",
        "{ lake = [1, 2 }\n"
      })
  void namesAnInvalidFile(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), text);
    assertThat(refusal(file)).hasMessageContaining(file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph.engine = null", "graph = null", "lake.writers = null"})
  void refusesToUnsetASetting(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), text);
    assertThat(refusal(file)).hasMessageContaining(text.replace(" = null", ""));
  }

  @Test
  void reportsTheLineOfAnInvalidValue() throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), "\n\nlake {\n  writers = none\n}\n");
    assertThat(refusal(file)).hasMessageContainingAll("lake.writers", "'none'", file + ": 4");
  }

  @Test
  void readsAnEmptyFileAsNoSettings() throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), "# nothing yet\n");
    assertThat(SettingsLoader.load(List.of(file), List.of()))
        .isEqualTo(SettingsLoader.load(List.of(), List.of()));
  }
}
