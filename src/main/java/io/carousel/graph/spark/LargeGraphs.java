package io.carousel.graph.spark;

import static io.carousel.schema.Ids.GROUP_ID;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Graphs that are too large for a task: their components are found first, and each component that
 * fits a task is solved there. Measures that cannot be computed this way are null, with the reason.
 */
final class LargeGraphs {
  private static final String CIRCULATION = "circulation";
  private static final String FITS = "fits";
  private static final String KIND = "kind";
  private static final String LEVELLED = "levelled";
  private static final String OPEN = "open";
  private static final String REMOVAL_IMPACT = "removal_impact";
  private static final String UNLEVELLED = "unlevelled";
  private static final String UNMEASURED = "unmeasured";

  private static final String ON = "graph_id";
  private static final String GRAPH_TOO_LARGE = "the graph is too large for a task";

  private final SparkSession spark;
  private final Dataset<Row> edges;
  private final long limit;
  private final Consumer<CachedRows> kept;

  /**
   * @param edges as in {@link GraphEngine}
   * @param limit edges of the largest component that fits a task
   * @param kept receives the cached rows that results are read from
   */
  LargeGraphs(SparkSession spark, Dataset<Row> edges, long limit, Consumer<CachedRows> kept) {
    this.spark = spark;
    this.edges = edges;
    this.limit = limit;
    this.kept = kept;
  }

  /**
   * The members of components, and the edges inside, each with {@code fits}, and who found them.
   */
  private record Components(Dataset<Row> members, Dataset<Row> inside, String engine) {}

  /** Rows of {@link CircularFlows#SCHEMA}. */
  GraphEngine.Answer circularFlows(CircularFlows.Limits limits) {
    Components components = components();
    Dataset<Row> solved =
        perFitting(
            components,
            CircularFlows.SCHEMA,
            (graphId, component) -> CircularFlows.ofComponent(graphId, component, limits));
    Dataset<Row> unsolved = components.members().where("not fits");
    Dataset<Row> parties = unsolved.withColumn(KIND, lit(CircularFlows.PARTY));
    Dataset<Row> unsolvedEdges =
        components
            .inside()
            .where("not fits")
            .withColumn(KIND, lit(CircularFlows.EDGE))
            .withColumnRenamed(PAYER_ID, PARTY_ID)
            .drop(FITS);
    Dataset<Row> groups =
        unsolved
            .select("graph_id", GROUP_ID)
            .distinct()
            .withColumn(KIND, lit(CircularFlows.GROUP))
            .withColumn(UNMEASURED, lit("what circulates, loops: " + tooLarge()));
    Dataset<Row> fitting =
        Shipments.eachGraph(sized().where("fits"), CircularFlows.SCHEMA, CircularFlows::ofWhole);
    Dataset<Row> rows =
        solved
            .unionByName(fitting)
            .unionByName(parties.drop(FITS), true)
            .unionByName(unsolvedEdges, true)
            .unionByName(groups, true)
            .unionByName(unmeasuredGraphs(), true)
            .select(columns(CircularFlows.SCHEMA.fieldNames()));
    return new GraphEngine.Answer(rows, components.engine());
  }

  /** Graphs whose amounts are all known, but that do not fit a task. */
  private Dataset<Row> unmeasuredGraphs() {
    return sized()
        .where("not fits")
        .groupBy(ON)
        .agg(max(OPEN).as(OPEN))
        .where("not open")
        .drop(OPEN)
        .withColumn(KIND, lit(CircularFlows.GRAPH))
        .withColumn(UNMEASURED, lit("trophic_incoherence: " + GRAPH_TOO_LARGE));
  }

  private String tooLarge() {
    return "more edges in a group than the " + limit + " that fit a task";
  }

