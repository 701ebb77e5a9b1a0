package io.carousel.circularity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.table.SparkTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The measures of each scope as a whole. */
final class ScopeMeasures {
  private static final String SCOPE = "scope_id";

  private final Dataset<Row> scopes;
  private final Dataset<Row> payments;
  private final Dataset<Row> amountEdges;

  /**
   * @param scopes rows of {@code reporting.scope}
   * @param payments the payments of each scope
   * @param views rows of {@link Views#of}
   */
  ScopeMeasures(Dataset<Row> scopes, Dataset<Row> payments, Dataset<Row> views) {
    this.scopes = scopes;
    this.payments = payments;
    this.amountEdges = views.where(col("view").equalTo(Views.AMOUNT));
  }

  /**
   * Rows of {@link CircularityTables#CIRCULARITY}.
   *
   * @param inside the edges inside groups
   * @param groups rows of {@link Groups#measured}
   */
  Dataset<Row> with(Dataset<Row> inside, Dataset<Row> groups) {
    Dataset<Row> all =
        scopes
            .select(SCOPE, "as_of")
            .join(counts(), on(), "left")
            .join(parties(), on(), "left")
            .join(sums(), on(), "left")
            .join(Netting.net(amountEdges, SCOPE), on(), "left")
            .join(Netting.bilateral(amountEdges, SCOPE), on(), "left")
            .join(insideSums(inside), on(), "left")
            .join(groupCounts(groups), on(), "left");
    Column[] columns =
        CircularityTables.CIRCULARITY.columns().stream()
            .map(
                c ->
                    switch (c.name()) {
                      case SCOPE, "as_of" -> col(c.name());
                      case "excess" ->
                          orNone("gross", c)
                              .minus(orNone("net", c))
                              .cast(SparkTypes.type(c.type()))
                              .as(c.name());
                      case "intra_group" -> intraGroup().as(c.name());
                      case "flow_hierarchy" -> lit(1.0).minus(intraGroup()).as(c.name());
                      default -> orNone(c.name(), c).as(c.name());
                    })
            .toArray(Column[]::new);
    return all.select(columns);
  }

  private Dataset<Row> counts() {
    Column self = col("payer_id").equalTo(col("payee_id"));
    Column deal = when(not(self), col("deal_id"));
    Column unknown = col("amount").isNull().and(col("scheduled"));
    return payments
        .groupBy(SCOPE)
        .agg(
            count_if(not(self)).as("payments"),
            count_distinct(deal).as("deals"),
            count_distinct(when(unknown, deal)).as("deals_without_amount"),
            count_distinct(when(not(col("scheduled")), deal)).as("deals_without_schedule"),
            count_if(self).as("self_payments"),
            Netting.money(sum(when(self, col("amount")))).as("self_amount"));
  }

  private Dataset<Row> parties() {
    return amountEdges
        .select(col(SCOPE), col("payer_id").as("party_id"))
        .union(amountEdges.select(SCOPE, "payee_id"))
        .distinct()
        .groupBy(SCOPE)
        .agg(count(lit(1)).as("parties"));
  }

  private Dataset<Row> sums() {
    return amountEdges
        .groupBy(SCOPE)
        .agg(count(lit(1)).as("edges"), Netting.money(sum("amount")).as("gross"));
  }

  private static Dataset<Row> insideSums(Dataset<Row> inside) {
    return inside
        .where(col("view").equalTo(Views.AMOUNT))
        .groupBy(SCOPE)
        .agg(Netting.money(sum("amount")).as("intra_group_amount"));
  }

  private static Dataset<Row> groupCounts(Dataset<Row> groups) {
    Column amount = when(col("view").equalTo(Views.AMOUNT), col("members"));
    Column structural = when(col("view").equalTo(Views.STRUCTURAL), col("members"));
    return groups
        .groupBy(SCOPE)
        .agg(
            count(amount).as("groups"),
            max(amount).as("largest_group"),
            count(structural).as("structural_groups"),
            max(structural).as("structural_largest_group"));
  }

  /** Null where nothing flows, and nothing can have a share of it. */
  private static Column intraGroup() {
    Column inside = coalesce(col("intra_group_amount"), lit(0)).cast("double");
    return when(col("gross").gt(0), inside.divide(col("gross").cast("double")));
  }

  private static Column orNone(String name, io.carousel.table.Column column) {
    return coalesce(col(name), lit(0).cast(SparkTypes.type(column.type())));
  }

  private static String[] on() {
    return new String[] {SCOPE};
  }
}
