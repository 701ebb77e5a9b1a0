package io.carousel.job;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import io.carousel.testing.TestSpark;
import java.util.List;
import java.util.Map;

/** A job that keeps rows, and then makes some that cannot be computed: its tasks fail. */
final class BrokenJob implements Job {
  private static final TableSpec TABLE =
      TableSpec.named("curated.broken", "Nothing").key("id", ColumnType.LONG, "Which").build();

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public String purpose() {
    return "fail";
  }

  @Override
  public List<TableSpec> tables() {
    return List.of(TABLE);
  }

  @Override
  public List<String> plan(RunRequest request) {
    return List.of();
  }

  @Override
  public JobOutput run(JobContext context) {
    context.kept().keepNow(TestSpark.session().range(1).toDF());
    return JobOutput.of(
        Map.of(
            TABLE,
            TestSpark.session()
                .range(1)
                .selectExpr("if(rand() < 2, raise_error('raised'), 1L) AS id")
                .selectExpr("cast(id as bigint) AS id")),
        "nothing");
  }
}
