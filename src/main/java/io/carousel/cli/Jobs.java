package io.carousel.cli;

import io.carousel.centrality.CentralityJob;
import io.carousel.circularity.CircularityJob;
import io.carousel.exposure.ExposureJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.JobCatalogue;
import io.carousel.job.Step;
import io.carousel.publish.PublishDelivery;
import java.util.ArrayList;
import java.util.List;

/** All steps of a run, in their order. */
final class Jobs {
  static final JobCatalogue CATALOGUE =
      new JobCatalogue(
          List.of(
              new IngestJob(),
              new FlowsJob(),
              new CircularityJob(),
              new CentralityJob(),
              new ExposureJob()));

  /** The jobs, and the deliveries of their results. */
  static final List<Step> STEPS = steps();

  private Jobs() {}

  /** The step of this name. */
  static Step named(String name) {
    return STEPS.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  /** The steps up to and including this one. */
  static List<Step> until(String name) {
    return STEPS.subList(0, STEPS.indexOf(named(name)) + 1);
  }

  static List<String> names() {
    return STEPS.stream().map(Step::name).toList();
  }

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>(CATALOGUE.jobs());
    steps.add(new PublishDelivery(CATALOGUE));
    return List.copyOf(steps);
  }
}
