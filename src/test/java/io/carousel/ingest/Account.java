package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.util.List;
import org.apache.spark.sql.Row;

/** What a run says of the records that it has read. */
public final class Account {
  private Account() {}

  /** Asserts that a dataset has had this many records of each outcome, and no others. */
  public static void assertOutcomes(
      TestRun run, String dataset, long accepted, long repeats, long rejected) {
    assertThat(
            run.query(
                "SELECT read, accepted, repeats, rejected FROM ops.data_quality WHERE dataset = '"
                    + dataset
                    + "'"))
        .containsExactly(
            "{\"read\":"
                + (accepted + repeats + rejected)
                + ",\"accepted\":"
                + accepted
                + ",\"repeats\":"
                + repeats
                + ",\"rejected\":"
                + rejected
                + "}");
    assertThat(run.value("SELECT count(*) FROM ops.rejected_row WHERE dataset = '" + dataset + "'"))
        .isEqualTo(rejected);
  }

  /** The rejected records of a file: line, column and value where one is at fault, reason. */
  public static List<String> rejected(TestRun run, String file) {
    return run
        .rows(
            "SELECT line, column, value, reason FROM ops.rejected_row WHERE file = '"
                + file
                + "' ORDER BY line, column, value")
        .collectAsList()
        .stream()
        .map(Account::told)
        .toList();
  }

  private static String told(Row row) {
    String fault = row.isNullAt(1) ? "" : " " + row.get(1) + " = " + row.get(2);
    return row.get(0) + fault + ": " + row.get(3);
  }
}
