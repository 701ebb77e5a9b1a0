package io.carousel.synthetic;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.circularity.CircularityJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Progress;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carousel finds what is hidden in synthetic data. */
final class SyntheticDataSparkTest {
  private static final int DEALS = 600;
  private static final Recipe RECIPE = new Recipe(DEALS, 60, 25, 2, 1, 0.05, 5);
  private static final long PRICES = 2 * 263;

  @TempDir private static Path folder;
  private static final List<String> SAID = new ArrayList<>();
  private static TestRun run;

  private static final Progress PROGRESS =
      new Progress() {
        @Override
        public void finished(String stage, String counts, double seconds) {
          SAID.add(stage + " " + counts);
        }

        @Override
        public void warn(String message) {
          SAID.add("warning: " + message);
        }

        @Override
        public void say(String message) {
          SAID.add(message);
        }
      };

  @BeforeAll
  static void generateAndRun() {
    Path data = folder.resolve("data");
    new DataGenerator(TestSpark.session(), PROGRESS).write(RECIPE, data.toString());
    String least = truth("planted_loops").selectExpr("min(double(bottleneck))").head().get(0) + "";
    run =
        new TestRun(folder)
            .input(data)
            .jobs(List.of(new IngestJob(), new FlowsJob(), new CircularityJob()))
            .set("ingest.max-rejected-share=0.1")
            .set("flows.scopes=announced/all/party")
            .set("circularity.loop.min-amount=" + Math.floor(Double.parseDouble(least)))
            .run();
  }

  private static Dataset<Row> truth(String name) {
    return TestSpark.session()
        .read()
        .option("header", true)
        .csv(folder.resolve("data/truth").resolve(name).toString());
  }

  private static Set<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(row -> row.mkString(" "))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void reportsWhatItMade() {
    assertThat(SAID)
        .contains("deals 600 records", "parties 60 records", "prices " + PRICES + " records")
        .contains("truth/planted_loops 25 records");
  }

  @Test
  void everyPlantedLoopIsFound() {
    Set<String> planted = texts(truth("planted_loops").select("path"));
    assertThat(planted).hasSize(25).anyMatch(path -> path.split(">", -1).length == 6);
    assertThat(texts(run.rows("SELECT path FROM reporting.loop WHERE view = 'amount'")))
        .containsAll(planted);
  }

