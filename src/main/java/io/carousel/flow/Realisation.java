package io.carousel.flow;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.carousel.basis.BasisRule;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** What became of announced deals, by the quarter of their announcement and by instrument. */
final class Realisation {
  private static final DataType MONEY = SparkTypes.type(ColumnType.MONEY);

  private Realisation() {}

  /**
   * Sums of the known amounts.
   *
   * @param deals rows of {@link FlowsJob#deals}
   * @return rows of {@link FlowTables#REALISATION}
   */
  static Dataset<Row> of(Dataset<Row> deals, LocalDate asOf) {
    Column quarter = concat(year(col("dated_on")), lit("Q"), quarter(col("dated_on")));
    BasisRule paid = new BasisRule(Basis.PAID, lit(asOf));
    Column scheduled = when(paid.counts(), paid.amount());
    return deals
        .groupBy(quarter.as("announced_quarter"), col("instrument"))
        .agg(
            count(lit(1)).as("deals"),
            count_if(col("amount").isNull()).as("deals_without_amount"),
            money(col("amount")).as("announced"),
            money(when(col("binding"), col("amount"))).as("contracted"),
            money(coalesce(col("given_amount"), scheduled)).as("paid"),
            money(when(col("cancelled"), col("amount"))).as("cancelled"))
        .withColumn("as_of", lit(asOf));
  }

  private static Column money(Column amount) {
    return coalesce(sum(amount), lit(0)).cast(MONEY);
  }
}
