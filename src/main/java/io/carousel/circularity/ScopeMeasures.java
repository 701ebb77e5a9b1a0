package io.carousel.circularity;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.spark.CircularFlows;
import io.carousel.schema.CircularityTables;
import io.carousel.table.ColumnSpec;
import io.carousel.table.SparkTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The measures of each scope as a whole. */
final class ScopeMeasures {
  private static final String SCOPE = "scope_id";

  private ScopeMeasures() {}

  /**
   * Rows of {@link CircularityTables#CIRCULARITY}, but for the date.
   *
   * @param scopes rows of {@code reporting.scope}
   * @param measured what was measured, each with at most one row per scope: {@link #ofPayments},
   *     {@link #ofEdges}, {@link #ofPairs}, {@link #ofGroups}, {@link #ofGraphs}, {@link
   *     PartyFlows#ofScopes}, {@link DealShares#recycled}, {@link Loops#counts}, {@link Ranges#of},
   *     {@link NullModels#of}
   */
  static Dataset<Row> of(Dataset<Row> scopes, List<Dataset<Row>> measured) {
    Dataset<Row> all = scopes.select(SCOPE);
    for (Dataset<Row> more : measured) {
      all = all.join(more, new String[] {SCOPE}, "left");
    }
    return derived(all.withColumns(sumsOfNothing(all))).select(names());
  }

  /** A sum over no rows is 0; a column that may be null stays null. */
  private static Map<String, Column> sumsOfNothing(Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    return CircularityTables.CIRCULARITY.columns().stream()
        .filter(column -> column.required() && present.contains(column.name()))
        .collect(Collectors.toMap(ColumnSpec::name, c -> coalesce(col(c.name()), nothing(c))));
  }

