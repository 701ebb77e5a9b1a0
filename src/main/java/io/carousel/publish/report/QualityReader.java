package io.carousel.publish.report;

import static io.carousel.schema.OpsColumns.ACCEPTED;
import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.OpsColumns.FILES;
import static io.carousel.schema.OpsColumns.IGNORED_COLUMNS;
import static io.carousel.schema.OpsColumns.READ;
import static io.carousel.schema.OpsColumns.REJECTED;
import static io.carousel.schema.OpsColumns.REJECTED_BY_REASON;
import static io.carousel.schema.OpsColumns.REPEATS;
import static io.carousel.schema.OpsColumns.ROWS;

import io.carousel.schema.CuratedTables;
import io.carousel.table.ColumnSpec;
import io.carousel.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the number of accepted input records, and the inputs missing in tables. */
final class QualityReader {
  /** Gaps that have their own figure in the report. */
  private static final Set<String> COUNTED =
      Set.of("files", "read", "accepted", "repeats", "rejected");

  private static final int MOST_GAPS = 500;

  private QualityReader() {}

  /** The datasets in the order of their names. */
  static List<Report.Dataset> datasets(RunTables tables) {
    return tables
        .rows("SELECT * FROM ops.data_quality WHERE job = 'ingest' ORDER BY dataset")
        .stream()
        .map(QualityReader::dataset)
        .toList();
  }

  /** Missing inputs of tables, by table and reason. */
  static List<Report.Gap> gaps(RunTables tables) {
    return tables
        .rows(
            """
            SELECT dataset, lacks, rows FROM (
              SELECT dataset, explode(missing) AS (lacks, rows) FROM ops.data_quality
              WHERE job <> 'ingest')
            WHERE rows > 0 ORDER BY dataset, lacks LIMIT %d
            """
                .formatted(MOST_GAPS))
        .stream()
        .map(row -> new Report.Gap(row.getAs(DATASET), row.getAs("lacks"), row.<Long>getAs(ROWS)))
        .toList();
  }

  private static Report.Dataset dataset(Row row) {
    return new Report.Dataset(
        row.getAs(DATASET),
        row.<Long>getAs(FILES),
        row.<Long>getAs(READ),
        row.<Long>getAs(ACCEPTED),
        row.<Long>getAs(REPEATS),
        row.<Long>getAs(REJECTED),
        remarks(row));
  }

  private static List<String> remarks(Row row) {
    List<String> remarks = new ArrayList<>();
    Map<String, Long> reasons =
        new TreeMap<>(
            CollectionConverters.asJava(
                row.<scala.collection.Map<String, Long>>getAs(REJECTED_BY_REASON)));
    reasons.forEach((reason, records) -> remarks.add("rejected: " + reason + ": " + records));
    for (ColumnSpec column : CuratedTables.DATA_QUALITY.columns()) {
      if (column.type() == ColumnType.LONG && !COUNTED.contains(column.name())) {
        long count = row.<Long>getAs(column.name());
        if (count > 0) {
          remarks.add(column.meaning() + ": " + count);
        }
      }
    }
    String ignored = row.getAs(IGNORED_COLUMNS);
    if (!ignored.isEmpty()) {
      remarks.add("Columns not read: " + ignored);
    }
    return remarks;
  }
}
