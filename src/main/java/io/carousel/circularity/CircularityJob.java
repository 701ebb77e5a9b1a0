package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.flow.FlowTables;
import io.carousel.flow.Scopes;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Finds circular groups, and nets what flows. */
public final class CircularityJob implements Job {

  @Override
  public String name() {
    return "circularity";
  }

  @Override
  public String purpose() {
    return "find circular groups and net what flows";
  }

  @Override
  public List<TableSpec> tables() {
    return CircularityTables.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of("find groups of known and of all edges, sums and nets of each scope");
  }

  @Override
  public JobOutput run(JobContext context) {
    Dataset<Row> scopes = current(context, FlowTables.SCOPE);
    if (scopes.isEmpty()) {
      context.warn("no scope as of " + context.asOf() + ": nothing to measure; 'flows' makes them");
    }
    Dataset<Row> payments = Scopes.payments(scopes, current(context, FlowTables.PAYMENT));
    Dataset<Row> edges = kept(Views.of(current(context, FlowTables.EDGE)));
    GraphEngine.Answer answer =
        new GraphEngine(context.spark(), context.settings().graph()).groups(edges);
    Dataset<Row> members = kept(answer.rows());
    Dataset<Row> inside = kept(Groups.inside(edges, members));
    Dataset<Row> groups = kept(Groups.measured(inside));
    Dataset<Row> memberRows =
        edges
            .select("graph_id", "scope_id", "view")
            .distinct()
            .join(members, "graph_id")
            .drop("graph_id");
    Dataset<Row> scopeRows = kept(new ScopeMeasures(scopes, payments, edges).with(inside, groups));
    return JobOutput.of(
        Map.of(
            CircularityTables.CIRCULARITY, scopeRows,
            CircularityTables.GROUP, groups.withColumn("as_of", lit(context.asOf())),
            CircularityTables.MEMBER, memberRows.withColumn("as_of", lit(context.asOf()))),
        edges.count() + " edges in both views, " + groups.count() + " groups by " + answer.engine(),
        () -> List.of(scopeRows, groups, inside, members, edges).forEach(Dataset::unpersist));
  }

  private static Dataset<Row> current(JobContext context, TableSpec table) {
    return context.read(table).where(col("as_of").equalTo(lit(context.asOf())));
  }

  private static Dataset<Row> kept(Dataset<Row> rows) {
    return rows.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
