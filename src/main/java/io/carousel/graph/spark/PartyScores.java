package io.carousel.graph.spark;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.circulation.RemovalImpact;
import io.carousel.graph.kernel.score.MeanFirstPassage;
import io.carousel.graph.kernel.score.PageRank;
import io.carousel.graph.kernel.score.TrophicLevels;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The centrality of each party of a graph of money: PageRank along the edges (received) and against
 * them (paid), with their convergence; its trophic level; and, inside its circular group, the loss
 * of circulation if it is removed and how fast money reaches it.
 */
public final class PartyScores {
  /** The scores of a party inside its group, null if not computed. */
  static final StructType IN_GROUP =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false)
          .add("removal_impact", DataTypes.LongType)
          .add("sinkrank", DataTypes.DoubleType)
          .add("random_walk", DataTypes.DoubleType)
          .add("unmeasured", DataTypes.StringType);

  /** The level of a party, null with its reason if not converged. */
  static final StructType LEVEL =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false)
          .add("trophic_level", DataTypes.DoubleType)
          .add("unlevelled", DataTypes.StringType);

  /** A row for each party; each repeats the convergence of its graph's PageRanks. */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add("party_id", DataTypes.StringType, false)
          .add("received", DataTypes.DoubleType, false)
          .add("paid", DataTypes.DoubleType, false)
          .add("received_iterations", DataTypes.LongType, false)
          .add("received_residual", DataTypes.DoubleType, false)
          .add("paid_iterations", DataTypes.LongType, false)
          .add("paid_residual", DataTypes.DoubleType, false)
          .add("trophic_level", DataTypes.DoubleType)
          .add("removal_impact", DataTypes.LongType)
          .add("sinkrank", DataTypes.DoubleType)
          .add("random_walk", DataTypes.DoubleType)
          .add("unmeasured", DataTypes.StringType);

  /**
   * The computed scores, and the limits on the size of components.
   *
   * @param exactParties parties up to which passage times are computed
   * @param removalWork parties times edges up to which removal impacts are computed
   */
  public record Rule(
      double damping, double tolerance, int maxIterations, int exactParties, long removalWork)
      implements Serializable {

    PageRank pageRank() {
      return new PageRank(damping, tolerance, maxIterations);
    }
  }

  private PartyScores() {}

  static Iterator<Row> ofGraph(String graphId, DirectedGraph graph, Rule rule) {
    PageRank.Result received = rule.pageRank().of(graph);
    PageRank.Result paid = rule.pageRank().of(graph.reversed());
    TrophicLevels.Result levels = TrophicLevels.of(graph);
    String unlevelled = unlevelled(levels);
    Map<String, Row> inGroup = new HashMap<>();
    Flattened.map(Component.of(graph), component -> ofComponent(graphId, component, rule))
        .forEachRemaining(row -> inGroup.put(row.getString(1), row));
    return IntStream.range(0, graph.parties())
        .mapToObj(
            party -> {
              Row own = inGroup.get(graph.id(party));
              return RowFactory.create(
                  graphId,
                  graph.id(party),
                  received.scores()[party],
                  paid.scores()[party],
                  (long) received.iterations(),
                  received.residual(),
                  (long) paid.iterations(),
                  paid.residual(),
                  levels.converged() ? levels.levels()[party] : null,
                  // Nothing circulates through a party outside all groups.
                  own == null ? Long.valueOf(0) : own.get(2),
                  own == null ? null : own.get(3),
                  own == null ? null : own.get(4),
                  both(unlevelled, own == null ? null : own.getString(5)));
            })
        .iterator();
  }

  /** Rows of {@link #LEVEL}. */
  static Iterator<Row> levels(String graphId, DirectedGraph graph) {
    TrophicLevels.Result levels = TrophicLevels.of(graph);
    return IntStream.range(0, graph.parties())
        .mapToObj(
            party ->
                RowFactory.create(
                    graphId,
                    graph.id(party),
                    levels.converged() ? levels.levels()[party] : null,
                    unlevelled(levels)))
        .iterator();
  }

  private static String unlevelled(TrophicLevels.Result levels) {
    return levels.converged() ? null : "trophic_level: " + levels.reason();
  }

  /** Rows of {@link #IN_GROUP}. */
  static Iterator<Row> ofComponent(String graphId, Component component, Rule rule) {
    DirectedGraph graph = component.graph();
    int parties = graph.parties();
    boolean removable = (long) parties * graph.edges() <= rule.removalWork();
    boolean exact = parties <= rule.exactParties();
    long[] impacts = removable ? RemovalImpact.of(graph) : null;
    double[] sums = exact ? MeanFirstPassage.sums(graph) : null;
    return IntStream.range(0, parties)
        .mapToObj(
            party -> {
              StringJoiner reasons = new StringJoiner("; ").setEmptyValue("");
              if (!removable) {
                reasons.add("removal_impact: parties times edges above " + rule.removalWork());
              }
              if (!exact) {
                reasons.add("sinkrank, random_walk: more parties than " + rule.exactParties());
              } else if (Double.isNaN(sums[party])) {
                reasons.add("sinkrank, random_walk: amounts too far apart");
              }
              boolean known = exact && !Double.isNaN(sums[party]);
              return RowFactory.create(
                  graphId,
                  graph.id(party),
                  removable ? impacts[party] : null,
                  known ? MeanFirstPassage.sinkRank(sums[party], parties) : null,
                  known ? MeanFirstPassage.randomWalkCentrality(sums[party], parties) : null,
                  reasons.length() == 0 ? null : reasons.toString());
            })
        .iterator();
  }

  private static String both(String one, String other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : one + "; " + other;
  }
}
