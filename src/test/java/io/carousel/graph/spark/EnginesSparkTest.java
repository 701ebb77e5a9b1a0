package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carousel.settings.Settings;
import io.carousel.settings.Settings.Engine;
import io.carousel.testing.TestSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kernel and GraphFrames give the same answers, on many graphs in one dataset. */
final class EnginesSparkTest {
  private static final StructType EDGE =
      StructType.fromDDL(
          "graph_id string, payer_id string, payee_id string, weight bigint, open boolean");

  /** Damping that converges in a quarter of the usual rounds: each is a Spark job here. */
  private static final PartyScores.Rule RULE =
      new PartyScores.Rule(0.5, 1e-10, 1000, 5000, 5_000_000);

  private static final CircularFlows.Limits LIMITS = new CircularFlows.Limits(5000, 5000);

  private static Dataset<Row> edges;
  private static Set<String> kernelFlows;
  private static List<Row> rows;

  @BeforeAll
  static void makeGraphs() {
    rows = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      addRandom(rows, seed);
    }
    for (int i = 0; i < 40; i++) {
      // A ring, and a chain longer than the rounds of trimming.
      rows.add(RowFactory.create("ring", "p" + i, "p" + (i + 1) % 40, 1L + i, false));
      rows.add(RowFactory.create("chain", "p" + i, "p" + (i + 1), 1L, false));
    }
    edges = TestSpark.session().createDataFrame(rows, EDGE).repartition(3).cache();
  }

  /** By the kernel, computed once: several tests compare other paths with it. */
  private static Set<String> kernelFlows() {
    if (kernelFlows == null) {
      kernelFlows = flows(Engine.KERNEL, 0, edges);
    }
    return kernelFlows;
  }

  @AfterAll
  static void free() {
    edges.unpersist();
  }

  @Test
  void whatCirculatesIsTheSameOnBothPaths() {
    Set<String> kernel = kernelFlows();
    long before = persisted();
    Set<String> graphFrames = flows(Engine.GRAPHFRAMES, 0, edges);

    assertThat(graphFrames).isEqualTo(kernel);
    // Nothing stays in memory but checkpoints, which cannot be made again.
    assertThat(persisted()).isLessThanOrEqualTo(before);
    assertThat(kernel).filteredOn(row -> row.startsWith("ring party p0 ")).hasSize(40);
    assertThat(kernel)
        .filteredOn(row -> row.startsWith("chain"))
        .singleElement()
        .asString()
        .startsWith("chain graph ");
    // The smallest edge of the ring carries 1.
    assertThat(kernel).contains("ring edge p0 p7 p8 8 false 1 1");
    assertThat(kernel).contains("ring group p0 40 bff");
  }

  @Test
  void scoresAreTheSameOnBothPaths() {
    Map<String, Row> kernel = scores(Engine.KERNEL, edges, RULE);
    Map<String, Row> graphFrames = scores(Engine.GRAPHFRAMES, edges, RULE);

    assertThat(graphFrames.keySet()).isEqualTo(kernel.keySet());
    kernel.forEach(
        (party, scores) -> {
          Row other = graphFrames.get(party);
          for (String score : List.of("received", "paid")) {
            assertThat(other.<Double>getAs(score))
                .as(party)
                .isEqualTo(scores.getAs(score), within(1e-9));
          }
          for (String exact :
              List.of("removal_impact", "sinkrank", "random_walk", "trophic_level")) {
            assertThat(other.<Object>getAs(exact)).as(party).isEqualTo(scores.getAs(exact));
          }
          assertThat(scores.<Double>getAs("trophic_level")).as(party).isNotNull();
          assertThat(other.<String>getAs("unmeasured")).as(party).isNull();
        });
  }

  @Test
  void automaticallyOnlySmallGraphsGoWholeToTheKernel() {
    // Of all graphs only the ring and some random ones have more than 39 edges. Components of 40
    // edges and more do not fit a task then: only their parties and edges are reported.
    GraphEngine.Answer answer = engine(Engine.AUTO, 39).circularFlows(edges, LIMITS);
    Set<String> mixed = texts(answer.rows());

    assertThat(answer.engine()).isEqualTo("kernel and links in one task");
    assertThat(mixed)
        .contains(
            "ring party p0 p7",
            "ring edge p0 p7 p8 8 false",
            "ring group p0 what circulates, loops: more edges in a group than the 39 that fit a"
                + " task",
            "ring graph trophic_incoherence: the graph is too large for a task");
    assertThat(parties(mixed)).isEqualTo(parties(kernelFlows()));
  }

  @Test
  void whatDoesNotFitATaskEvenWithoutAmountsIsFoundByGraphFrames() {
    assertThat(TaskMemory.holdsLinks(1, 40, 41)).isFalse();
    GraphEngine.Answer answer = engine(Engine.GRAPHFRAMES, 1).circularFlows(edges, LIMITS);

    assertThat(answer.engine()).isEqualTo("GraphFrames");
    assertThat(parties(texts(answer.rows()))).isEqualTo(parties(kernelFlows()));
  }

  @Test
  void measuresTooLargeToBeExactAreNullWithTheReason() {
    CircularFlows.Limits none = new CircularFlows.Limits(39, 39);
    PartyScores.Rule rule = new PartyScores.Rule(0.5, 1e-10, 1000, 39, 1599);
    Dataset<Row> ring = edges.where("graph_id = 'ring'");
    Set<String> flows = texts(engine(Engine.KERNEL, 0).circularFlows(ring, none).rows());

    assertThat(flows)
        .contains(
            "ring group p0 40 circulation bff: more edges in a group than 39; "
                + "fci, return_probability: more parties in a group than 39",
            "ring party p0 p7",
            "ring edge p0 p7 p8 8 false 1 1");
    Row score = engine(Engine.KERNEL, 0).partyScores(ring, rule).rows().head();
    assertThat(score.isNullAt(score.fieldIndex("removal_impact"))).isTrue();
    assertThat(score.isNullAt(score.fieldIndex("sinkrank"))).isTrue();
    assertThat(score.<String>getAs("unmeasured"))
        .isEqualTo(
            "removal_impact: parties times edges above 1599;"
                + " sinkrank, random_walk: more parties than 39");
  }

  @Test
  void openEdgesTellGroupsAndReachAndNothingElse() {
    // a pays b 5, b pays a something: of the 5 all could come back.
    List<Row> open =
        List.of(
            RowFactory.create("open", "a", "b", 500L, false),
            RowFactory.create("open", "b", "a", 0L, true));
    Set<String> expected =
        Set.of(
            "open group a 500",
            "open party a a",
            "open party a b",
            "open edge a a b 500 false",
            "open edge a b a 0 true");

    for (Engine engine : List.of(Engine.KERNEL, Engine.GRAPHFRAMES)) {
      assertThat(flows(engine, 0, TestSpark.session().createDataFrame(open, EDGE)))
          .isEqualTo(expected);
    }
  }

  @Test
  void circulationsAloneAreThoseOfTheGroups() {
    Map<String, Long> alone = new HashMap<>();
    engine(Engine.KERNEL, 0)
        .circulations(edges)
        .collectAsList()
        .forEach(row -> alone.put(row.getString(0), row.getLong(1)));
    Map<String, Long> groups = new HashMap<>();
    alone.keySet().forEach(graph -> groups.put(graph, 0L));
    engine(Engine.KERNEL, 0)
        .circularFlows(edges, LIMITS)
        .rows()
        .where("kind = 'group'")
        .collectAsList()
        .forEach(row -> groups.merge(row.getString(0), row.getAs("reach"), Long::sum));

    assertThat(alone).isEqualTo(groups).hasSize(14).containsEntry("ring", 40L);
  }

  @Test
  void circulationsOfGraphsThatDoNotFitATaskComeFromTheirGroups() {
    // Both rings of three and the chain have more edges than fit, each ring has not.
    List<Row> large = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      large.add(RowFactory.create("rings", "a" + i, "a" + (i + 1) % 3, 5L + i, false));
      large.add(RowFactory.create("rings", "b" + i, "b" + (i + 1) % 3, 7L + i, false));
      large.add(RowFactory.create("ring of four", "c" + i, "c" + (i + 1), 1L, false));
      large.add(RowFactory.create("chain", "d" + i, "d" + (i + 1), 1L, false));
    }
    large.add(RowFactory.create("ring of four", "c3", "c0", 1L, false));
    large.add(RowFactory.create("chain", "d3", "d4", 1L, false));
    Dataset<Row> some = TestSpark.session().createDataFrame(large, EDGE);

    assertThat(texts(engine(Engine.AUTO, 3).circulations(some)))
        .containsExactly("chain 0", "ring of four", "rings 36");
    assertThat(texts(engine(Engine.KERNEL, 3).circulations(some)))
        .containsExactly("chain 0", "ring of four 4", "rings 36");
  }

  @Test
  void orderAndPartitionsOfRowsChangeNothing() {
    List<Row> shuffled = new ArrayList<>(rows);
    java.util.Collections.shuffle(shuffled, new Random(7));
    Dataset<Row> other = TestSpark.session().createDataFrame(shuffled, EDGE).repartition(7);
    GraphEngine kernel = engine(Engine.KERNEL, 0);

    // To the last bit: sums run in the order of ids.
    assertThat(flows(Engine.KERNEL, 0, other)).isEqualTo(kernelFlows());
    assertThat(texts(kernel.partyScores(other, RULE).rows()))
        .isEqualTo(texts(kernel.partyScores(edges, RULE).rows()));
  }

  @Test
  void tooFewIterationsShowAsAResidualAboveTheTolerance() {
    PartyScores.Rule impatient = new PartyScores.Rule(0.85, 1e-10, 2, 5000, 5_000_000);

    for (Engine engine : List.of(Engine.KERNEL, Engine.GRAPHFRAMES)) {
      Row random =
          engine(engine, 0)
              .partyScores(edges.where("graph_id = 'random1'"), impatient)
              .rows()
              .select("received_iterations", "received_residual")
              .head();
      assertThat(random.getLong(0)).isEqualTo(2);
      assertThat(random.getDouble(1)).isGreaterThan(1e-10);
    }
  }

  @Test
  void noEdgesGiveNoGroupsAndNoScores() {
    Dataset<Row> none = TestSpark.session().createDataFrame(List.of(), EDGE);
    for (Engine engine : Engine.values()) {
      assertThat(engine(engine, 10).circularFlows(none, LIMITS).rows().count()).isZero();
      assertThat(engine(engine, 10).partyScores(none, RULE).rows().count()).isZero();
    }
  }

  private static long persisted() {
    return scala.jdk.javaapi.CollectionConverters.asJava(
            TestSpark.session().sparkContext().getPersistentRDDs())
        .values()
        .stream()
        .filter(rdd -> !rdd.isCheckpointed())
        .count();
  }

  private static GraphEngine engine(Engine engine, long maxEdges) {
    OptionalLong limit = maxEdges == 0 ? OptionalLong.empty() : OptionalLong.of(maxEdges);
    return new GraphEngine(TestSpark.session(), new Settings.Graph(engine, limit, 5000));
  }

  private static Set<String> flows(Engine engine, long maxEdges, Dataset<Row> some) {
    return texts(engine(engine, maxEdges).circularFlows(some, LIMITS).rows());
  }

  private static Set<String> parties(Set<String> rows) {
    Set<String> parties = new TreeSet<>();
    for (String row : rows) {
      String[] columns = row.split(" ", -1);
      if (columns[1].equals("party")) {
        parties.add(columns[0] + "/" + columns[2] + "/" + columns[3]);
      }
    }
    return parties;
  }

  private static void addRandom(List<Row> rows, int seed) {
    Random random = new Random(seed);
    int parties = 2 + random.nextInt(12);
    int count = 1 + random.nextInt(4 * parties);
    Map<List<String>, Long> weights = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int payer = random.nextInt(parties);
      int payee = random.nextInt(parties);
      if (payer != payee) {
        // From a cent to 10^13.
        long cents = Math.round(Math.pow(10, 15 * random.nextDouble()));
        weights.merge(List.of("p" + payer, "p" + payee), cents, Long::sum);
      }
    }
    weights.forEach(
        (pair, weight) ->
            rows.add(RowFactory.create("random" + seed, pair.get(0), pair.get(1), weight, false)));
  }

  private static Set<String> texts(Dataset<Row> rows) {
    Set<String> texts = new TreeSet<>();
    rows.collectAsList().forEach(row -> texts.add(row.mkString(" ").replace(" null", "")));
    return texts;
  }

  private static Map<String, Row> scores(Engine engine, Dataset<Row> some, PartyScores.Rule rule) {
    Map<String, Row> scores = new HashMap<>();
    engine(engine, 0)
        .partyScores(some, rule)
        .rows()
        .collectAsList()
        .forEach(row -> scores.put(row.getString(0) + "/" + row.getString(1), row));
    return scores;
  }
}
