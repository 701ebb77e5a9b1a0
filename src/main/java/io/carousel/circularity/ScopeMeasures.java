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

  private final Dataset<Row> scopes;
  private final Dataset<Row> edges;
  private final Dataset<Row> parties;

  /**
   * @param scopes rows of {@code reporting.scope}
   * @param edges rows of {@link CircularityTables#EDGE}
   * @param parties rows of {@link PartyFlows#of}
   */
  ScopeMeasures(Dataset<Row> scopes, Dataset<Row> edges, Dataset<Row> parties) {
    this.scopes = scopes;
    this.edges = edges;
    this.parties = parties;
  }

  /**
   * Rows of {@link CircularityTables#CIRCULARITY}.
   *
   * @param payments the payments of each scope
   * @param groups rows of {@link Groups#of}
   * @param measured what else was measured, each a row a scope at most: {@link #graphs}, {@link
   *     DealShares#recycled}, {@link Loops#counts}, {@link Ranges#of}, {@link NullModels#of}
   */
  Dataset<Row> of(Dataset<Row> payments, Dataset<Row> groups, List<Dataset<Row>> measured) {
    Dataset<Row> all =
        scopes
            .select(SCOPE, "as_of")
            .join(counts(payments), on(), "left")
            .join(PartyFlows.ofScopes(parties), on(), "left")
            .join(sums(), on(), "left")
            .join(bilateral(), on(), "left")
            .join(groupSums(groups), on(), "left");
    for (Dataset<Row> more : measured) {
      all = all.join(more, on(), "left");
    }
    return derived(all.withColumns(sumsOfNothing(all))).select(names());
  }

  /** A sum over no rows is nothing; what may be null is unknown unless it follows from others. */
  private static Map<String, Column> sumsOfNothing(Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    return CircularityTables.CIRCULARITY.columns().stream()
        .filter(column -> column.required() && present.contains(column.name()))
        .collect(Collectors.toMap(ColumnSpec::name, c -> coalesce(col(c.name()), nothing(c))));
  }

  private static Column[] names() {
    return CircularityTables.CIRCULARITY.columnNames().stream()
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** What follows from the sums of each scope. */
  private static Dataset<Row> derived(Dataset<Row> rows) {
    Column none = Netting.money(lit(0));
    // A scope without groups has nothing that circulates; one with groups says what it knows.
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

  /** A range holds the figure, which may lie beyond most draws; what is exact was not drawn. */
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

  /** By deal first: to count different deals three times would read each payment four times. */
  private static Dataset<Row> counts(Dataset<Row> payments) {
    Column self = col("payer_id").equalTo(col("payee_id"));
    Column unknown = col("amount").isNull().and(col("scheduled"));
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

  /** Deals that have any of some payments; payments without a deal are not one. */
  private static Column deals(String payments) {
    return count_if(col("deal_id").isNotNull().and(col(payments).gt(0)));
  }

  /** Two parties that pay each other are in one circular group. */
  private Dataset<Row> bilateral() {
    return Netting.bilateral(edges.where("group_id is not null"), SCOPE);
  }

  private Dataset<Row> sums() {
    return edges
        .groupBy(SCOPE)
        .agg(count(lit(1)).as("edges"), Netting.money(sum("amount")).as("gross"));
  }

  private static Dataset<Row> groupSums(Dataset<Row> groups) {
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
   * What the graphs of each scope say as a whole: {@code (scope_id, trophic_incoherence,
   * unmeasured)}.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   */
  static Dataset<Row> graphs(ScopeGraphs views, Dataset<Row> flows) {
    return views
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

  private static String[] on() {
    return new String[] {SCOPE};
  }
}
