package io.carousel.flow;

import io.carousel.ingest.IngestTables;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.settings.ScopeName;
import io.carousel.settings.ScopeName.Basis;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Turns deals and payments into graphs of who pays whom. */
public final class FlowsJob implements Job {

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public String purpose() {
    return "turn deals and payments into graphs of who pays whom";
  }

  @Override
  public List<TableSpec> tables() {
    return FlowTables.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    return request.settings().flows().scopes().stream().map(scope -> "scope " + scope).toList();
  }

  @Override
  public JobOutput run(JobContext context) {
    Dataset<Row> deals = context.read(IngestTables.DEAL);
    Dataset<Row> made = context.read(IngestTables.PAYMENT);
    List<ScopeName> scopes = scopes(context, deals, made);
    Dataset<Row> scopeRows =
        Scopes.rows(
            context.spark(),
            context.asOf(),
            scopes,
            context.settings().ingest().reportingCurrency());
    Dataset<Row> payments =
        new Payments(context.asOf(), context.knownAsOf(), deals, made)
            .onAllBases()
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> edges =
        Scopes.edges(Scopes.payments(scopeRows, payments)).persist(StorageLevel.MEMORY_AND_DISK());
    return JobOutput.of(
        Map.of(FlowTables.SCOPE, scopeRows, FlowTables.PAYMENT, payments, FlowTables.EDGE, edges),
        scopes.size() + " scopes as of " + context.asOf(),
        () -> List.of(edges, payments).forEach(Dataset::unpersist));
  }

  /** The scopes that the data can fill: without deals, only what was paid. */
  private static List<ScopeName> scopes(
      JobContext context, Dataset<Row> deals, Dataset<Row> payments) {
    List<ScopeName> wanted = context.settings().flows().scopes();
    if (!deals.isEmpty()) {
      return wanted;
    }
    List<ScopeName> scopes =
        payments.isEmpty()
            ? List.of()
            : wanted.stream().filter(scope -> scope.basis() == Basis.PAID).toList();
    if (scopes.isEmpty()) {
      context.warn("no scope of flows.scopes has data: there are no deals, payments count as paid");
    }
    return scopes;
  }
}
