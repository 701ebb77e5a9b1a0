package io.carousel.exposure;

import static io.carousel.schema.Ids.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.job.JobContext;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.settings.Settings;
import io.carousel.table.SparkTypes;
import io.carousel.table.TableSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The sources of the queries: tables as of the date, as far as known then, and settings. */
enum Source implements Relation {
  DEAL(current(FlowTables.DEAL)),
  SCHEDULE(current(FlowTables.SCHEDULE)),
  /** Payments that were made, in addition to those scheduled by deals. */
  PAYMENT_MADE(
      current(FlowTables.PAYMENT)
          .andThen(payments -> payments.where("basis = 'paid' AND kind = 'payment'"))),
  FIGURE(current(FlowTables.FIGURE)),
  CONSOLIDATION(current(FlowTables.CONSOLIDATION)),
  HOLDING(until(CuratedTables.HOLDING, "as_of")),
  FACILITY(until(CuratedTables.FACILITY, "signed_on")),
  FX_RATE(until(CuratedTables.FX_RATE, "date")),
  PRICE(until(CuratedTables.PRICE, "date")),
  PARTY(context -> context.read(CuratedTables.PARTY)),
  /** No rows if circular groups have not been measured. */
  CIRCULAR_MEMBER(Source::circularMembers),
  /** The scenarios of the revenue gap. */
  ASSUMPTION(revenueGap(Assumptions::scenarios)),
  /** The kinds of parties that the revenue gap counts. */
  COUNTED_KIND(revenueGap(Assumptions::countedKinds));

  @SuppressWarnings("ImmutableEnumChecker") // Without state.
  private final Function<JobContext, Dataset<Row>> rows;

  Source(Function<JobContext, Dataset<Row>> rows) {
    this.rows = rows;
  }

  @Override
  public List<Relation> inputs() {
    return List.of();
  }

  /** The rows of all sources. */
  static Map<Source, Dataset<Row>> read(JobContext context) {
    Map<Source, Dataset<Row>> sources = new EnumMap<>(Source.class);
    for (Source source : values()) {
      sources.put(source, source.rows.apply(context));
    }
    return sources;
  }

  private static Function<JobContext, Dataset<Row>> current(TableSpec table) {
    return context -> ofDate(context.read(table), context);
  }

  private static Function<JobContext, Dataset<Row>> until(TableSpec table, String day) {
    return context -> context.read(table).where(col(day).leq(lit(context.dates().lastKnownDay())));
  }

  private static Function<JobContext, Dataset<Row>> revenueGap(
      BiFunction<SparkSession, Settings.RevenueGap, Dataset<Row>> rows) {
    return context -> rows.apply(context.spark(), context.settings().exposure().revenueGap());
  }

  private static Dataset<Row> circularMembers(JobContext context) {
    return context.has(CircularityTables.MEMBER)
        ? ofDate(context.read(CircularityTables.MEMBER), context)
        : context.spark().createDataFrame(List.of(), SparkTypes.schema(CircularityTables.MEMBER));
  }

  private static Dataset<Row> ofDate(Dataset<Row> rows, JobContext context) {
    return rows.where(col(AS_OF).equalTo(lit(context.asOf())));
  }
}