  /** Rows of {@link Circulations#SCHEMA}. */
  Dataset<Row> circulations() {
    Components components = components();
    Dataset<Row> solved = perFitting(components, Circulations.SCHEMA, Circulations::ofComponent);
    Dataset<Row> unsolved =
        components
            .members()
            .where("not fits")
            .select(col(ON), lit(null).cast("bigint").as(CIRCULATION));
    Dataset<Row> acyclic = edges.select(col(ON), lit(0L).as(CIRCULATION)).distinct();
    return solved
        .union(unsolved)
        .union(acyclic)
        .groupBy(ON)
        .agg(
            when(count_if(col(CIRCULATION).isNull()).equalTo(0), sum(CIRCULATION)).as(CIRCULATION));
  }

  /** Rows of {@link PartyScores#SCHEMA}; the scores of all parties are computed by GraphFrames. */
  GraphEngine.Answer partyScores(PartyScores.Rule rule) {
    Components components = components();
    Dataset<Row> inGroup =
        perFitting(
                components,
                PartyScores.IN_GROUP,
                (graphId, component) -> PartyScores.ofComponent(graphId, component, rule))
            .withColumn(FITS, lit(true));
    Dataset<Row> unsolved =
        components
            .members()
            .where("not fits")
            .drop(GROUP_ID)
            .withColumn(UNMEASURED, lit("removal_impact, sinkrank, random_walk: " + tooLarge()));
    Dataset<Row> levels =
        Shipments.eachGraph(sized().where("fits"), PartyScores.LEVEL, PartyScores::levels)
            .withColumn(LEVELLED, lit(true));
    Column tooLarge = lit("trophic_level: " + GRAPH_TOO_LARGE);
    Column outside = col(FITS).isNull();
    CachedRows scores = new MessagePageRank(spark, rule.pageRank()).of(edges);
    kept.accept(scores);
    Dataset<Row> rows =
        scores
            .rows()
            .join(inGroup.unionByName(unsolved, true), new String[] {ON, PARTY_ID}, "left")
            .join(levels, new String[] {ON, PARTY_ID}, "left")
            .withColumn(
                UNLEVELLED, when(col(LEVELLED).isNull(), tooLarge).otherwise(col(UNLEVELLED)))
            // Nothing circulates through a party outside all groups.
            .withColumn(REMOVAL_IMPACT, when(outside, lit(0L)).otherwise(col(REMOVAL_IMPACT)))
            .withColumn(
                UNMEASURED, nullif(concat_ws("; ", col(UNLEVELLED), col(UNMEASURED)), lit("")))
            .select(columns(PartyScores.SCHEMA.fieldNames()));
    return new GraphEngine.Answer(rows, GraphEngine.GRAPHFRAMES);
  }

  /** The edges, with whether their graph fits a task after all: settings may force this path. */
  private Dataset<Row> sized() {
    Dataset<Row> sizes = edges.groupBy(ON).agg(count(lit(1)).leq(limit).as(FITS));
    return edges.join(sizes, ON);
  }

  private Dataset<Row> perFitting(
      Components components, StructType schema, PerComponent.Kernel kernel) {
    return PerComponent.map(
        edges,
        components.inside().where("fits"),
        components.members().where("fits").drop(FITS),
        schema,
        kernel);
  }

  private Components components() {
    LargeGroups.Groups groups = new LargeGroups(spark, limit).of(edges);
    kept.accept(groups.members());
    Dataset<Row> members = groups.members().rows();
    Dataset<Row> payers = members.withColumnRenamed(PARTY_ID, PAYER_ID);
    Dataset<Row> payees = members.withColumnRenamed(PARTY_ID, PAYEE_ID);
    CachedRows cached =
        CachedRows.of(
            edges
                .join(payers, new String[] {ON, PAYER_ID})
                .join(payees, new String[] {ON, PAYEE_ID, GROUP_ID}));
    kept.accept(cached);
    Dataset<Row> inside = cached.rows();
    Dataset<Row> sizes = inside.groupBy(ON, GROUP_ID).agg(count(lit(1)).leq(limit).as(FITS));
    String[] group = {ON, GROUP_ID};
    return new Components(
        members.join(sizes, group),
        inside.join(sizes, group),
        groups.byGraphFrames() ? GraphEngine.GRAPHFRAMES : "links in one task");
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
