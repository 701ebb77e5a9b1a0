package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data quality of the input, as shown to the user and as stored in its table. */
final class DataQualitySparkTest {
  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    input =
        CheckedInput.of(
            new InputFiles(folder)
                .file(
                    "deals.csv",
                    "deal_id,payer_id,payee_id,instrument,amount,currency,announced_on,starts_on,"
                        + "colour",
                    "d1,Nvida,b,cloud,,,2025-01-01,,red",
                    "d2,a,b,cloud,1,,2025-01-01,,red",
                    "d2,a,b,cloud,1,,2025-01-01,,blue",
                    "d3,a,b,debt,1,EUR,,2025-01-02,",
                    "d4,a,b,debt,-1,,2025-01-01,,")
                .file("parties.csv", "party_id,name", "nvidia,Nvidia", "a,A", "b,B"));
  }

  @Test
  void theReportCountsAndExplains() {
    assertThat(input.report())
        .containsExactly(
            "dataset            read   accepted  repeats  rejected",
            "parties               3          3        0         0",
            "deals                 5          2        1         2  1 without an amount,"
                + " 2 without a schedule, 2 without a source, 1 without an exchange rate,"
                + " 1 unresolved parties, not read: colour",
            "1 of deals rejected: amount: negative; money flows from payer to payee",
            "1 of deals rejected: currency: no rate into USD on or before its day",
            "  deals.csv line 5: currency = EUR: no rate into USD on or before 2025-01-02",
            "  deals.csv line 6: amount = -1: negative; money flows from payer to payee",
            "no party is known as 'Nvida' (records: 1, in deals); candidates: nvidia (Nvidia)");
  }

  @Test
  void theTableCountsReasonsAndNamesCandidates() {
    assertThat(
            input.query(
                "SELECT rejected_by_reason, unresolved_candidates FROM ops.data_quality"
                    + " WHERE dataset = 'deals'"))
        .containsExactly(
            "{\"rejected_by_reason\":{"
                + "\"amount: negative; money flows from payer to payee\":1,"
                + "\"currency: no rate into USD on or before its day\":1},"
                + "\"unresolved_candidates\":{\"Nvida\":\"nvidia (Nvidia)\"}}");
  }
}
