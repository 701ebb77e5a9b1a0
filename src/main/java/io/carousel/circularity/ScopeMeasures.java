package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.ATTRIBUTION;
import static io.carousel.schema.CircularityColumns.CIRCULAR;
import static io.carousel.schema.CircularityColumns.CIRCULATION;
import static io.carousel.schema.CircularityColumns.CIRCULATION_REACH;
import static io.carousel.schema.CircularityColumns.DEALS_WITHOUT_SCHEDULE;
import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.EXCESS;
import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.CircularityColumns.GROUPS;
import static io.carousel.schema.CircularityColumns.INTRA_GROUP;
import static io.carousel.schema.CircularityColumns.INTRA_GROUP_AMOUNT;
import static io.carousel.schema.CircularityColumns.LARGEST_GROUP;
import static io.carousel.schema.CircularityColumns.LOOPS;
import static io.carousel.schema.CircularityColumns.LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.MEMBERS;
import static io.carousel.schema.CircularityColumns.NET;
import static io.carousel.schema.CircularityColumns.NULL_P_VALUE;
import static io.carousel.schema.CircularityColumns.RECYCLED_CAPITAL;
import static io.carousel.schema.CircularityColumns.SELF_AMOUNT;
import static io.carousel.schema.CircularityColumns.SELF_PAYMENTS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_GROUPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LARGEST_GROUP;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.TROPHIC_INCOHERENCE;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.PAYMENTS;
import static io.carousel.schema.FlowColumns.SCHEDULED;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
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
import io.carousel.schema.DealColumns;
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
  private static final String ATTRIBUTED = "attributed";
  private static final String UNRANGED = "unranged";

  private static final String SCOPE = "scope_id";

  private ScopeMeasures() {}

  /**
   * Rows of {@link CircularityTables#CIRCULARITY}, without the date.
   *
   * @param scopes rows of {@code reporting.scope}
   * @param measured the measures, each with at most one row per scope: {@link #ofPayments}, {@link
   *     #ofEdges}, {@link #ofPairs}, {@link #ofGroups}, {@link #ofGraphs}, {@link
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

  /** Adds the measures that follow from the other measures of a scope. */
  private static Dataset<Row> derived(Dataset<Row> rows) {
    Column none = Netting.money(lit(0));
    // Nothing circulates in a scope without groups; in one with groups a measure may be unknown.
    Column acyclic = col(GROUPS).equalTo(0);
    Map<String, Column> known =
        Map.of(
            "excess", Netting.money(col(GROSS).minus(col(NET))),
            "circulation", when(acyclic, none).otherwise(col(CIRCULATION)),
            "attributed", when(acyclic, none).otherwise(col(ATTRIBUTED)),
            "attribution", when(acyclic, "bff").otherwise(col(ATTRIBUTION)),
            "circulation_reach",
                when(col(STRUCTURAL_GROUPS).equalTo(0), none).otherwise(col(CIRCULATION_REACH)),
            "recycled_capital", coalesce(col(RECYCLED_CAPITAL), when(acyclic, none)),
            "intra_group", Netting.share(col(INTRA_GROUP_AMOUNT), col(GROSS)));
    Map<String, Column> loops =
        Map.of(
            "loops", when(acyclic, lit(0L)).otherwise(col(LOOPS)),
            "loops_exact", when(acyclic, lit(true)).otherwise(col(LOOPS_EXACT)),
            "structural_loops",
                when(col(STRUCTURAL_GROUPS).equalTo(0), lit(0L)).otherwise(col(STRUCTURAL_LOOPS)),
            "structural_loops_exact",
                when(col(STRUCTURAL_GROUPS).equalTo(0), lit(true))
                    .otherwise(col(STRUCTURAL_LOOPS_EXACT)));
    Column bff = when(col(ATTRIBUTION).equalTo("bff"), col(ATTRIBUTED));
    return rows.withColumns(known)
        .withColumns(loops)
        .withColumns(
            Map.of(
                "bff", bff,
                "bff_circularity", Netting.share(bff, col(GROSS)),
                "circularity", Netting.share(col(CIRCULATION), col(GROSS)),
                "pass_through", Netting.money(col(EXCESS).minus(col(CIRCULATION))),
                "flow_hierarchy", lit(1.0).minus(col(INTRA_GROUP)),
                "unmeasured", unmeasured()))
        .withColumn(NULL_P_VALUE, NullModels.pValue())
        .withColumns(ranges());
  }

  private static Column unmeasured() {
    Column unlisted =
        when(
            col("loops_unlisted"),
            "reporting.loop: better ones may be missing, see circularity.loop.max-steps");
    return nullif(
        concat_ws("; ", col(UNMEASURED), unlisted, col(UNRANGED), col("undrawn")), lit(""));
  }

  /** A range includes the figure, which may be outside most draws; exact amounts are not drawn. */
  private static Map<String, Column> ranges() {
    Map<String, Column> ranges = new HashMap<>();
    for (String measure : Ranges.MEASURES) {
      Column figure = col(measure);
      Column known = col(UNRANGED).isNull().and(figure.isNotNull());
      ranges.put(measure + "_low", when(known, least(col(measure + "_low"), figure)));
      ranges.put(measure + "_high", when(known, greatest(col(measure + "_high"), figure)));
    }
    return ranges;
  }

  /**
   * The numbers of payments and deals of a scope, with and without an amount.
   *
   * @param payments the payments of each scope
   * @return {@code (scope_id, payments, deals, deals_without_amount, deals_without_schedule,
   *     self_payments, self_amount)}
   */
  static Dataset<Row> ofPayments(Dataset<Row> payments) {
    Column self = col(PAYER_ID).equalTo(col(PAYEE_ID));
    Column unknown = col(DealColumns.AMOUNT).isNull().and(col(SCHEDULED));
    // Groups by deal first: counting distinct deals three times would read each payment four times.
    return payments
        .groupBy(DEAL_ID, SCOPE)
        .agg(
            count_if(not(self)).as(PAYMENTS),
            count_if(not(self).and(unknown)).as("unknown"),
            count_if(not(self).and(not(col(SCHEDULED)))).as("unscheduled"),
            count_if(self).as(SELF_PAYMENTS),
            sum(when(self, col(DealColumns.AMOUNT))).as(SELF_AMOUNT))
        .groupBy(SCOPE)
        .agg(
            sum(PAYMENTS).as(PAYMENTS),
            deals("payments").as(DEALS),
            deals("unknown").as(DEALS_WITHOUT_AMOUNT),
            deals("unscheduled").as(DEALS_WITHOUT_SCHEDULE),
            sum(SELF_PAYMENTS).as(SELF_PAYMENTS),
            Netting.money(sum(SELF_AMOUNT)).as(SELF_AMOUNT));
  }

  /** The number of deals with any such payment; payments without a deal do not count. */
  private static Column deals(String payments) {
    return count_if(col(DEAL_ID).isNotNull().and(col(payments).gt(0)));
  }

  /**
   * The size of the graph of known amounts.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, edges, gross)}
   */
  static Dataset<Row> ofEdges(Dataset<Row> edges) {
    return edges
        .groupBy(SCOPE)
        .agg(count(lit(1)).as(EDGES), Netting.money(sum(DealColumns.AMOUNT)).as(GROSS));
  }

  /**
   * The amount that cancels between two parties that pay each other.
   *
   * @param edges rows of {@link CircularityTables#EDGE}
   * @return {@code (scope_id, bilateral)}
   */
  static Dataset<Row> ofPairs(Dataset<Row> edges) {
    // Two parties that pay each other are in one circular group.
    return Netting.bilateral(edges.where("group_id is not null"), SCOPE);
  }

  /**
   * Totals over the circular groups of a scope.
   *
   * @param groups rows of {@link Groups#of}
   * @return {@code (scope_id, groups, largest_group, structural_groups, structural_largest_group,
   *     intra_group_amount, circulation, attributed, circulation_reach, attribution)}
   */
  static Dataset<Row> ofGroups(Dataset<Row> groups) {
    Column amount = col(VIEW).equalTo(ScopeGraphs.AMOUNT);
    Column structural = col(VIEW).equalTo(ScopeGraphs.STRUCTURAL);
    Column attribution = when(amount, col(ATTRIBUTION));
    return groups
        .groupBy(SCOPE)
        .agg(
            count(when(amount, col(MEMBERS))).as(GROUPS),
            max(when(amount, col(MEMBERS))).as(LARGEST_GROUP),
            count(when(structural, col(MEMBERS))).as(STRUCTURAL_GROUPS),
            max(when(structural, col(MEMBERS))).as(STRUCTURAL_LARGEST_GROUP),
            Netting.money(sum(when(amount, col(GROSS)))).as(INTRA_GROUP_AMOUNT),
            Netting.whole(CIRCULATION, amount).as(CIRCULATION),
            Netting.whole(CIRCULAR, amount).as(ATTRIBUTED),
            Netting.whole("reach", structural).as(CIRCULATION_REACH),
            when(min(attribution).equalTo(max(attribution)), min(attribution))
                .otherwise(when(count(attribution).gt(0), "mixed"))
                .as(ATTRIBUTION));
  }

  /**
   * Measures of the graphs of a scope as a whole, and the reasons for missing measures.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   * @return {@code (scope_id, trophic_incoherence, unmeasured)}
   */
  static Dataset<Row> ofGraphs(ScopeGraphs graphs, Dataset<Row> flows) {
    return graphs
        .named(flows.where(col(CircularFlows.KIND).isin(CircularFlows.GRAPH, CircularFlows.GROUP)))
        .groupBy(SCOPE)
        .agg(
            max(when(col(VIEW).equalTo(ScopeGraphs.AMOUNT), col(TROPHIC_INCOHERENCE)))
                .as(TROPHIC_INCOHERENCE),
            nullif(array_join(array_sort(collect_set(UNMEASURED)), "; "), lit("")).as(UNMEASURED));
  }

  private static Column nothing(ColumnSpec column) {
    return switch (column.type()) {
      case LONG, MONEY -> lit(0).cast(SparkTypes.type(column.type()));
      default -> lit(null).cast(SparkTypes.type(column.type()));
    };
  }
}
