package io.carousel.ingest.check;

import io.carousel.ingest.check.Outcomes.Counts;
import io.carousel.ingest.check.UnresolvedParties.Reference;
import io.carousel.ingest.read.Headers;
import io.carousel.ingest.read.InputFolder;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.table.SparkTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** The outcome of the input, as a table and as lines for the user. */
public final class DataQuality {
  /** The number of unresolved references in the table: those used by most records. */
  public static final int NAMED_REFERENCES = 20;

  private static final int REPORTED_REFERENCES = 5;

  private final InputFolder folder;
  private final Outcomes outcomes;
  private final UnresolvedParties unresolved;

  public DataQuality(InputFolder folder, Outcomes outcomes, UnresolvedParties unresolved) {
    this.folder = folder;
    this.outcomes = outcomes;
    this.unresolved = unresolved;
  }

  /** Rows of {@link CuratedTables#DATA_QUALITY}, one for each dataset of the input. */
  public Dataset<Row> rows(SparkSession spark, String job) {
    List<Row> rows = given().stream().map(dataset -> row(dataset, job)).toList();
    return spark.createDataFrame(rows, SparkTypes.schema(CuratedTables.DATA_QUALITY));
  }

  /** The lines that the user sees. */
  public List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.add(line("dataset", "read", "accepted", "repeats", "rejected", ""));
    for (DatasetSpec dataset : given()) {
      Counts c = outcomes.of(dataset);
      lines.add(
          line(
              dataset.name(),
              String.valueOf(c.read()),
              String.valueOf(c.accepted()),
              String.valueOf(c.repeats()),
              String.valueOf(c.rejected()),
              String.join(", ", remarks(dataset))));
    }
    for (DatasetSpec dataset : given()) {
      outcomes
          .of(dataset)
          .reasons()
          .forEach((reason, n) -> lines.add(n + " of " + dataset.name() + " rejected: " + reason));
      if (outcomes.of(dataset).rejected() > 0) {
        outcomes.examples(dataset).forEach(example -> lines.add("  " + example));
      }
    }
    unresolved.mostUsed().stream()
        .limit(REPORTED_REFERENCES)
        .forEach(r -> lines.add(unresolved(r)));
    return lines;
  }

  private Row row(DatasetSpec dataset, String job) {
    Counts c = outcomes.of(dataset);
    List<Object> values = new ArrayList<>();
    values.add(dataset.name());
    values.add(job);
    values.add((long) folder.of(dataset).size());
    values.add(c.read());
    values.add(c.accepted());
    values.add(c.repeats());
    values.add(c.rejected());
    values.add(CollectionConverters.asScala(new TreeMap<>(c.reasons())));
    values.addAll(c.gaps().values());
    values.add(unresolved.in(dataset));
    values.add(CollectionConverters.asScala(unresolved(dataset)));
    values.add(String.join(", ", ignored(dataset)));
    values.add(CollectionConverters.asScala(Map.of()));
    return RowFactory.create(values.toArray());
  }

  /** The most used unresolved references of a dataset with their candidates. */
  private Map<String, String> unresolved(DatasetSpec dataset) {
    Map<String, String> named = new TreeMap<>();
    for (Reference reference : unresolved.mostUsed()) {
      if (reference.datasets().contains(dataset.name())) {
        named.put(reference.name(), reference.candidates().orElse(""));
      }
    }
    return named;
  }

  private List<String> remarks(DatasetSpec dataset) {
    List<String> remarks = new ArrayList<>();
    outcomes
        .of(dataset)
        .gaps()
        .forEach(
            (gap, n) -> {
              if (n > 0) {
                remarks.add(n + " " + gap.words());
              }
            });
    if (unresolved.in(dataset) > 0) {
      remarks.add(unresolved.in(dataset) + " unresolved parties");
    }
    if (!ignored(dataset).isEmpty()) {
      remarks.add("not read: " + String.join(", ", ignored(dataset)));
    }
    return remarks;
  }

  private Set<String> ignored(DatasetSpec dataset) {
    TreeSet<String> ignored = new TreeSet<>(outcomes.of(dataset).ignored());
    folder.of(dataset).forEach(file -> ignored.addAll(Headers.ignored(dataset, file)));
    return ignored;
  }

  private List<DatasetSpec> given() {
    return Datasets.ALL.stream().filter(dataset -> !folder.of(dataset).isEmpty()).toList();
  }

  private static String unresolved(Reference reference) {
    return "no party is known as '"
        + reference.name()
        + "' (records: "
        + reference.records()
        + ", in "
        + String.join(", ", reference.datasets())
        + ")"
        + reference.candidates().map(candidates -> "; candidates: " + candidates).orElse("");
  }

  private static String line(
      String dataset, String read, String accepted, String repeats, String rejected, String more) {
    String columns =
        String.format(
            Locale.ROOT,
            "%-12s %10s %10s %8s %9s  %s",
            dataset,
            read,
            accepted,
            repeats,
            rejected,
            more);
    return columns.stripTrailing();
  }
}