  @Test
  void plantedLoopsCarryTheirBottleneck() {
    Map<String, Row> found = new HashMap<>();
    run.rows("SELECT path, bottleneck, deals FROM reporting.loop WHERE view = 'amount'")
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row));
    for (Row planted : truth("planted_loops").collectAsList()) {
      Row loop = found.get(planted.<String>getAs("path"));
      assertThat(loop.getDecimal(1))
          .isGreaterThanOrEqualTo(new BigDecimal(planted.<String>getAs("bottleneck")));
      assertThat(loop.getLong(2))
          .isGreaterThanOrEqualTo(Long.parseLong(planted.<String>getAs("length")));
    }
  }

  @Test
  void injectedErrorsAreRejectedOrCountedAsRepeats() {
    for (String dataset : List.of("deals", "prices")) {
      Dataset<Row> errors = truth("dirty_" + dataset);
      Row quality =
          run.rows(
                  "SELECT read, rejected, repeats FROM ops.data_quality WHERE dataset = '"
                      + dataset
                      + "'")
              .head();
      assertThat(quality.getLong(0)).isEqualTo(dataset.equals("deals") ? DEALS : PRICES);
      assertThat(quality.getLong(1))
          .isPositive()
          .isEqualTo(errors.where("outcome = 'rejected'").count());
      assertThat(quality.getLong(2))
          .isPositive()
          .isEqualTo(errors.where("outcome = 'repeated'").count());
    }
    assertThat(
            texts(
                run.rows(
                    "SELECT split(record, ',')[0], split(record, ',')[2]"
                        + " FROM ops.rejected_row WHERE dataset = 'deals'")))
        .isEqualTo(
            texts(
                truth("dirty_deals").where("outcome = 'rejected'").select("deal_id", "known_on")));
  }

  @Test
  void onlyMisspeltNamesAreNotResolved() {
    assertThat(texts(run.rows("SELECT party_id FROM curated.party WHERE unresolved")))
        .isNotEmpty()
        .isEqualTo(texts(truth("dirty_deals").where("outcome = 'unresolved'").select("value")));
  }

  @Test
  void dealsOfAPlantedLoopFollowItsPath() {
    Map<String, Row> deals = new HashMap<>();
    TestSpark.session()
        .read()
        .option("header", true)
        .csv(folder.resolve("data/deals").toString())
        .collectAsList()
        .forEach(row -> deals.putIfAbsent(row.getAs("deal_id"), row));
    for (Row loop : truth("planted_loops").collectAsList()) {
      List<String> path = List.of(loop.<String>getAs("path").split(">", -1));
      List<String> legs = List.of(loop.<String>getAs("deal_ids").split("\\|", -1));
      TreeSet<String> days = new TreeSet<>();
      for (int i = 0; i < path.size(); i++) {
        Row deal = deals.get(legs.get(i));
        assertThat(deal.<String>getAs("payer_id")).isEqualTo(path.get(i));
        assertThat(deal.<String>getAs("payee_id")).isEqualTo(path.get((i + 1) % path.size()));
        days.add(deal.getAs("announced_on"));
      }
      assertThat(days).hasSize(path.size()).startsWith(loop.<String>getAs("first_on"));
      assertThat(days).endsWith(loop.<String>getAs("last_on"));
    }
  }

  /** Units are made in any order, without their neighbours and without a clock. */
  @Test
  void recordsDoNotDependOnWhatWasMadeBefore() {
    List<String> forward = new ArrayList<>();
    List<String> backward = new ArrayList<>();
    Records one = records(RECIPE);
    Records other = records(RECIPE);
    for (long unit = 0; unit < 500; unit++) {
      one.of(unit).map(fields -> String.join("|", texts(fields))).forEach(forward::add);
      other
          .of(499 - unit)
          .map(fields -> String.join("|", texts(fields)))
          .forEach(record -> backward.add(0, record));
    }
    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void anotherSeedMakesOtherRecords() {
    Recipe other = new Recipe(DEALS, 60, 25, 2, 1, 0.05, 6);
    long equal =
        LongStream.range(0, 500)
            .filter(
                deal ->
                    texts(records(other).of(deal).findFirst().orElseThrow())
                        .equals(texts(records(RECIPE).of(deal).findFirst().orElseThrow())))
            .count();
    assertThat(equal).isZero();
  }

  @Test
  void filesDoNotDependOnTheCluster() throws IOException {
    String parallelism = "spark.sql.leafNodeDefaultParallelism";
    TestSpark.session().conf().set(parallelism, "7");
    try {
      new DataGenerator(TestSpark.session(), PROGRESS)
          .write(RECIPE, folder.resolve("again").toString());
    } finally {
      TestSpark.session().conf().unset(parallelism);
    }
    for (String dataset : List.of("deals", "prices", "holdings", "truth/dirty_deals")) {
      assertThat(files(folder.resolve("again").resolve(dataset)))
          .isEqualTo(files(folder.resolve("data").resolve(dataset)));
    }
  }

  @Test
  void aFolderThatIsNotEmptyIsRefused() throws IOException {
    Configuration hadoop = new Configuration();
    String full = folder.resolve("data").toString();
    assertThatThrownBy(() -> DataGenerator.check(full, hadoop))
        .hasMessageContaining("cannot write to '" + full + "' in --out")
        .hasMessageContaining("a new or empty folder");
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    assertThatThrownBy(() -> DataGenerator.check(file.toString(), hadoop))
        .hasMessageContaining("a new or empty folder");
    DataGenerator.check(folder.resolve("new").toString(), hadoop);
    DataGenerator.check(Files.createDirectory(folder.resolve("empty")).toString(), hadoop);
  }

  private static Records records(Recipe recipe) {
    return new Deals(recipe, new Population(recipe));
  }

  private static List<String> texts(String... fields) {
    return Stream.of(fields).map(field -> field == null ? "" : field).toList();
  }

  /** The content of all files of a folder, in the order of their parts. */
  private static List<String> files(Path of) {
    try (Stream<Path> files = Files.list(of)) {
      return files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .map(SyntheticDataSparkTest::content)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
