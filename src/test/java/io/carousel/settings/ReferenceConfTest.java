package io.carousel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.schema.ScopeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceConfTest {

  static Stream<String> keys() {
    return SettingsLoader.reference().entrySet().stream().map(Map.Entry::getKey).sorted();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void explainsEveryKeyInAComment(String key) {
    assertThat(comments(key))
        .as("comment lines above " + key + ", or above the smallest section that has any")
        .anyMatch(line -> !line.isBlank());
  }

  /** The comments above a key, or else above the smallest section around it that has any. */
  private static List<String> comments(String key) {
    List<String> comments = SettingsLoader.reference().getValue(key).origin().comments();
    int dot = key.lastIndexOf('.');
    return comments.isEmpty() && dot > 0 ? comments(key.substring(0, dot)) : comments;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hasOnlyKeysThatTheCodeReads(String key, @TempDir Path folder) throws IOException {
    // No setting is a list of lists: the code that reads the key refuses it.
    Path file = Files.writeString(folder.resolve("own.conf"), key + " = [[]]");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> SettingsLoader.load(List.of(file), List.of()))
        .withMessageContaining(key);
  }

  @Test
  void hasEveryKeyThatTheCodeReads() {
    // Reading a key without a default fails.
    assertThatCode(() -> SettingsLoader.load(List.of(), List.of())).doesNotThrowAnyException();
  }

  @Test
  void hasTheDefaultsThatUsersRelyOn() {
    Settings defaults = SettingsLoader.load(List.of(), List.of());
    assertThat(defaults.ingest().maxRejectedShare()).isEqualTo(0.01);
    assertThat(defaults.ingest().reportingCurrency()).isEqualTo("USD");
    assertThat(defaults.graph().engine()).isEqualTo(Settings.Engine.AUTO);
    assertThat(defaults.graph().kernelMaxEdges()).isEmpty();
    assertThat(defaults.lake().catalog()).isEmpty();
    assertThat(defaults.flows().scopes())
        .map(ScopeName::toString)
        .contains(
            "announced/all/party",
            "contracted/all/party",
            "paid/all/party",
            "announced/in-kind/party");
  }
}
