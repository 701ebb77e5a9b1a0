package io.carousel.publish.report;

import static io.carousel.publish.report.RunTables.date;
import static io.carousel.publish.report.RunTables.money;
import static io.carousel.schema.ExposureColumns.FINANCED_SHARE;
import static io.carousel.schema.ExposureColumns.FINANCED_TO_REVENUE;
import static io.carousel.schema.ExposureColumns.RETURN_RATIO;
import static io.carousel.schema.ExposureColumns.RETURN_RATIO_PAID;
import static io.carousel.schema.ExposureColumns.SUPPLIER_REVENUE_PERIOD;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS_WITHOUT_AMOUNT;
import static io.carousel.schema.Ids.CUSTOMER_ID;
import static io.carousel.schema.Ids.SUPPLIER_ID;

import io.carousel.schema.ExposureTables;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Reads the financing of customers by suppliers. */
final class VendorFinancingReader {
  /** Customers with a known purchase, direct or through others, of any amount. */
  private static final String CUSTOMERS = " AND (purchases > 0 OR purchased_indirect > 0)";

  private VendorFinancingReader() {}

  /** The pairs with the most cash and guarantees given; unknown amounts last. */
  static VendorFinancing read(RunTables tables, ReportLimits limits) {
    if (!tables.has(ExposureTables.VENDOR_FINANCING)) {
      return VendorFinancing.NONE;
    }
    List<Row> counted =
        tables.rows(
            "SELECT count(*) AS pairs FROM reporting.vendor_financing WHERE as_of = :as_of"
                + CUSTOMERS);
    List<Row> rows =
        tables.rows(
            """
            SELECT * FROM reporting.vendor_financing WHERE as_of = :as_of %s
            ORDER BY financed IS NULL AND guaranteed IS NULL,
              coalesce(financed, 0) + coalesce(guaranteed, 0) DESC, supplier_id, customer_id
            LIMIT :limit
            """
                .formatted(CUSTOMERS),
            Map.of("limit", limits.dependents()));
    return new VendorFinancing(
        true,
        rows.stream().map(VendorFinancingReader::pair).toList(),
        counted.get(0).<Long>getAs("pairs"));
  }

  private static VendorFinancing.Pair pair(Row row) {
    return new VendorFinancing.Pair(
        row.getAs(SUPPLIER_ID),
        row.getAs(CUSTOMER_ID),
        row.getAs(BASIS),
        date(row, "window_from"),
        money(row, "financed"),
        money(row, "guaranteed"),
        money(row, "purchased_direct"),
        money(row, "purchased_indirect"),
        row.getAs(RETURN_RATIO),
        row.getAs(FINANCED_SHARE),
        money(row, "consideration"),
        money(row, "purchased_net"),
        money(row, "financed_paid"),
        money(row, "purchased_paid"),
        row.getAs(RETURN_RATIO_PAID),
        money(row, "supplier_revenue"),
        row.getAs(SUPPLIER_REVENUE_PERIOD),
        date(row, "supplier_revenue_period_end"),
        row.getAs(FINANCED_TO_REVENUE),
        row.<Long>getAs(DEALS_WITHOUT_AMOUNT));
  }
}
