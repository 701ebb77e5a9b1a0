package io.carousel.ingest.check;

import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.OpsColumns.READ;
import static io.carousel.schema.OpsColumns.REJECTED;
import static io.carousel.schema.OpsColumns.REPEATS;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.DataGap;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.MarketColumns;
import io.carousel.schema.OpsColumns;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The counts of all records: read, accepted, repeated and rejected, and the reasons. */
public final class Outcomes {
  private static final String BROKEN_COLUMN = "broken";
  private static final String NEWEST = "newest";
  private static final String RECORDS = "records";

  /** The share of rejected records is not checked for a dataset with fewer records. */
  private static final long JUDGED_FROM = 100;

  private static final int EXAMPLES = 3;

  /** The dates of events. */
  private static final List<String> HAPPENED = List.of("announced_on", "known_on", "paid_on");

  /** The dates that count if there are no events. */
  private static final List<String> PERIOD_END = List.of("period_end");

  private final Map<DatasetSpec, Dataset<Row>> records;
  private final Map<String, Counts> counts;

  /**
   * What became of a dataset's records.
   *
   * @param ignored fields of its records without a column
   * @param broken the reason why a file could not be read to its end; null if all could
   * @param newest the last day of an announcement, of knowledge or of a payment
   * @param periodEnd the last end of a reported period
   * @param reasons numbers of rejected records, by column and kind of reason
   */
  public record Counts(
      long read,
      long repeats,
      long rejected,
      EnumMap<DataGap, Long> gaps,
      TreeSet<String> ignored,
      String broken,
      Optional<LocalDate> newest,
      Optional<LocalDate> periodEnd,
      TreeMap<String, Long> reasons) {
    public long accepted() {
      return read - repeats - rejected;
    }
  }

  private Outcomes(Map<DatasetSpec, Dataset<Row>> records, Map<String, Counts> counts) {
    this.records = records;
    this.counts = counts;
  }

  /**
   * Counts all datasets in one pass, and in a second one the reasons of rejected records.
   *
   * @param records all records of each dataset, cached
   * @param staleDays days after which a price is stale
   * @throws CarouselException ({@link Failure#INPUT}) if a file cannot be read to its end
   */
  public static Outcomes tally(Map<DatasetSpec, Dataset<Row>> records, int staleDays) {
    Map<String, Counts> counts = new HashMap<>();
    collect(records, (dataset, rows) -> counted(dataset, rows, staleDays))
        .forEach(row -> counts.put(row.getString(0), counts(row)));
    counts.values().forEach(Outcomes::requireWhole);
    Outcomes outcomes = new Outcomes(records, counts);
    if (!outcomes.withRejected().isEmpty()) {
      collect(outcomes.withRejected(), Outcomes::reasons)
          .forEach(
              row -> counts.get(row.getString(0)).reasons().put(row.getString(1), row.getLong(2)));
    }
    return outcomes;
  }

  /** What became of a dataset's records. */
  public Counts of(DatasetSpec dataset) {
    return counts.get(dataset.name());
  }

  /** All records of the datasets that have rejected ones. */
  public Map<DatasetSpec, Dataset<Row>> withRejected() {
    Map<DatasetSpec, Dataset<Row>> some = new LinkedHashMap<>(records);
    some.keySet().removeIf(dataset -> of(dataset).rejected() == 0);
    return some;
  }

  /**
   * Refuses inputs with too many rejected records.
   *
   * @throws CarouselException ({@link Failure#INPUT}) with the first reasons
   */
  public void check(double maxRejectedShare) {
    for (DatasetSpec dataset : records.keySet()) {
      Counts c = of(dataset);
      if (c.read() >= JUDGED_FROM && c.rejected() > maxRejectedShare * c.read()) {
        throw CarouselException.of(
                Failure.INPUT,
                c.rejected()
                    + " of "
                    + c.read()
                    + " records of "
                    + dataset.name()
                    + " are rejected:")
            .value(String.join("; ", examples(dataset)))
            .allowed("a share of " + maxRejectedShare + " (ingest.max-rejected-share)")
            .remedy("fix the records or raise the limit");
      }
    }
  }

  /** The first rejected records of a dataset, in words. */
  List<String> examples(DatasetSpec dataset) {
    return records
        .get(dataset)
        .where(Rejection.rejected())
        .orderBy(RecordColumns.FILE, RecordColumns.LINE, RecordColumns.COLUMN)
        .limit(EXAMPLES)
        .withColumn(OpsColumns.REASON, ReasonTexts.text())
        .collectAsList()
        .stream()
        .map(Outcomes::example)
        .toList();
  }

