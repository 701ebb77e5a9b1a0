package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Reads what was measured. */
final class ScopeReader {
  private static final String LEADING = "announced/all/party";

  /** From promised to paid. */
  private static final List<String> BASES =
      List.of("announced", "contracted", "due-60m", "due-12m", "paid");

  private ScopeReader() {}

  /** The scopes, the leading one first: all that was announced, if that was measured. */
  static List<Report.Scope> read(RunTables tables) {
    return tables
        .rows(
            """
            SELECT s.basis, s.layers, s.level, c.*
            FROM reporting.scope s JOIN reporting.circularity c ON c.scope_id = s.scope_id
            WHERE s.as_of = :as_of
            """)
        .stream()
        .map(ScopeReader::scope)
        .sorted(
            Comparator.<Report.Scope, Boolean>comparing(s -> !s.scopeId().endsWith("/" + LEADING))
                .thenComparing(s -> !s.layers().equals("all"))
                .thenComparing(s -> !s.level().equals("party"))
                .thenComparing(s -> BASES.indexOf(s.basis()))
                .thenComparing(Report.Scope::scopeId))
        .toList();
  }

  private static Report.Scope scope(Row row) {
    return new Report.Scope(
        row.getAs("scope_id"),
        row.getAs("basis"),
        row.getAs("layers"),
        row.getAs("level"),
        row.<Long>getAs("parties"),
        row.<Long>getAs("edges"),
        row.<Long>getAs("deals"),
        row.<Long>getAs("deals_without_amount"),
        row.<Long>getAs("deals_without_schedule"),
        money(row, "gross"),
        money(row, "gross_low"),
        money(row, "gross_high"),
        money(row, "net"),
        money(row, "pass_through"),
        money(row, "circulation"),
        money(row, "circulation_low"),
        money(row, "circulation_high"),
        row.getAs("circularity"),
        row.getAs("circularity_low"),
        row.getAs("circularity_high"),
        money(row, "recycled_capital"),
        row.getAs("recycled_share"),
        row.getAs("recycled_share_low"),
        row.getAs("recycled_share_high"),
        row.<Long>getAs("groups"),
        row.<Long>getAs("largest_group"),
        row.getAs("loops"),
        row.getAs("loops_exact"),
        row.getAs("structural_loops"),
        row.getAs("structural_loops_exact"),
        row.getAs("null_circularity_mean"),
        row.getAs("null_p_value"),
        row.getAs("unmeasured"));
  }
}
