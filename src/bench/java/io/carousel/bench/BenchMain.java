package io.carousel.bench;

import io.carousel.bench.measure.Bench;
import io.carousel.bench.measure.Machine;
import io.carousel.bench.measure.Mismatch;
import io.carousel.bench.measure.Request;
import io.carousel.bench.measure.Table;
import io.carousel.bench.measure.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line: which works, at which size. */
@Command(
    name = "src/bench/run",
    description = "Compares Carousel with its peers and prints a table in Markdown.",
    usageHelpWidth = 100,
    sortOptions = false)
public final class BenchMain implements Callable<Integer> {
  private static final int USAGE = 2;
  private static final long FEWEST = 1_000;

  @Option(
      names = "--works",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure, or all. Default: all but growth.")
  private List<String> works = Works.BY_DEFAULT;

  @Option(
      names = "--deals",
      description = "Deals, or payments, of generated data. Default: ${DEFAULT-VALUE}.")
  private long deals = 1_000_000;

  @Option(
      names = "--edges",
      description = "Edges of the network for PageRank. Default: ${DEFAULT-VALUE}.")
  private int edges = 5_000_000;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "DEALS",
      description = "Numbers of deals for growth. Default: 100000,1000000,10000000.")
  private List<Long> sizes = List.of(100_000L, 1_000_000L, 10_000_000L);

  @Option(
      names = "--repetitions",
      description = "Turns of each side; the table shows medians. Default: ${DEFAULT-VALUE}.")
  private int repetitions = 3;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Time after which a turn is stopped. Default: ${DEFAULT-VALUE}.")
  private long limit = 600;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the published graphs. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("..", "shared", "data", "bench");

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description = "Folder for inputs, outputs and logs. Default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of("target", "bench");

  private final String command;

  private BenchMain(String command) {
    this.command = command;
  }

  /**
   * Ends with 0 if all sides agree, 1 if they do not or one fails, 2 if the arguments are wrong.
   */
  public static void main(String[] words) {
    CommandLine line = new CommandLine(new BenchMain("src/bench/run " + String.join(" ", words)));
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this.").build())
        .usageMessage()
        .footer(Works.listed());
    line.setParameterExceptionHandler(
        (e, given) -> {
          System.err.println("bench: " + e.getMessage());
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, given, parsed) -> {
          if (e instanceof Mismatch) {
            System.err.println("bench: different results: " + e.getMessage());
          } else if (e instanceof IOException) {
            System.err.println("bench: " + e.getMessage());
          } else {
            e.printStackTrace();
          }
          return 1;
        });
    System.exit(line.execute(words));
  }

  @Override
  public Integer call() throws Exception {
    List<Work> asked = asked();
    Bench bench =
        new Bench(
            new Request(
                deals,
                edges,
                sizes,
                repetitions,
                Duration.ofSeconds(limit),
                data,
                scratch,
                command),
            new Table(),
            System.err);
    for (Work work : asked) {
      bench.say(work.name() + ": " + work.purpose());
      work.measure(bench);
    }
    System.out.println(bench.table().markdown(Machine.described(), command.strip()));
    return 0;
  }

  private List<Work> asked() {
    require(deals >= FEWEST, "--deals " + deals + " is below " + FEWEST);
    require(edges >= FEWEST, "--edges " + edges + " is below " + FEWEST);
    require(sizes.stream().allMatch(n -> n >= FEWEST), "a size below " + FEWEST + " in --sizes");
    require(repetitions >= 1, "--repetitions " + repetitions + " is below 1");
    require(limit >= 1, "--limit " + limit + " is below 1");
    return works.contains("all") ? Works.ALL : works.stream().map(BenchMain::named).toList();
  }

  private static Work named(String name) {
    return Works.ALL.stream()
        .filter(work -> work.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> usage("unknown work '" + name + "'; there are " + String.join(", ", names())));
  }

  private static List<String> names() {
    return Works.ALL.stream().map(Work::name).toList();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw usage(message);
    }
  }

  private static ParameterException usage(String message) {
    return new ParameterException(new CommandLine(new BenchMain("")), message);
  }
}
