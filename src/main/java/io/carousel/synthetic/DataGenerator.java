package io.carousel.synthetic;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.job.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes synthetic data: an input folder, and under {@code truth} a list of what is hidden in it.
 * The content of the files depends on the recipe alone, not on the number of tasks that write them.
 */
public final class DataGenerator {
  private final SparkSession spark;
  private final Progress progress;

  public DataGenerator(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Checks that data can be written to a folder.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if it is a file or not empty
   */
  public static void check(String folder, Configuration hadoop) {
    try {
      Path path = new Path(folder);
      FileSystem system = path.getFileSystem(hadoop);
      if (!system.exists(path)
          || (system.getFileStatus(path).isDirectory() && isEmpty(system, path))) {
        return;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw notAFolder(folder).remedy(String.valueOf(e.getMessage())).causedBy(e);
    }
    throw notAFolder(folder).allowed("a new or empty folder");
  }

  private static boolean isEmpty(FileSystem system, Path path) throws IOException {
    return system.listStatus(path).length == 0;
  }

  private static CarouselException notAFolder(String folder) {
    return CarouselException.of(Failure.USAGE, "cannot write to").value(folder).at("--out");
  }

  /** Writes all datasets of a recipe, and the lists of what is hidden in them. */
  public void write(Recipe recipe, String folder) {
    Population population = new Population(recipe);
    Deals deals = new Deals(recipe, population);
    Prices prices = new Prices(recipe, population);
    List.of(
            new Parties(recipe, population),
            deals,
            new Holdings(recipe, population),
            prices,
            new Rates(recipe),
            new PlantedLoops(recipe, population),
            deals.injectedErrors(),
            prices.injectedErrors())
        .forEach(records -> write(records, folder));
  }

  private void write(Records records, String folder) {
    if (records.units() == 0) {
      return;
    }
    Instant start = Instant.now();
    spark.sparkContext().setJobGroup("generate", records.folder(), false);
    Observation written = new Observation();
    rows(records)
        .observe(written, count(lit(1)).as("records"))
        .write()
        .option("header", true)
        .option("escape", "\"") // RFC 4180
        .csv(new Path(folder, records.folder()).toString());
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
    progress.finished(records.folder(), counted(written) + " records", seconds);
  }

  private static Object counted(Observation written) {
    try {
      return written.getAsJava().get("records");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One partition per file, independent of the size of the cluster. */
  private Dataset<Row> rows(Records records) {
    long files = (records.units() - 1) / records.unitsPerFile() + 1;
    StructType schema = new StructType();
    for (String column : records.columns()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    FlatMapFunction<Long, Row> make =
        unit -> records.of(unit).map(fields -> RowFactory.create((Object[]) fields)).iterator();
    return spark
        .range(0, records.units(), 1, Math.toIntExact(files))
        .flatMap(make, Encoders.row(schema));
  }
}
