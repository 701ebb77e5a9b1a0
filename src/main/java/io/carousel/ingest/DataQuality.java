package io.carousel.ingest;

import io.carousel.ingest.Outcomes.Counts;
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

/** What became of the input, as a table and as lines to read. */
final class DataQuality {
  /** Unresolved references that are named, those that most records use. */
  static final int NAMED_REFERENCES = 20;

  private static final int SAID_REFERENCES = 5;

  private final InputFolder folder;
  private final Outcomes outcomes;
  private final Parties parties;

  DataQuality(InputFolder folder, Outcomes outcomes, Parties parties) {
    this.folder = folder;
    this.outcomes = outcomes;
    this.parties = parties;
  }

  /** Rows of {@link CuratedTables#DATA_QUALITY}, one for each dataset that is there. */
  Dataset<Row> rows(SparkSession spark) {
    List<Row> rows = given().stream().map(this::row).toList();
    return spark.createDataFrame(rows, SparkTypes.schema(CuratedTables.DATA_QUALITY));
  }

  /** What a reader wants to know of the input, in lines. */
  List<String> report() {
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
    parties.mostUsed().stream().limit(SAID_REFERENCES).forEach(r -> lines.add(unresolved(r)));
    return lines;
  }

  private Row row(DatasetSpec dataset) {
    Counts c = outcomes.of(dataset);
    List<Object> values = new ArrayList<>();
    values.add(dataset.name());
    values.add(IngestJob.NAME);
    values.add((long) folder.of(dataset).size());
    values.add(c.read());
    values.add(c.accepted());
    values.add(c.repeats());
    values.add(c.rejected());
    values.add(CollectionConverters.asScala(new TreeMap<>(c.reasons())));
    values.addAll(c.gaps().values());
    values.add(parties.unresolved(dataset));
    values.add(CollectionConverters.asScala(unresolved(dataset)));
    values.add(String.join(", ", ignored(dataset)));
    values.add(CollectionConverters.asScala(Map.of()));
    return RowFactory.create(values.toArray());
  }

  /** The most used unresolved references of a dataset with their candidates. */
  private Map<String, String> unresolved(DatasetSpec dataset) {
    Map<String, String> named = new TreeMap<>();
    for (Row reference : parties.mostUsed()) {
      if (List.of(reference.getString(1).split(", ", 0)).contains(dataset.name())) {
        named.put(reference.getString(0), reference.isNullAt(3) ? "" : reference.getString(3));
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
    if (parties.unresolved(dataset) > 0) {
      remarks.add(parties.unresolved(dataset) + " unresolved parties");
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

  private static String unresolved(Row reference) {
    return "no party is known as '"
        + reference.getString(0)
        + "' (records: "
        + reference.getLong(2)
        + ", in "
        + reference.getString(1)
        + ")"
        + (reference.isNullAt(3) ? "" : "; candidates: " + reference.getString(3));
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