  private static Column[] names() {
    return CircularityTables.CIRCULARITY.columnNames().stream()
        .filter(name -> !name.equals("as_of"))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** Adds what follows from the other measures of a scope. */
  private static Dataset<Row> derived(Dataset<Row> rows) {
    Column none = Netting.money(lit(0));
    // Nothing circulates in a scope without groups; in one with groups a measure may be unknown.
    Column acyclic = col("groups").equalTo(0);
    Map<String, Column> known =
        Map.of(
            "excess", Netting.money(col("gross").minus(col("net"))),
            "circulation", when(acyclic, none).otherwise(col("circulation")),
            "attributed", when(acyclic, none).otherwise(col("attributed")),
            "attribution", when(acyclic, "bff").otherwise(col("attribution")),
            "circulation_reach",
                when(col("structural_groups").equalTo(0), none).otherwise(col("circulation_reach")),
            "recycled_capital", coalesce(col("recycled_capital"), when(acyclic, none)),
            "intra_group", Netting.share(col("intra_group_amount"), col("gross")));
    Map<String, Column> loops =
        Map.of(
            "loops", when(acyclic, lit(0L)).otherwise(col("loops")),
            "loops_exact", when(acyclic, lit(true)).otherwise(col("loops_exact")),
            "structural_loops",
                when(col("structural_groups").equalTo(0), lit(0L))
                    .otherwise(col("structural_loops")),
            "structural_loops_exact",
                when(col("structural_groups").equalTo(0), lit(true))
                    .otherwise(col("structural_loops_exact")));
    Column bff = when(col("attribution").equalTo("bff"), col("attributed"));
    return rows.withColumns(known)
        .withColumns(loops)
        .withColumns(
            Map.of(
                "bff", bff,
                "bff_circularity", Netting.share(bff, col("gross")),
                "circularity", Netting.share(col("circulation"), col("gross")),
                "pass_through", Netting.money(col("excess").minus(col("circulation"))),
                "flow_hierarchy", lit(1.0).minus(col("intra_group")),
                "unmeasured", unmeasured()))
        .withColumn("null_p_value", NullModels.pValue())
        .withColumns(ranges());
  }

  private static Column unmeasured() {
    Column unlisted =
        when(
            col("loops_unlisted"),
            "reporting.loop: better ones may be missing, see circularity.loop.max-steps");
    return nullif(
        concat_ws("; ", col("unmeasured"), unlisted, col("unranged"), col("undrawn")), lit(""));
  }

  /** A range includes the figure, which may lie beyond most draws; exact amounts are not drawn. */
  private static Map<String, Column> ranges() {
    Map<String, Column> ranges = new HashMap<>();
    for (String measure : Ranges.MEASURES) {
      Column figure = col(measure);
      Column known = col("unranged").isNull().and(figure.isNotNull());
      ranges.put(measure + "_low", when(known, least(col(measure + "_low"), figure)));
      ranges.put(measure + "_high", when(known, greatest(col(measure + "_high"), figure)));
    }
    return ranges;
  }

  /**
   * How many payments and deals a scope has, with and without an amount.
   *
   * @param payments the payments of each scope
   * @return {@code (scope_id, payments, deals, deals_without_amount, deals_without_schedule,
   *     self_payments, self_amount)}
   */
  static Dataset<Row> ofPayments(Dataset<Row> payments) {
    Column self = col("payer_id").equalTo(col("payee_id"));
    Column unknown = col("amount").isNull().and(col("scheduled"));
    // By deal first: to count distinct deals three times would read each payment four times.
    return payments
        .groupBy("deal_id", SCOPE)
        .agg(
            count_if(not(self)).as("payments"),
            count_if(not(self).and(unknown)).as("unknown"),
            count_if(not(self).and(not(col("scheduled")))).as("unscheduled"),
            count_if(self).as("self_payments"),
            sum(when(self, col("amount"))).as("self_amount"))
        .groupBy(SCOPE)
        .agg(
            sum("payments").as("payments"),
            deals("payments").as("deals"),
            deals("unknown").as("deals_without_amount"),
            deals("unscheduled").as("deals_without_schedule"),
            sum("self_payments").as("self_payments"),
            Netting.money(sum("self_amount")).as("self_amount"));
  }

  /** The number of deals with any such payment; payments without a deal do not count. */
  private static Column deals(String payments) {
    return count_if(col("deal_id").isNotNull().and(col(payments).gt(0)));
  }

  /**
   * How large the graph of known amounts is.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, edges, gross)}
   */
  static Dataset<Row> ofEdges(Dataset<Row> edges) {
    return edges
        .groupBy(SCOPE)
        .agg(count(lit(1)).as("edges"), Netting.money(sum("amount")).as("gross"));
  }

  /**
   * What cancels between two parties that pay each other.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, bilateral)}
   */
  static Dataset<Row> ofPairs(Dataset<Row> edges) {
    // Two parties that pay each other are in one circular group.
    return Netting.bilateral(edges.where("group_id is not null"), SCOPE);
  }

  /**
   * What the circular groups of a scope add up to.
   *
   * @param groups rows of {@link Groups#of}
   * @return {@code (scope_id, groups, largest_group, structural_groups, structural_largest_group,
   *     intra_group_amount, circulation, attributed, circulation_reach, attribution)}
   */
  static Dataset<Row> ofGroups(Dataset<Row> groups) {
    Column amount = col("view").equalTo(ScopeGraphs.AMOUNT);
    Column structural = col("view").equalTo(ScopeGraphs.STRUCTURAL);
    Column attribution = when(amount, col("attribution"));
    return groups
        .groupBy(SCOPE)
        .agg(
            count(when(amount, col("members"))).as("groups"),
            max(when(amount, col("members"))).as("largest_group"),
            count(when(structural, col("members"))).as("structural_groups"),
            max(when(structural, col("members"))).as("structural_largest_group"),
            Netting.money(sum(when(amount, col("gross")))).as("intra_group_amount"),
            Netting.whole("circulation", amount).as("circulation"),
            Netting.whole("circular", amount).as("attributed"),
            Netting.whole("reach", structural).as("circulation_reach"),
            when(min(attribution).equalTo(max(attribution)), min(attribution))
                .otherwise(when(count(attribution).gt(0), "mixed"))
                .as("attribution"));
  }

  /**
   * Measures of the graphs of a scope as a whole, and what was not measured.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   * @return {@code (scope_id, trophic_incoherence, unmeasured)}
   */
  static Dataset<Row> ofGraphs(ScopeGraphs graphs, Dataset<Row> flows) {
    return graphs
        .named(flows.where(col(CircularFlows.KIND).isin(CircularFlows.GRAPH, CircularFlows.GROUP)))
        .groupBy(SCOPE)
        .agg(
            max(when(col("view").equalTo(ScopeGraphs.AMOUNT), col("trophic_incoherence")))
                .as("trophic_incoherence"),
            nullif(array_join(array_sort(collect_set("unmeasured")), "; "), lit(""))
                .as("unmeasured"));
  }

  private static Column nothing(ColumnSpec column) {
    return switch (column.type()) {
      case LONG, MONEY -> lit(0).cast(SparkTypes.type(column.type()));
      default -> lit(null).cast(SparkTypes.type(column.type()));
    };
  }
}
