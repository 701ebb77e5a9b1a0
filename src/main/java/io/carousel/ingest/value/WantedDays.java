package io.carousel.ingest.value;

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
 * The days on which something is wanted, by name. With them each task keeps of its quotes only
 * those that may be the last on or before such a day, so that the many others stay where they are.
 */
final class WantedDays {
  private final Broadcast<Map<String, int[]>> days;

  private WantedDays(Broadcast<Map<String, int[]>> days) {
    this.days = days;
  }

  /**
   * Brings days to all tasks.
   *
   * @param wanted {@code (name, day)}, few enough for the memory of a task
   */
  static WantedDays of(Dataset<Row> wanted) {
    Map<String, int[]> days = new HashMap<>();
    wanted
        .groupBy("name")
        .agg(sort_array(collect_set(unix_date(col("day")))))
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
   *     stays
   */
  Dataset<Row> lastOf(Dataset<Row> quotes) {
    Broadcast<Map<String, int[]>> all = days;
    UDF2<String, Integer, Integer> next = (name, day) -> next(all.value().get(name), day);
    return quotes
        .withColumn(
            "_next", udf(next, DataTypes.IntegerType).apply(col("name"), unix_date(col("day"))))
        .where("_next is not null")
        .groupBy("name", "_next")
        .agg(max(struct(col("day"), col("quote"))).as("_last"))
        .select(
            col("name"),
            col("_last").getField("day").as("day"),
            col("_last").getField("quote").as("quote"));
  }

  /**
   * The first of ascending days that is not before one; null if there is none. Spark may ask of
   * rows that it has not left out yet, such as rejected ones without a day.
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