  /** The newest date of all events, else of all reported periods. */
  public Optional<LocalDate> newestDate() {
    return newest(Counts::newest).or(() -> newest(Counts::periodEnd));
  }

  private Optional<LocalDate> newest(Function<Counts, Optional<LocalDate>> date) {
    return counts.values().stream()
        .flatMap(c -> date.apply(c).stream())
        .max(Comparator.naturalOrder());
  }

  /** The totals, in a few words. */
  public String summary() {
    long read = counts.values().stream().mapToLong(Counts::read).sum();
    long rejected = counts.values().stream().mapToLong(Counts::rejected).sum();
    long repeats = counts.values().stream().mapToLong(Counts::repeats).sum();
    return read + " records read, " + rejected + " rejected, " + repeats + " repeats";
  }

  /** Rows of all datasets together. */
  private static List<Row> collect(
      Map<DatasetSpec, Dataset<Row>> records,
      BiFunction<DatasetSpec, Dataset<Row>, Dataset<Row>> each) {
    Dataset<Row> all =
        records.entrySet().stream()
            .map(entry -> each.apply(entry.getKey(), entry.getValue()))
            .reduce(Dataset::union)
            .orElseThrow();
    return all.collectAsList();
  }

  private static Dataset<Row> counted(DatasetSpec dataset, Dataset<Row> rows, int staleDays) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        count_if(col(RecordColumns.REPEAT).and(col(RecordColumns.REASON).isNull())).as(REPEATS));
    columns.add(count_if(Rejection.rejected()).as(REJECTED));
    columns.add(max(RecordColumns.BROKEN).as(BROKEN_COLUMN));
    columns.add(array_distinct(flatten(collect_set(RecordColumns.IGNORED))).as("ignored"));
    columns.add(newest(dataset, HAPPENED).as(NEWEST));
    columns.add(newest(dataset, PERIOD_END).as(MarketColumns.PERIOD_END));
    DataGaps found = new DataGaps(staleDays);
    for (DataGap gap : DataGap.values()) {
      columns.add(count_if(found.in(dataset, gap)).as(gap.column()));
    }
    return rows.agg(count(lit(1)).as(READ), columns.toArray(Column[]::new))
        .select(lit(dataset.name()).as(DATASET), col("*"));
  }

  private static Counts counts(Row row) {
    EnumMap<DataGap, Long> gaps = new EnumMap<>(DataGap.class);
    for (DataGap gap : DataGap.values()) {
      gaps.put(gap, row.<Long>getAs(gap.column()));
    }
    return new Counts(
        row.<Long>getAs(READ),
        row.<Long>getAs(REPEATS),
        row.<Long>getAs(REJECTED),
        gaps,
        new TreeSet<>(row.<String>getList(row.fieldIndex("ignored"))),
        row.<String>getAs(BROKEN_COLUMN),
        Optional.ofNullable(row.<Date>getAs(NEWEST)).map(Date::toLocalDate),
        Optional.ofNullable(row.<Date>getAs(MarketColumns.PERIOD_END)).map(Date::toLocalDate),
        new TreeMap<>());
  }

  /** The last of some dates of accepted records. */
  private static Column newest(DatasetSpec dataset, List<String> dates) {
    return dates.stream()
        .filter(dataset::has)
        .map(date -> max(when(Rejection.accepted(), col(date))))
        .reduce((first, second) -> greatest(first, second))
        .orElse(lit(null).cast("date"));
  }

  private static void requireWhole(Counts counts) {
    if (counts.broken() != null) {
      throw CarouselException.of(Failure.INPUT, "input file cannot be read:")
          .value(counts.broken())
          .remedy("repair or remove the file");
    }
  }

  private static Dataset<Row> reasons(DatasetSpec dataset, Dataset<Row> rows) {
    return rows.where(Rejection.rejected())
        .groupBy(
            concat_ws(": ", col(RecordColumns.COLUMN), ReasonTexts.kind()).as(OpsColumns.REASON))
        .agg(count(lit(1)).as(RECORDS))
        .select(lit(dataset.name()).as(DATASET), col(OpsColumns.REASON), col(RECORDS));
  }

  private static String example(Row row) {
    String column = row.getAs(RecordColumns.COLUMN);
    return row.getAs(RecordColumns.FILE)
        + " line "
        + row.getAs(RecordColumns.LINE)
        + (column == null ? "" : ": " + column + " = " + row.getAs(RecordColumns.VALUE))
        + ": "
        + row.getAs(OpsColumns.REASON);
  }
}
