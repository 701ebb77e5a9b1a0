package io.carousel.testing;

import io.carousel.job.Delivery;
import io.carousel.job.JobCatalogue;
import io.carousel.job.Step;
import io.carousel.publish.PublishDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A circle of three, run and published once for all tests that only read it.
 *
 * <pre>
 * chips -30 (equity, signed)-> lab -100 (cloud, signed)-> cloud -40 (purchase, announced)-> chips
 * cloud -20 (purchase, closed)-> maker, lab -?-> power
 * gross 190; net positions +70 lab, -10 chips, -40 cloud, -20 maker: net 70
 * circulation 3 * 30 = 90; passes through: 190 - 70 - 90 = 30
 * </pre>
 */
public final class CircleExample {
  public static final LocalDate AS_OF = LocalDate.parse("2025-12-31");

  public static final Delivery PUBLISH = new PublishDelivery(new JobCatalogue(TestRun.ALL_JOBS));

  private static TestRun published;

  private CircleExample() {}

  /** The run. */
  public static synchronized TestRun published() {
    if (published == null) {
      List<Step> steps = new ArrayList<>(TestRun.ALL_JOBS);
      steps.add(PUBLISH);
      published = files(new TestRun(folder())).jobs(steps).run();
    }
    return published;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "circle-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestRun files(TestRun run) {
    return run.asOf(AS_OF.toString())
        .runId("circle")
        .withPace()
        .set("flows.scopes=announced/all/party,paid/all/party")
        .file(
            "parties.csv",
            "party_id,name,kind,country",
            "chips,Chips & <b>Co</b>,chipmaker,US",
            "lab,=Lab(),ai_lab,US",
            "cloud,Cloud,hyperscaler,US",
            "maker,Maker,foundry,TW",
            "power,Power,utility,US")
        .file(
            "sources.csv",
            "source_id,publisher,title,url",
            "s1,The Paper,Lab buys cloud,javascript:alert(1)")
        .file(
            "deals.csv",
            "deal_id,payer_id,payee_id,instrument,amount,status,announced_on,source_id",
            "d1,chips,lab,equity,30,signed,2025-03-01,",
            "d2,lab,cloud,cloud,100,signed,2025-04-01,s1",
            "d3,cloud,chips,purchase,40,announced,2025-05-01,",
            "d4,cloud,maker,purchase,20,closed,2025-06-01,",
            "d5,lab,power,purchase,,announced,2025-07-01,")
        .file(
            "fundamentals.csv",
            "party_id,period_end,period,metric,value,currency",
            "cloud,2024-12-31,FY,revenue,40,USD",
            "cloud,2025-06-30,FY,revenue,50,USD");
  }
}
