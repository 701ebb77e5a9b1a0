package io.carousel.exposure;

import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.SCOPE_ID;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.carousel.job.JobContext;
import io.carousel.schema.FlowTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.settings.Settings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters {@code :as_of} and so on of the queries. */
final class Parameters {
  private Parameters() {}

  static Map<String, Object> of(JobContext context) {
    return of(context.settings(), context.asOf(), groupScope(context));
  }

  /**
   * @param groupScope the scope whose circular groups count; null if there is no such scope
   */
  static Map<String, Object> of(Settings settings, LocalDate asOf, String groupScope) {
    Settings.Exposure exposure = settings.exposure();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("as_of", asOf);
    parameters.put("group_scope", groupScope);
    parameters.put("reporting_currency", settings.ingest().reportingCurrency());
    parameters.put("announcement_days", exposure.announcementDays());
    parameters.put(
        "lending_from", asOf.withDayOfMonth(1).minusMonths(exposure.lendingMonths() - 1L));
    parameters.put(
        "window_from",
        exposure.windowMonths().isPresent()
            ? asOf.minusMonths(exposure.windowMonths().getAsInt()).plusDays(1)
            : null);
    return parameters;
  }

  /** Uses announced amounts if they were measured, else contracted or paid amounts. */
  private static String groupScope(JobContext context) {
    List<String> measured =
        context
            .read(FlowTables.SCOPE)
            .where(col(AS_OF).equalTo(lit(context.asOf())))
            .select(SCOPE_ID)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return Stream.of(Basis.ANNOUNCED, Basis.CONTRACTED, Basis.PAID)
        .map(basis -> context.asOf() + "/" + basis + "/all/party")
        .filter(measured::contains)
        .findFirst()
        .orElse(null);
  }
}
