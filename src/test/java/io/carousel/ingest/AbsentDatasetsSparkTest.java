package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a dataset that only an earlier input had. */
final class AbsentDatasetsSparkTest {
  @Test
  void aDatasetThatIsNoLongerGivenIsEmptied(@TempDir Path folder) {
    TestRun run = new TestRun(folder).jobs(List.of(new IngestJob())).asOf("2025-01-01");
    run.file("payments.csv", "payer_id,payee_id,amount", "a,b,1")
        .file("holdings.csv", "holder_id,issuer_id,as_of", "a,b,2025-01-01")
        .run();
    assertThat(run.value("SELECT count(*) FROM curated.holding")).isEqualTo(1L);

    Path other = folder.resolve("other");
    run.input(other.resolve("input")).runId("second");
    new InputFiles(other).file("payments.csv", "payer_id,payee_id,amount", "a,b,1");
    run.run();
    assertThat(run.value("SELECT count(*) FROM curated.holding")).isEqualTo(0L);
    assertThat(run.value("SELECT count(*) FROM curated.payment")).isEqualTo(1L);
  }
}
