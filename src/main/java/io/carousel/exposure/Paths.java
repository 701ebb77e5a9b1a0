package io.carousel.exposure;

import static org.apache.spark.sql.functions.lit;

import io.carousel.graph.spark.IndirectPayments;
import io.carousel.graph.spark.LookThroughStakes;
import io.carousel.settings.Settings;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The {@linkplain Kernel kernels} of the graph engine that exposures use. */
final class Paths {
  private Paths() {}

  /** Stakes along holdings of any depth. */
  static Dataset<Row> lookThrough(
      Function<Relation, Dataset<Row>> inputs, Settings.Exposure settings) {
    return LookThroughStakes.of(inputs.apply(Query.KNOWN_STAKE), settings.lookThroughTolerance());
  }

  /** The amounts customers pay their vendors through others. */
  static Dataset<Row> indirectPayments(
      Function<Relation, Dataset<Row>> inputs, Settings.Exposure settings) {
    Dataset<Row> pairs = inputs.apply(Query.VENDOR_PAIR);
    return settings.maxIntermediaries() == 0
        ? pairs.withColumn("indirect", lit(0.0))
        : IndirectPayments.of(inputs.apply(Query.VENDOR_EDGE), pairs, settings.maxIntermediaries());
  }
}
