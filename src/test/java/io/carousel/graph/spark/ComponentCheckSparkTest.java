package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.testing.TestSpark;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Invalid components are refused. */
final class ComponentCheckSparkTest {
  private static final StructType LINK = StructType.fromDDL("src bigint, dst bigint");
  private static final StructType LABEL = StructType.fromDDL("id bigint, component bigint");

  /** A ring of four, a pair that it pays, and one that only the pair pays. */
  private static final long[][] LINKS = {
    {0, 1}, {1, 2}, {2, 3}, {3, 0}, {3, 4}, {4, 5}, {5, 4}, {5, 6}
  };

  @Test
  void rightComponentsPass() {
    assertThatCode(() -> check(new long[][] {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 4}, {5, 4}}))
        .doesNotThrowAnyException();
  }

  @Test
  void aMemberThatDoesNotPayInsideIsFound() {
    assertRefused(
        "of 7 members 6 pay and 7 are paid inside, and 0 components",
        new long[][] {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 4}, {5, 4}, {6, 4}});
  }

  @Test
  void aMemberThatIsNotPaidInsideIsFound() {
    // The ring is left out but for one: it pays the pair, which does not pay it.
    assertRefused(
        "of 3 members 3 pay and 2 are paid inside, and 4 components",
        new long[][] {{3, 3}, {4, 3}, {5, 3}});
  }

  @Test
  void aComponentInTwoPartsIsFoundByTheCycleBetweenThem() {
    // Both halves pay and are paid inside, once 1 pays 0 and 3 pays 2.
    long[][] links = Arrays.copyOf(LINKS, LINKS.length + 2);
    links[LINKS.length] = new long[] {1, 0};
    links[LINKS.length + 1] = new long[] {3, 2};
    assertThatThrownBy(
            () -> check(links, new long[][] {{0, 0}, {1, 0}, {2, 2}, {3, 2}, {4, 4}, {5, 4}}))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining(
            "of 6 members 6 pay and 6 are paid inside, and 2 components are in cycles");
  }

  @Test
  void aComponentThatIsMissingIsFound() {
    assertRefused(
        "of 4 members 4 pay and 4 are paid inside, and 2 components",
        new long[][] {{0, 0}, {1, 0}, {2, 0}, {3, 0}});
  }

  private static void assertRefused(String message, long[][] components) {
    assertThatThrownBy(() -> check(components))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining(message);
  }

  private static void check(long[][] components) {
    check(LINKS, components);
  }

  private static void check(long[][] links, long[][] components) {
    new ComponentCheck(TestSpark.session()).of(rows(links, LINK), rows(components, LABEL));
  }

  private static Dataset<Row> rows(long[][] pairs, StructType schema) {
    return TestSpark.session()
        .createDataFrame(
            Arrays.stream(pairs).map(pair -> RowFactory.create(pair[0], pair[1])).toList(), schema);
  }
}
