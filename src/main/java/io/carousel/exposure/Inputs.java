package io.carousel.exposure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.ingest.value.MoneyFunctions;
import io.carousel.job.JobContext;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.settings.Settings;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** What the queries start from: tables as of the date, as far as they were known, and settings. */
final class Inputs {
  private static final StructType MEMBER =
      StructType.fromDDL("scope_id string, view string, group_id string, party_id string");
  private static final StructType SUPPOSITION =
      StructType.fromDDL(
          "scenario string, margin decimal(10,6), useful_life_years decimal(10,6),"
              + " given_spending decimal(38,2)");
  private static final StructType COUNTED_KIND = StructType.fromDDL("metric string, kind string");

  private final JobContext context;
  private final LocalDate until;

  private Inputs(JobContext context) {
    this.context = context;
    this.until = context.dates().lastKnownDay();
  }

  /**
   * Queries that know the inputs.
   *
   * @param spread whether even little data is taken for more than one task is good for
   */
  static Queries of(JobContext context, KeptRows kept, boolean spread) {
    MoneyFunctions.register(context.spark());
    Inputs inputs = new Inputs(context);
    Queries queries = new Queries(context, kept, inputs.parameters(), spread);
    queries.input("deal", inputs.current(FlowTables.DEAL));
    queries.input("slice", inputs.current(FlowTables.SCHEDULE));
    queries.input("figure", inputs.current(FlowTables.FIGURE));
    queries.input("consolidation", inputs.current(FlowTables.CONSOLIDATION));
    queries.input(
        "made", inputs.current(FlowTables.PAYMENT).where("basis = 'paid' AND kind = 'payment'"));
    queries.input("holding", inputs.until(CuratedTables.HOLDING, "as_of"));
    queries.input("facility", inputs.until(CuratedTables.FACILITY, "signed_on"));
    queries.input("fx_rate", inputs.until(CuratedTables.FX_RATE, "date"));
    queries.input("price", inputs.until(CuratedTables.PRICE, "date"));
    queries.input("party", context.read(CuratedTables.PARTY));
    queries.input("circular_member", inputs.members());
    inputs.suppositions(queries);
    return queries;
  }

  private Map<String, Object> parameters() {
    Settings.Exposure settings = context.settings().exposure();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("as_of", context.asOf());
    parameters.put("group_scope", groupScope());
    parameters.put("reporting_currency", context.settings().ingest().reportingCurrency());
    parameters.put("announcement_days", settings.announcementDays());
    parameters.put(
        "lending_from",
        context.asOf().withDayOfMonth(1).minusMonths(settings.lendingMonths() - 1L));
    parameters.put(
        "window_from",
        settings.windowMonths().isPresent()
            ? context.asOf().minusMonths(settings.windowMonths().getAsInt()).plusDays(1)
            : null);
    return parameters;
  }

  /** The scope whose circular groups count: by announced amounts, else by what was paid. */
  private String groupScope() {
    List<String> measured =
        current(FlowTables.SCOPE).select("scope_id").collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    return Stream.of(Basis.ANNOUNCED, Basis.CONTRACTED, Basis.PAID)
        .map(basis -> context.asOf() + "/" + basis + "/all/party")
        .filter(measured::contains)
        .findFirst()
        .orElse(null);
  }

  private Dataset<Row> current(TableSpec table) {
    return context.read(table).where(col("as_of").equalTo(lit(context.asOf())));
  }

  private Dataset<Row> until(TableSpec table, String day) {
    return context.read(table).where(col(day).leq(lit(until)));
  }

  /** Who is in which circular group, by the job that measures that. */
  private Dataset<Row> members() {
    Dataset<Row> none = context.spark().createDataFrame(List.of(), MEMBER);
    return (context.has(CircularityTables.MEMBER) ? current(CircularityTables.MEMBER) : none)
        .select("scope_id", "view", "group_id", "party_id");
  }

  private void suppositions(Queries queries) {
    Settings.RevenueGap gap = context.settings().exposure().revenueGap();
    List<Row> suppositions = new ArrayList<>();
    for (BigDecimal margin : gap.margins()) {
      for (BigDecimal life : gap.usefulLifeYears()) {
        suppositions.add(
            RowFactory.create(
                "margin " + margin.toPlainString() + ", life " + life.toPlainString() + " years",
                margin,
                life,
                gap.spending().orElse(null)));
      }
    }
    List<Row> kinds = new ArrayList<>();
    gap.spenders().forEach(kind -> kinds.add(RowFactory.create("capex", kind)));
    gap.earners().forEach(kind -> kinds.add(RowFactory.create("revenue", kind)));
    queries.input("supposition", context.spark().createDataFrame(suppositions, SUPPOSITION));
    queries.input("counted_kind", context.spark().createDataFrame(kinds, COUNTED_KIND));
  }
}
