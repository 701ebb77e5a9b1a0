package io.carousel.bench.jobs;

import io.carousel.bench.peer.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

/** CSV to typed Parquet without checks: invalid values become null. */
final class PlainIngest {
  private PlainIngest() {}

  /**
   * Converts each dataset.
   *
   * @param words {@code spark} or {@code duckdb}, the folder of inputs, the one to write into
   */
  public static void main(String[] words) throws IOException, SQLException {
    Path in = Path.of(words[1]);
    Path out = Path.of(words[2]);
    if (words[0].equals("spark")) {
      bySpark(in, out);
    } else {
      byDuckDb(in, out);
    }
  }

  private static void bySpark(Path in, Path out) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("plain ingest")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      for (PlainDataset dataset : PlainDataset.ALL) {
        spark
            .read()
            .schema(dataset.columns())
            .option("header", true)
            .csv(in.resolve(dataset.name()).toString())
            .write()
            .parquet(out.resolve(dataset.name()).toString());
      }
    }
  }

  private static void byDuckDb(Path in, Path out) throws IOException, SQLException {
    try (Duck duck = new Duck()) {
      duck.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      for (PlainDataset dataset : PlainDataset.ALL) {
        Path folder = Files.createDirectories(out.resolve(dataset.name()));
        duck.execute(
            "COPY (SELECT "
                + dataset.duckColumns()
                + " FROM read_csv('"
                + in.resolve(dataset.name())
                + "/*.csv', header = true, all_varchar = true, quote = '\"', delim = ','))"
                + " TO '"
                + folder.resolve("all.parquet")
                + "' (FORMAT parquet)");
      }
    }
  }
}
