package io.carousel.graph.spark;

import io.carousel.graph.kernel.Component;
import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.circulation.BalancedFlowForwarding;
import io.carousel.graph.kernel.circulation.MaximumCirculation;
import io.carousel.graph.kernel.circulation.ReturnProbability;
import io.carousel.graph.kernel.score.TrophicLevels;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Circulation in graphs of money: circular groups, the amount netting cancels on each edge, its
 * circular part, and the share of a party's payments that comes back to it.
 *
 * <p>For a component with open edges it reports only the upper bound of the circulation: unknown
 * amounts are in no sum.
 */
public final class CircularFlows {
  /** The kind of a row. */
  public static final String KIND = "kind";

  /** A row for a graph as a whole: {@code trophic_incoherence, unmeasured}. */
  public static final String GRAPH = "graph";

  /** A row for a group: {@code reach, attribution, unmeasured}. */
  public static final String GROUP = "group";

  /** A row for a member of a group: its probabilities. */
  public static final String PARTY = "party";

  /** A row for an edge inside a group: {@code weight, open, cancelled, circular}. */
  public static final String EDGE = "edge";

  /** Rows of four kinds; columns that do not belong to a kind are null. */
  public static final StructType SCHEMA =
      new StructType()
          .add("graph_id", DataTypes.StringType, false)
          .add(KIND, DataTypes.StringType, false)
          .add("group_id", DataTypes.StringType)
          .add("party_id", DataTypes.StringType)
          .add("payee_id", DataTypes.StringType)
          .add("weight", DataTypes.LongType)
          .add("open", DataTypes.BooleanType)
          .add("cancelled", DataTypes.LongType)
          .add("circular", DataTypes.LongType)
          .add("return_probability", DataTypes.DoubleType)
          .add("return_probability_upper", DataTypes.DoubleType)
          .add("reach", DataTypes.LongType)
          .add("attribution", DataTypes.StringType)
          .add("trophic_incoherence", DataTypes.DoubleType)
          .add("unmeasured", DataTypes.StringType);

  /**
   * The limits on the size of components.
   *
   * @param attributionEdges edges up to which balanced flow forwarding attributes
   * @param exactParties parties up to which return probabilities are computed
   */
  public record Limits(int attributionEdges, int exactParties) implements Serializable {}

  private CircularFlows() {}

  static Iterator<Row> ofGraph(String graphId, DirectedGraph graph, Limits limits) {
    Iterator<Row> ofComponents =
        Flattened.map(Component.of(graph), component -> ofComponent(graphId, component, limits));
    return Flattened.of(List.of(ofWhole(graphId, graph), ofComponents).iterator());
  }

  /** Measures of the whole graph; no rows if it has open edges. */
  static Iterator<Row> ofWhole(String graphId, DirectedGraph graph) {
    return graph.anyOpen()
        ? Collections.emptyIterator()
        : List.of(whole(graphId, graph)).iterator();
  }

  static Iterator<Row> ofComponent(String graphId, Component component, Limits limits) {
    return component.graph().anyOpen()
        ? structure(graphId, component)
        : flows(graphId, component, limits);
  }

  private static Row whole(String graphId, DirectedGraph graph) {
    TrophicLevels.Result levels = TrophicLevels.of(graph);
    return levels.converged()
        ? graphRow(graphId, levels.incoherence(), null)
        : graphRow(graphId, null, "trophic_incoherence: " + levels.reason());
  }

  private static Iterator<Row> structure(String graphId, Component component) {
    DirectedGraph graph = component.graph();
    Long reach = null;
    String unmeasured = null;
    try {
      reach = MaximumCirculation.reach(graph);
    } catch (ArithmeticException e) {
      unmeasured = "circulation_reach: too many deals without an amount at a party";
    }
    Row group = groupRow(graphId, component.id(), reach, null, unmeasured);
    return chained(
        group,
        Flattened.of(
            List.of(parties(graphId, component, null, null), edges(graphId, component, null, null))
                .iterator()));
  }

