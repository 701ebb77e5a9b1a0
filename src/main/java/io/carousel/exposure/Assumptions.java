package io.carousel.exposure;

import io.carousel.settings.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The settings {@code exposure.revenue-gap.*} as rows. */
final class Assumptions {
  private static final StructType SCENARIO =
      StructType.fromDDL(
          "scenario string, margin decimal(10,6), useful_life_years decimal(10,6),"
              + " given_spending decimal(38,2)");
  private static final StructType COUNTED_KIND = StructType.fromDDL("metric string, kind string");

  private Assumptions() {}

  /** Each margin with each useful life. */
  static Dataset<Row> scenarios(SparkSession spark, Settings.RevenueGap gap) {
    List<Row> scenarios = new ArrayList<>();
    for (BigDecimal margin : gap.margins()) {
      for (BigDecimal life : gap.usefulLifeYears()) {
        scenarios.add(
            RowFactory.create(
                "margin " + margin.toPlainString() + ", life " + life.toPlainString() + " years",
                margin,
                life,
                gap.spending().orElse(null)));
      }
    }
    return spark.createDataFrame(scenarios, SCENARIO);
  }

  /** The kinds of parties whose capex or revenue counts. */
  static Dataset<Row> countedKinds(SparkSession spark, Settings.RevenueGap gap) {
    List<Row> kinds = new ArrayList<>();
    gap.spenders().forEach(kind -> kinds.add(RowFactory.create("capex", kind)));
    gap.earners().forEach(kind -> kinds.add(RowFactory.create("revenue", kind)));
    return spark.createDataFrame(kinds, COUNTED_KIND);
  }
}
