package io.carousel.claims;

import io.carousel.testing.TestRun;
import java.util.ArrayList;
import java.util.List;

/** Lucent's vendor financing, as a table that the report compares with today's. */
final class Yardstick {
  private static final String QUERY =
      """
      SELECT v.as_of, s.name AS supplier, c.name AS customer,
        CAST(v.financed AS STRING) AS financed, CAST(v.guaranteed AS STRING) AS guaranteed,
        CAST(v.supplier_revenue AS STRING) AS supplier_revenue, v.supplier_revenue_period_end,
        CAST(v.financed_to_revenue AS DECIMAL(10,5)) AS financed_to_revenue, e.publisher AS source
      FROM reporting.vendor_financing v
        JOIN curated.party s ON s.party_id = v.supplier_id
        JOIN curated.party c ON c.party_id = v.customer_id
        LEFT JOIN (
          SELECT d.as_of, d.payer_id, d.payee_id, min(o.publisher) AS publisher
          FROM flow.deal d JOIN curated.source o ON o.source_id = d.source_id
          WHERE d.layer IN ('capital', 'contingent') AND NOT d.cancelled
          GROUP BY d.as_of, d.payer_id, d.payee_id
        ) e ON e.as_of = v.as_of AND e.payer_id = v.supplier_id AND e.payee_id = v.customer_id
      ORDER BY v.as_of, supplier, customer
      """;

  private Yardstick() {}

  /** The table as CSV. */
  static String of(TestRun lucent) {
    Answer answer = Answer.of(lucent.rows(QUERY));
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", answer.columns()));
    for (List<String> cells : answer.rows()) {
      lines.add(String.join(",", cells.stream().map(Yardstick::field).toList()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String field(String cell) {
    if (cell == null) {
      return "";
    }
    return cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
