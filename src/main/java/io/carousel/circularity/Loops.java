package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.BOTTLENECK;
import static io.carousel.schema.CircularityColumns.BOTTLENECK_STATUS;
import static io.carousel.schema.CircularityColumns.LENGTH;
import static io.carousel.schema.CircularityColumns.LOOPS;
import static io.carousel.schema.CircularityColumns.LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.PATH;
import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.VIEW;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.LOOP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_size;
import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.carousel.graph.kernel.loop.LoopBounds;
import io.carousel.graph.spark.CircularFlows;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.graph.spark.GroupLoops;
import io.carousel.money.Cents;
import io.carousel.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The loops of each scope and view: their number, and the best of them. */
final class Loops {
  private static final String DAYS = "days";
  private static final String PARTY_IDS = "party_ids";

  /** Hexadecimal digits of a loop's id. */
  private static final int ID_DIGITS = 16;

  private final ScopeGraphs graphs;
  private final Settings.Loops settings;

  Loops(ScopeGraphs graphs, Settings.Loops settings) {
    this.graphs = graphs;
    this.settings = settings;
  }

  /**
   * Searches groups for loops.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   * @param payments the payments of each scope
   * @return rows of {@link GroupLoops#SCHEMA}
   */
  Dataset<Row> find(GraphEngine engine, Dataset<Row> flows, Dataset<Row> payments) {
    Dataset<Row> inside =
        graphs
            .own(flows.where(col(CircularFlows.KIND).equalTo(CircularFlows.EDGE)))
            .withColumnRenamed(PARTY_ID, PAYER_ID)
            .withColumn("structural", col(VIEW).equalTo(ScopeGraphs.STRUCTURAL));
    Dataset<Row> dated =
        settings.maxSpanDays().isEmpty()
            ? inside.withColumn(DAYS, lit(null).cast("array<int>"))
            : inside.join(days(payments), InsideEdges.EDGE, "left");
    return engine.loops(dated, bounds());
  }

  private LoopBounds bounds() {
    return new LoopBounds(
        settings.maxLength(),
        Cents.of(settings.minAmount()),
        settings.maxSpanDays().orElse(LoopBounds.ANY_SPAN),
        settings.maxLoops(),
        settings.maxSteps());
  }

  /** The days of each edge's payments, as numbers. */
  private static Dataset<Row> days(Dataset<Row> payments) {
    return EdgePayments.all(payments)
        .where("dated_on is not null")
        .groupBy(InsideEdges.edge())
        .agg(collect_set(unix_date(col(DATED_ON))).as(DAYS));
  }

  /**
   * The number of loops of each scope with groups.
   *
   * @param flows rows of {@link CircularFlows#SCHEMA}
   * @param found rows of {@link #find}
   * @return {@code (scope_id, loops, loops_exact, structural_loops, structural_loops_exact,
   *     loops_unlisted)}: null if a group was not searched; {@code loops_unlisted} is whether
   *     better loops may be missing from the list
   */
  Dataset<Row> counts(Dataset<Row> flows, Dataset<Row> found) {
    Column amount = col(VIEW).equalTo(ScopeGraphs.AMOUNT);
    Column structural = col(VIEW).equalTo(ScopeGraphs.STRUCTURAL);
    Dataset<Row> groups =
        flows
            .where(col(CircularFlows.KIND).equalTo(CircularFlows.GROUP))
            .select(GraphEngine.GRAPH, GROUP_ID)
            .join(
                found.where("loops is not null"),
                new String[] {GraphEngine.GRAPH, GROUP_ID},
                "left");
    return graphs
        .own(groups)
        .groupBy(SCOPE_ID)
        .agg(
            number(amount).as(LOOPS),
            exact(amount).as(LOOPS_EXACT),
            number(structural).as(STRUCTURAL_LOOPS),
            exact(structural).as(STRUCTURAL_LOOPS_EXACT),
            count_if(col("best_seen").equalTo(false)).gt(0).as("loops_unlisted"));
  }

  private static Column number(Column counts) {
    return when(searched(counts), sum(when(counts, col(LOOPS)).otherwise(lit(0L))));
  }

  private static Column exact(Column counts) {
    return when(searched(counts), bool_and(when(counts, col("all_seen")).otherwise(lit(true))));
  }

  private static Column searched(Column counts) {
    return count_if(counts.and(col(LOOPS).isNull())).equalTo(0);
  }

  /**
   * The best loops of each scope and view.
   *
   * @param found rows of {@link #find}
   * @return {@code (scope_id, view, loop_id, rank, length, path, bottleneck, bottleneck_status,
   *     party_ids)}
   */
  Dataset<Row> best(Dataset<Row> found) {
    Column known = col(VIEW).equalTo(ScopeGraphs.AMOUNT);
    Column spelt = transform(col(PARTY_IDS), id -> concat(length(id).cast("string"), lit(":"), id));
    Dataset<Row> loops =
        graphs
            .own(found.where("party_ids is not null"))
            .withColumn(LENGTH, array_size(col(PARTY_IDS)).cast("bigint"))
            .withColumn(PATH, array_join(col(PARTY_IDS), ">"));
    Column rank =
        row_number()
            .over(
                Window.partitionBy(SCOPE_ID, VIEW)
                    .orderBy(col(BOTTLENECK).desc(), col(LENGTH), col(PATH), col(PARTY_IDS)));
    return loops
        .withColumn(RANK, rank.cast("bigint"))
        .where(col(RANK).leq(settings.maxLoops()))
        .select(
            col(SCOPE_ID),
            col(VIEW),
            left(sha2(array_join(spelt, ""), 256), lit(ID_DIGITS)).as(LOOP_ID),
            col(RANK),
            col(LENGTH),
            col(PATH),
            when(known, Cents.money(col(BOTTLENECK))).as(BOTTLENECK),
            when(known, "known").otherwise("unknown").as(BOTTLENECK_STATUS),
            col(PARTY_IDS));
  }
}
