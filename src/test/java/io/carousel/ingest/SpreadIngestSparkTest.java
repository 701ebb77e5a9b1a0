package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.synthetic.DataGenerator;
import io.carousel.synthetic.Recipe;
import io.carousel.testing.Silent;
import io.carousel.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingest plans large input otherwise than small input; the results are the same. */
@Tag("spread")
final class SpreadIngestSparkTest {
  @TempDir private Path folder;

  @Test
  void largeInputIsReadAsSmallInputIs() {
    Recipe recipe = new Recipe(2_000, 200, 5, 4, 1, 0.05, 11);
    new DataGenerator(TestSpark.session(), Silent.PROGRESS).write(recipe, folder.toString());
    CheckedInput small = CheckedInput.small(folder);
    CheckedInput large = CheckedInput.spread(folder);

    for (String table :
        List.of("curated.deal", "curated.party", "curated.price", "ops.rejected_row")) {
      List<String> expected = small.query("SELECT * FROM " + table);
      assertThat(expected).as(table).hasSizeGreaterThan(50);
      assertThat(large.query("SELECT * FROM " + table)).as(table).isEqualTo(expected);
    }
    String counts = "SELECT dataset, read, accepted, repeats, rejected FROM ops.data_quality";
    assertThat(large.query(counts))
        .isEqualTo(small.query(counts))
        .anyMatch(row -> row.contains("\"deals\""));
  }
}
