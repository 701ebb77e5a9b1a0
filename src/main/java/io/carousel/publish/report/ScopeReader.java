package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.CircularityColumns.CIRCULARITY;
import static io.carousel.schema.CircularityColumns.CIRCULARITY_HIGH;
import static io.carousel.schema.CircularityColumns.CIRCULARITY_LOW;
import static io.carousel.schema.CircularityColumns.DEALS_WITHOUT_SCHEDULE;
import static io.carousel.schema.CircularityColumns.EDGES;
import static io.carousel.schema.CircularityColumns.GROUPS;
import static io.carousel.schema.CircularityColumns.LARGEST_GROUP;
import static io.carousel.schema.CircularityColumns.LOOPS;
import static io.carousel.schema.CircularityColumns.LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.NULL_CIRCULARITY_MEAN;
import static io.carousel.schema.CircularityColumns.NULL_P_VALUE;
import static io.carousel.schema.CircularityColumns.PARTIES;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE_HIGH;
import static io.carousel.schema.CircularityColumns.RECYCLED_SHARE_LOW;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS;
import static io.carousel.schema.CircularityColumns.STRUCTURAL_LOOPS_EXACT;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.FlowColumns.LAYERS;
import static io.carousel.schema.FlowColumns.LEVEL;
import static io.carousel.schema.Ids.SCOPE_ID;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Reads the measured scopes. */
final class ScopeReader {
  private static final String LEADING = "announced/all/party";

  /** From promised to paid. */
  private static final List<String> BASES =
      List.of("announced", "contracted", "due-60m", "due-12m", "paid");

  private ScopeReader() {}

  /** The scopes, the leading one first: {@code announced/all}, if it was measured. */
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
        row.getAs(SCOPE_ID),
        row.getAs(BASIS),
        row.getAs(LAYERS),
        row.getAs(LEVEL),
        row.<Long>getAs(PARTIES),
        row.<Long>getAs(EDGES),
        row.<Long>getAs(DEALS),
        row.<Long>getAs(DEALS_WITHOUT_AMOUNT),
        row.<Long>getAs(DEALS_WITHOUT_SCHEDULE),
        money(row, "gross"),
        money(row, "gross_low"),
        money(row, "gross_high"),
        money(row, "net"),
        money(row, "pass_through"),
        money(row, "circulation"),
        money(row, "circulation_low"),
        money(row, "circulation_high"),
        row.getAs(CIRCULARITY),
        row.getAs(CIRCULARITY_LOW),
        row.getAs(CIRCULARITY_HIGH),
        money(row, "recycled_capital"),
        row.getAs(RECYCLED_SHARE),
        row.getAs(RECYCLED_SHARE_LOW),
        row.getAs(RECYCLED_SHARE_HIGH),
        row.<Long>getAs(GROUPS),
        row.<Long>getAs(LARGEST_GROUP),
        row.getAs(LOOPS),
        row.getAs(LOOPS_EXACT),
        row.getAs(STRUCTURAL_LOOPS),
        row.getAs(STRUCTURAL_LOOPS_EXACT),
        row.getAs(NULL_CIRCULARITY_MEAN),
        row.getAs(NULL_P_VALUE),
        row.getAs(UNMEASURED));
  }
}