  private static Iterator<Row> flows(String graphId, Component component, Limits limits) {
    DirectedGraph graph = component.graph();
    long[] cancelled = MaximumCirculation.of(graph);
    long circulation = Arrays.stream(cancelled).sum();
    boolean balanced = graph.edges() <= limits.attributionEdges();
    long[] circular =
        balanced ? BalancedFlowForwarding.of(graph).wholeUnits(graph, circulation) : cancelled;
    boolean exact = graph.parties() <= limits.exactParties();
    String unmeasured =
        String.join(
            "; ",
            Stream.of(
                    balanced ? "" : "bff: more edges in a group than " + limits.attributionEdges(),
                    exact
                        ? ""
                        : "fci, return_probability: more parties in a group than "
                            + limits.exactParties())
                .filter(reason -> !reason.isEmpty())
                .toList());
    Row group =
        groupRow(
            graphId,
            component.id(),
            circulation,
            balanced ? "bff" : "circulation",
            unmeasured.isEmpty() ? null : unmeasured);
    double[] forward = exact ? ReturnProbability.of(component) : null;
    double[] backward = exact ? ReturnProbability.upper(component) : null;
    return chained(
        group,
        Flattened.of(
            List.of(
                    parties(graphId, component, forward, backward),
                    edges(graphId, component, cancelled, circular))
                .iterator()));
  }

  private static Iterator<Row> parties(
      String graphId, Component component, double[] forward, double[] backward) {
    return IntStream.range(0, component.graph().parties())
        .mapToObj(
            party ->
                new Cells(graphId, PARTY)
                    .with("group_id", component.id())
                    .with("party_id", component.graph().id(party))
                    .with("return_probability", forward == null ? null : forward[party])
                    .with("return_probability_upper", backward == null ? null : backward[party])
                    .row())
        .iterator();
  }

  private static Iterator<Row> edges(
      String graphId, Component component, long[] cancelled, long[] circular) {
    DirectedGraph graph = component.graph();
    return Flattened.map(
        IntStream.range(0, graph.parties()).iterator(),
        payer ->
            IntStream.range(graph.firstEdge(payer), graph.endEdge(payer))
                .mapToObj(
                    edge ->
                        new Cells(graphId, EDGE)
                            .with("group_id", component.id())
                            .with("party_id", graph.id(payer))
                            .with("payee_id", graph.id(graph.target(edge)))
                            .with("weight", graph.weight(edge))
                            .with("open", graph.open(edge))
                            .with("cancelled", cancelled == null ? null : cancelled[edge])
                            .with("circular", circular == null ? null : circular[edge])
                            .row())
                .iterator());
  }

  private static Iterator<Row> chained(Row first, Iterator<Row> rest) {
    return Flattened.of(List.of(List.of(first).iterator(), rest).iterator());
  }

  private static Row groupRow(
      String graphId, String groupId, Long reach, String attribution, String unmeasured) {
    return new Cells(graphId, GROUP)
        .with("group_id", groupId)
        .with("reach", reach)
        .with("attribution", attribution)
        .with("unmeasured", unmeasured)
        .row();
  }

  private static Row graphRow(String graphId, Double incoherence, String unmeasured) {
    return new Cells(graphId, GRAPH)
        .with("trophic_incoherence", incoherence)
        .with("unmeasured", unmeasured)
        .row();
  }

  /** A row of which only some columns are filled. */
  private static final class Cells {
    private final Object[] values = new Object[SCHEMA.length()];

    Cells(String graphId, String kind) {
      values[SCHEMA.fieldIndex("graph_id")] = graphId;
      values[SCHEMA.fieldIndex(KIND)] = kind;
    }

    Cells with(String column, Object value) {
      values[SCHEMA.fieldIndex(column)] = value;
      return this;
    }

    Row row() {
      return RowFactory.create(values);
    }
  }
}
