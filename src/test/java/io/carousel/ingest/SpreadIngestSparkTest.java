package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.synthetic.DataGenerator;
import io.carousel.synthetic.Recipe;
import io.carousel.testing.Silent;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingest plans large input otherwise than small input; what comes of it is the same. */
final class SpreadIngestSparkTest {
  @TempDir private Path folder;

  @Test
  void largeInputIsReadAsSmallInputIs() {
    Recipe recipe = new Recipe(2_000, 200, 5, 4, 1, 0.05, 11);
    Path data = folder.resolve("data");
    new DataGenerator(TestSpark.session(), Silent.PROGRESS).write(recipe, data.toString());
    TestRun small = ingested("small", data, new IngestJob());
    TestRun large = ingested("large", data, new IngestJob(true));

    for (String table :
        List.of("curated.deal", "curated.party", "curated.price", "ops.rejected_row")) {
      List<String> expected = small.query("SELECT * FROM " + table);
      assertThat(expected).as(table).hasSizeGreaterThan(50);
      assertThat(large.query("SELECT * FROM " + table)).as(table).isEqualTo(expected);
    }
    assertThat(quality(large)).isEqualTo(quality(small)).containsKey("deals");
  }

  private TestRun ingested(String name, Path data, IngestJob job) {
    return new TestRun(folder.resolve(name))
        .input(data)
        .set("ingest.max-rejected-share=0.5")
        .jobs(List.of(job))
        .run();
  }

  private static Map<String, String> quality(TestRun run) {
    Map<String, String> counts = new TreeMap<>();
    run.rows("SELECT dataset, read, accepted, repeats, rejected FROM ops.data_quality")
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.mkString(" ")));
    return counts;
  }
}
