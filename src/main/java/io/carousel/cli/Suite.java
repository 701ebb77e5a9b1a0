package io.carousel.cli;

import io.carousel.centrality.CentralityJob;
import io.carousel.circularity.CircularityJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.JobCatalogue;
import java.util.List;

/** All jobs, in the order they run. */
final class Suite {
  static final JobCatalogue CATALOGUE =
      new JobCatalogue(
          List.of(new IngestJob(), new FlowsJob(), new CircularityJob(), new CentralityJob()));

  private Suite() {}
}
