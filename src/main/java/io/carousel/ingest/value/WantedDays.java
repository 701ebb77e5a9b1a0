package io.carousel.ingest.value;

import static io.carousel.schema.PartyColumns.NAME;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The days for which quotes are wanted, by name. Each task uses them to select only quotes that may
 * be the last on or before such a day, so most quotes are not shuffled.
 */
final class WantedDays {
  private static final String DAY = "day";
  private static final String LAST = "_last";
  private static final String NEXT = "_next";
  private static final String QUOTE = "quote";

  private final Broadcast<Map<String, int[]>> days;

  private WantedDays(Broadcast<Map<String, int[]>> days) {
    this.days = days;
  }

  /**
   * Broadcasts days to all tasks.
   *
   * @param wanted {@code (name, day)}, few enough for the memory of a task
   */
  static WantedDays of(Dataset<Row> wanted) {
    Map<String, int[]> days = new HashMap<>();
    wanted
        .groupBy(NAME)
        .agg(sort_array(collect_set(unix_date(col(DAY)))))
        .collectAsList()
        .forEach(
            row ->
                days.put(
                    row.getString(0),
                    row.<Integer>getList(1).stream().mapToInt(Integer::intValue).toArray()));
    return new WantedDays(
        JavaSparkContext.fromSparkContext(wanted.sparkSession().sparkContext()).broadcast(days));
  }

  /**
   * The last quotes before or on each wanted day and after the wanted day before it.
   *
   * @param quotes {@code (name, day, quote)} of any type of quote; of several on a day the largest
   *     counts
   */
  Dataset<Row> lastOf(Dataset<Row> quotes) {
    Broadcast<Map<String, int[]>> all = days;
    UDF2<String, Integer, Integer> next = (name, day) -> next(all.value().get(name), day);
    return quotes
        .withColumn(NEXT, udf(next, DataTypes.IntegerType).apply(col(NAME), unix_date(col(DAY))))
        .where("_next is not null")
        .groupBy(NAME, NEXT)
        .agg(max(struct(col(DAY), col(QUOTE))).as(LAST))
        .select(col(NAME), col(LAST).getField(DAY).as(DAY), col(LAST).getField(QUOTE).as(QUOTE));
  }

  /**
   * The first of ascending days that is not before one; null if there is none. Spark may also
   * evaluate this for rows it has not filtered out yet, such as rejected ones without a day.
   */
  private static Integer next(int[] days, Integer day) {
    if (days == null || day == null) {
      return null;
    }
    int found = Arrays.binarySearch(days, day);
    int place = found >= 0 ? found : -found - 1;
    return place < days.length ? (Integer) days[place] : null;
  }
}
