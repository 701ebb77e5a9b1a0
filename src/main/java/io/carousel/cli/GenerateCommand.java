package io.carousel.cli;

import io.carousel.spark.SparkSessions;
import io.carousel.synthetic.DataGenerator;
import io.carousel.synthetic.Recipe;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates synthetic input files. */
@Command(
    description = "Generate synthetic deal and market data of any size.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class GenerateCommand implements Callable<Integer>, ErrorMessages.Verbose {
  @Spec private CommandSpec spec;

  @Option(
      names = "--deals",
      paramLabel = "N",
      required = true,
      description = "Deal records, including later versions and records with errors.")
  private long deals;

  @Option(
      names = "--parties",
      paramLabel = "N",
      description = "Parties that deal with each other. Default: one per ten deals.")
  private Long parties;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed makes the same data. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A new or empty folder, to be read with --input DIR.")
  private String out;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description =
          "Loops to plant among the deals, listed in DIR/truth. Default: one per 10,000 deals.")
  private Long loops;

  @Option(
      names = "--tickers",
      paramLabel = "N",
      description = "Parties with daily share prices. Default: one party in a hundred.")
  private Long tickers;

  @Option(
      names = "--years",
      paramLabel = "N",
      description = "Years of deals and prices, up to 2025. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int years;

  @Option(
      names = "--dirty-share",
      paramLabel = "SHARE",
      description =
          "Probability that a deal or price has an error, listed in DIR/truth."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = "0.002")
  private double dirtyShare;

  @Option(names = "--verbose", description = "Print the stack trace of an error.")
  private boolean verbose;

  @Override
  public boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() throws IOException {
    long dealers = parties == null ? Recipe.defaultParties(deals) : parties;
    Recipe recipe =
        new Recipe(
            deals,
            dealers,
            loops == null ? Recipe.defaultLoops(deals) : loops,
            tickers == null ? Recipe.defaultTickers(dealers) : tickers,
            years,
            dirtyShare,
            seed);
    DataGenerator.check(out, SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr());
    try (SparkSession spark = SparkSessions.start()) {
      new DataGenerator(spark, progress).write(recipe, out);
    }
    return 0;
  }
}
