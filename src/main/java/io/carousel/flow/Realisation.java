package io.carousel.flow;

import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.DealColumns.INSTRUMENT;
import static io.carousel.schema.FlowColumns.ANNOUNCED;
import static io.carousel.schema.FlowColumns.ANNOUNCED_QUARTER;
import static io.carousel.schema.FlowColumns.BINDING;
import static io.carousel.schema.FlowColumns.CANCELLED;
import static io.carousel.schema.FlowColumns.CONTRACTED;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.GIVEN_AMOUNT;
import static io.carousel.schema.Ids.AS_OF;
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
import io.carousel.schema.FlowColumns;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.table.ColumnType;
import io.carousel.table.SparkTypes;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** The outcome of announced deals, by the quarter of their announcement and by instrument. */
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
    Column quarter = concat(year(col(DATED_ON)), lit("Q"), quarter(col(DATED_ON)));
    BasisRule paid = new BasisRule(Basis.PAID, lit(asOf));
    Column scheduled = when(paid.counts(), paid.amount());
    return deals
        .groupBy(quarter.as(ANNOUNCED_QUARTER), col(INSTRUMENT))
        .agg(
            count(lit(1)).as(DEALS),
            count_if(col(AMOUNT).isNull()).as(DEALS_WITHOUT_AMOUNT),
            money(col(AMOUNT)).as(ANNOUNCED),
            money(when(col(BINDING), col(AMOUNT))).as(CONTRACTED),
            money(coalesce(col(GIVEN_AMOUNT), scheduled)).as(FlowColumns.PAID),
            money(when(col(CANCELLED), col(AMOUNT))).as(CANCELLED))
        .withColumn(AS_OF, lit(asOf));
  }

  private static Column money(Column amount) {
    return coalesce(sum(amount), lit(0)).cast(MONEY);
  }
}
