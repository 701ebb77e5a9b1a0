package io.carousel.graph.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components of graphs that others have measured, if they are next to the checkout. */
final class BenchGraphsTest {
  private static final Path FOLDER = Path.of("..", "shared", "data", "bench");

  @ParameterizedTest
  @CsvSource({
    "slashdot0902.csv.gz, 82168, 10559, 71307",
    "cnr-2000_edges.csv.gz, 325557, 100977, 112023"
  })
  void componentsAreTheKnownOnesOfWholeGraphsAndOfLinksAlone(
      String file, int parties, int components, int largest) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), "no " + path);
    Links links = new Links();
    Shipment shipment = new Shipment();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comma = line.indexOf(',');
        String payer = line.substring(0, comma);
        String payee = line.substring(comma + 1);
        links.add(Integer.parseInt(payer), Integer.parseInt(payee));
        shipment.addEdge(payer, payee, 1, false);
      }
    }
    DirectedGraph graph = shipment.graph();
    assertThat(graph.parties()).isEqualTo(parties);
    Map<Long, Long> sizes = sizes(StronglyConnectedComponents.of(graph));

    assertThat(sizes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(components);
    assertThat(sizes).containsEntry((long) largest, 1L);
    if (file.startsWith("cnr")) {
      assertThat(sizes).isEqualTo(histogram());
    }
    // One number too many, as parties are numbered from 1 in one file: a component of its own.
    Map<Long, Long> ofLinks = sizes(links.components(parties + 1));
    ofLinks.merge(1L, -1L, Long::sum);
    assertThat(ofLinks).isEqualTo(sizes);
  }

  /** How many components of each size there are. */
  private static Map<Long, Long> sizes(int[] component) {
    return Arrays.stream(component)
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .values()
        .stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static Map<Long, Long> histogram() throws IOException {
    return Files.readAllLines(FOLDER.resolve("scc_size_histogram.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .collect(
            Collectors.toMap(
                cells -> Long.valueOf(cells[0].strip()),
                cells -> Long.valueOf(cells[1].strip()),
                Long::sum,
                TreeMap::new));
  }
}
