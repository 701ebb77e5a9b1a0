package io.carousel.graph.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import io.carousel.graph.kernel.DirectedGraph;
import io.carousel.graph.kernel.Shipment;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@linkplain Shipment Shipments} in transit: the rows of a graph are packed in the tasks that read
 * them, many rows into one, and sent to the task that computes on the whole graph. All tasks read
 * the ids of parties and number them; the shuffle moves numbers, with each id once per row.
 *
 * <p>A shipment is identified by its key, such as the id of a graph; any other value that is the
 * same for the whole graph, such as a parameter of its kernel, can be part of the key. Values of
 * edges and parties are columns of whole numbers, fractions or booleans, without nulls.
 */
final class Shipments {
  private static final String FREIGHT = "freight";

  /**
   * Tasks per core; enough that two of a few large graphs rarely share a task while others stay
   * empty.
   */
  private static final int SPREAD = 32;

  private static final int MOST_TASKS = 2_000;

  /** {@code (key..., freight)}. */
  private final Dataset<Row> packed;

  private final List<String> key;

  /** How a task reads a shipment: only the returned object stays in memory. */
  @FunctionalInterface
  interface Unpacking<T> extends Serializable {
    T unpack(Shipment shipment);
  }

  /** The computation on a shipment. */
  @FunctionalInterface
  interface Kernel<T> extends Serializable {
    Iterator<Row> of(Row key, T unpacked);
  }

  /** The computation on a graph. */
  @FunctionalInterface
  interface GraphKernel extends Serializable {
    Iterator<Row> of(String graphId, DirectedGraph graph);
  }

  private Shipments(Dataset<Row> packed, List<String> key) {
    this.packed = packed;
    this.key = key;
  }

  /**
   * Edges.
   *
   * @param edges {@code (key..., payer_id, payee_id, weight, open)} and the values, the weight a
   *     whole number of at least 0
   * @param values columns for a kernel that asks for more than weights
   */
  static Shipments ofEdges(Dataset<Row> edges, List<String> key, String... values) {
    Stream<String> columns =
        Stream.concat(Stream.of("payer_id", "payee_id", "weight", "open"), Arrays.stream(values));
    return pack(edges, key, columns, PackedShipments::loadEdge);
  }

  /**
   * Values of parties.
   *
   * @param parties {@code (key..., party_id)} and the values, one row a party
   */
  static Shipments ofParties(Dataset<Row> parties, List<String> key, String... values) {
    Stream<String> columns = Stream.concat(Stream.of("party_id"), Arrays.stream(values));
    return pack(parties, key, columns, PackedShipments::loadParty);
  }

  private static Shipments pack(
      Dataset<Row> rows,
      List<String> key,
      Stream<String> columns,
      PackedShipments.Loading loading) {
    Dataset<Row> selected = rows.select(columns(Stream.concat(key.stream(), columns)));
    StructType schema = new StructType();
    for (String column : key) {
      schema = schema.add(selected.schema().apply(column));
    }
    schema = schema.add(FREIGHT, DataTypes.BinaryType, false);
    int keys = key.size();
    MapPartitionsFunction<Row, Row> packing =
        read -> new PackedShipments(read, keys, loading, PackedShipments.BATCH);
    return new Shipments(selected.mapPartitions(packing, Encoders.row(schema)), key);
  }

  /**
   * The rows that a kernel returns for each graph.
   *
   * @param edges as in {@link GraphEngine}
   * @param schema the schema of the kernel's rows
   */
  static Dataset<Row> eachGraph(Dataset<Row> edges, StructType schema, GraphKernel kernel) {
    return ofEdges(edges, List.of(GraphEngine.GRAPH))
        .each(schema, Shipment::graph, (key, graph) -> kernel.of(key.getString(0), graph));
  }

  /** These and others with the same key columns; rows with the same key become one shipment. */
  Shipments and(Shipments others) {
    return new Shipments(packed.unionByName(others.packed), key);
  }

  /**
   * A copy of each shipment for each of several tasks.
   *
   * @param task the new last column of the key: the number of the copy, from 0
   */
  Shipments copied(String task, int copies) {
    Column numbers = explode(sequence(lit(0), lit(copies - 1))).as(task);
    List<String> longer = Stream.concat(key.stream(), Stream.of(task)).toList();
    Column[] columns =
        Stream.of(columns(key.stream()), new Column[] {numbers, col(FREIGHT)})
            .flatMap(Arrays::stream)
            .toArray(Column[]::new);
    return new Shipments(packed.select(columns), longer);
  }

  /**
   * The rows that a kernel returns for each shipment; a shipment is sent to one task. Without a key
   * there is a single shipment.
   *
   * @param schema the schema of the kernel's rows
   */
  <T> Dataset<Row> each(StructType schema, Unpacking<T> unpacking, Kernel<T> kernel) {
    int keys = key.size();
    MapPartitionsFunction<Row, Row> solving =
        rows ->
            RowRuns.map(
                rows, keys, (first, run) -> kernel.of(first, unpacking.unpack(whole(run, keys))));
    return together().mapPartitions(solving, Encoders.row(schema));
  }

  /**
   * Sorted by key. Adaptive execution would merge tasks of few bytes, but kernels take long for
   * each of them, so the number of tasks is fixed.
   */
  private Dataset<Row> together() {
    if (key.isEmpty()) {
      return packed.coalesce(1);
    }
    SparkSession spark = packed.sparkSession();
    int spread = SPREAD * spark.sparkContext().defaultParallelism();
    int usual = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    int tasks = Math.max(usual, Math.min(MOST_TASKS, spread));
    boolean adaptive = Boolean.parseBoolean(spark.conf().get("spark.sql.adaptive.enabled"));
    Column[] columns = columns(key.stream());
    Dataset<Row> apart =
        adaptive ? packed.repartition(tasks, columns) : packed.repartition(columns);
    return apart.sortWithinPartitions(columns);
  }

  private static Shipment whole(Iterator<Row> run, int freight) {
    Shipment whole = new Shipment();
    run.forEachRemaining(row -> whole.unpack(row.<byte[]>getAs(freight)));
    return whole;
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(functions::col).toArray(Column[]::new);
  }
}
