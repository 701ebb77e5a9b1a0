package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carousel.testing.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components of graphs that others have measured, where they lie beside the checkout. */
final class BenchGraphsSparkTest {
  private static final Path FOLDER = Path.of("..", "shared", "data", "bench");

  /** Of components of at least two parties: how many of each size there are. */
  private static Map<Long, Long> sizes(Dataset<Row> groups) {
    Map<Long, Long> sizes = new TreeMap<>();
    groups
        .groupBy("group_id")
        .agg(count(lit(1)).as("members"))
        .groupBy("members")
        .count()
        .collectAsList()
        .forEach(row -> sizes.put(row.getLong(0), row.getLong(1)));
    return sizes;
  }

  @ParameterizedTest
  @CsvSource({
    "slashdot0902.csv.gz, 82168, 10559, 71307",
    "cnr-2000_edges.csv.gz, 325557, 100977, 112023"
  })
  void componentsAreTheKnownOnesOfWholeGraphsAndOfLinksAlone(
      String file, long parties, long components, long largest) {
    Path graph = FOLDER.resolve(file);
    assumeTrue(Files.exists(graph), "no " + graph);
    Dataset<Row> edges =
        TestSpark.session()
            .read()
            .option("header", true)
            .csv(graph.toString())
            .where("src <> dst")
            .select(
                lit("g").as("graph_id"),
                col("src").as("payer_id"),
                col("dst").as("payee_id"),
                lit(1L).as("weight"),
                lit(false).as("open"))
            .repartition(2)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<Long, Long> kernel = sizes(KernelGroups.of(edges));
      long members = kernel.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
      long groups = kernel.values().stream().mapToLong(Long::longValue).sum();

      assertThat(parties - members + groups).isEqualTo(components);
      assertThat(kernel).containsEntry(largest, 1L);
      if (file.startsWith("cnr")) {
        assertThat(kernel).isEqualTo(histogram());
      }
      LargeGroups.Groups links = new LargeGroups(TestSpark.session(), edges.count()).of(edges);
      assertThat(links.byGraphFrames()).isFalse();
      assertThat(sizes(links.members().rows())).isEqualTo(kernel);
      links.members().release();
    } finally {
      edges.unpersist();
    }
  }

  private static Map<Long, Long> histogram() {
    Map<Long, Long> sizes = new TreeMap<>();
    TestSpark.session()
        .read()
        .option("header", true)
        .csv(FOLDER.resolve("scc_size_histogram.csv").toString())
        .where("scc_size > 1")
        .selectExpr("cast(scc_size as bigint)", "cast(count as bigint)")
        .collectAsList()
        .forEach(row -> sizes.put(row.getLong(0), row.getLong(1)));
    return sizes;
  }
}
