package io.carousel.exposure;

import io.carousel.settings.Settings;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A query that follows paths of any length, which SQL cannot. */
@FunctionalInterface
interface Kernel {
  /**
   * Its rows.
   *
   * @param inputs the rows of each declared input
   */
  Dataset<Row> rows(Function<Relation, Dataset<Row>> inputs, Settings.Exposure settings);
}
