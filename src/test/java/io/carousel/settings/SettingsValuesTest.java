package io.carousel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.ScopeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsValuesTest {

  private static Settings with(String... assignments) {
    return SettingsLoader.load(List.of(), List.of(assignments));
  }

  private static Settings withFile(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), text);
    return SettingsLoader.load(List.of(file), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/finance?user=x&password=hush",
        "jdbc:postgresql://db/finance?sslPassword=hush",
        "jdbc:postgresql://x:hush@db/finance",
        "jdbc:duckdb:file.duckdb;motherduck_token=hush"
      })
  void refusesAPasswordInAUrlWithoutPrintingIt(String url) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> with("publish.jdbc.url=" + url))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
        .withMessageContainingAll("publish.jdbc.url", "publish.jdbc.password-env")
        .withMessageNotContainingAny("hush");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ingest.max-rejected-share | 1.01 | a share from 0 to 1",
        "ingest.max-rejected-share | -0.01 | a share from 0 to 1",
        "ingest.max-rejected-share | NaN | a share from 0 to 1",
        "ingest.max-rejected-share | 1% | a share from 0 to 1",
        "ingest.reporting-currency | usd | ISO 4217",
        "ingest.reporting-currency | DOLLAR | ISO 4217",
        "ingest.reporting-currency | '' | ISO 4217",
        "graph.engine | spark | auto, graphframes, kernel",
        "graph.engine | Kernel | auto, graphframes, kernel",
        "graph.kernel-max-edges | 0 | auto or a whole number above 0",
        "graph.kernel-max-edges | many | auto or a whole number above 0",
        "graph.exact-max-parties | 0 | a whole number above 0",
        "circularity.attribution-max-edges | none | a whole number above 0",
        "circularity.pace-max-work | -1 | a whole number above 0",
        "centrality.removal-max-work | 0.5 | a whole number above 0",
        "centrality.damping | 0 | between 0 and 1",
        "centrality.damping | 1 | between 0 and 1",
        "centrality.damping | NaN | between 0 and 1",
        "centrality.tolerance | 0 | between 0 and 1",
        "centrality.tolerance | 1 | between 0 and 1",
        "centrality.max-iterations | 0 | a whole number above 0",
        "centrality.max-iterations | -5 | a whole number above 0",
        "centrality.max-iterations | 3000000000 | a whole number above 0",
        "exposure.max-intermediaries | 11 | a whole number of at least 0",
        "exposure.window-months | 0 | any or a whole number of at least 1",
        "exposure.announcement-days | 0 | a whole number above 0",
        "exposure.lending-months | 0 | a whole number above 0",
        "exposure.look-through-tolerance | 0 | between 0 and 1",
        "exposure.revenue-gap.spending | much | at least 0",
        "exposure.revenue-gap.margins | 1 | from 0 to below 1",
        "exposure.revenue-gap.margins | half | from 0 to below 1",
        "exposure.revenue-gap.useful-life-years | 0 | above 0",
        "exposure.revenue-gap.spenders | Hyper Scaler | kinds of parties",
        "lake.writers | 0 | a whole number above 0",
        "lake.writers | '' | a whole number above 0",
        "publish.jdbc.url | jdbc:oracle:thin:@db | jdbc:postgresql: or jdbc:duckdb:",
        "publish.jdbc.url | db.example.org | jdbc:postgresql: or jdbc:duckdb:",
        "publish.jdbc.wait-seconds | -1 | a whole number of at least 0",
        "publish.jdbc.wait-seconds | 1.5 | a whole number of at least 0"
      })
  void refusesAValueWithKeyValuePlaceAndAllowedValues(String key, String value, String allowed) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> with(key + "=" + value))
        .withMessageContainingAll(key, "'" + value + "'", "--set", "allowed: ", allowed)
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.USAGE));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "centrality.max-iterations, 1.5",
    "graph.kernel-max-edges, 2.5",
    "lake.writers, 4.9",
    "lake.writers, 4.0000001"
  })
  void refusesAFractionForAWholeNumber(String key, String value) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> with(key + "=" + value))
        .withMessageContainingAll(key, "'" + value + "'", "whole number above 0");
  }

  @Test
  void acceptsTheLimitsOfARange() {
    assertThat(with("ingest.max-rejected-share=0").ingest().maxRejectedShare()).isZero();
    assertThat(with("ingest.max-rejected-share=1").ingest().maxRejectedShare()).isEqualTo(1);
    assertThat(with("lake.writers=1").lake().writers()).isEqualTo(1);
  }

  @Test
  void acceptsEnginesByName() {
    assertThat(with("graph.engine=kernel").graph().engine()).isEqualTo(Settings.Engine.KERNEL);
    assertThat(with("graph.engine=graphframes").graph().engine())
        .isEqualTo(Settings.Engine.GRAPHFRAMES);
  }

  @Test
  void acceptsALimitOfEdgesAboveTheIntegers() {
    assertThat(with("graph.kernel-max-edges=5000000000").graph().kernelMaxEdges())
        .hasValue(5_000_000_000L);
  }

  @Test
  void acceptsScopesAsAListInAFile(@TempDir Path folder) throws IOException {
    Settings settings =
        withFile(folder, "flows.scopes = [\"paid/all/party\", \"announced/trade/party\"]");
    assertThat(settings.flows().scopes())
        .map(ScopeName::toString)
        .containsExactly("paid/all/party", "announced/trade/party");
  }

  @Test
  void acceptsScopesAsTextWithCommas() {
    assertThat(with("flows.scopes=paid/all/party, announced/trade/party").flows().scopes())
        .map(ScopeName::toString)
        .containsExactly("paid/all/party", "announced/trade/party");
  }

  @Test
  void aScopeNamedTwiceCountsOnce() {
    assertThat(with("flows.scopes=paid/all/party,paid/all/party").flows().scopes())
        .map(ScopeName::toString)
        .containsExactly("paid/all/party");
  }

  @Test
  void needsAtLeastOneScope(@TempDir Path folder) {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> withFile(folder, "flows.scopes = []"))
        .withMessageContainingAll("flows.scopes", "at least one scope");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> with("flows.scopes="))
        .withMessageContaining("flows.scopes");
  }

  @Test
  void namesTheUnknownPartOfOneScopeAmongSeveral() {
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> with("flows.scopes=paid/all/party,paid/al/party"))
        .withMessageContainingAll("'al'", "'paid/al/party'", "did you mean 'all'?");
  }
}
