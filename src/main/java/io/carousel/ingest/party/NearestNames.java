package io.carousel.ingest.party;

import static io.carousel.schema.CircularityColumns.RANK;
import static io.carousel.schema.OpsColumns.READ;
import static io.carousel.schema.PartyColumns.NAME;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.util.stream.IntStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds the known names nearest to references that match no party, to propose candidates.
 *
 * <p>Names are compared by their {@linkplain PartyNames#key keys}, the first {@value #LONGEST}
 * characters of which count. A name is a candidate if it shares a block with the reference: three
 * letters in a row, two spaces before the name counting as letters. Candidates are ranked by their
 * Jaro-Winkler similarity to the reference, which forgives swapped letters and favours a common
 * beginning, and proposed from {@value #SIMILAR} on.
 *
 * <p>Work is bounded: a reference is compared within its rarest blocks, until they contain {@value
 * #MOST_READ} names; at most as many of a block's shortest names count. If there are no more names
 * than that, every name that shares a block is compared. Otherwise a similar name is missed if it
 * shares only common blocks with the reference.
 *
 * <p>The order of the rows does not matter.
 */
final class NearestNames {
  private static final String BLOCK_COLUMN = "block";
  private static final String KEY_COLUMN = "key";
  private static final String LABEL = "label";
  private static final String PLACE = "place";
  private static final String REFERENCE = "reference";
  private static final String SIMILARITY_COLUMN = "similarity";
  private static final String SIZE = "size";
  private static final String WANTED = "wanted";

  /**
   * The least Jaro-Winkler similarity of names worth proposing; 1 means equal, 0 nothing in common.
   */
  static final double SIMILAR = 0.85;

  /** Characters of a key that count. */
  static final int LONGEST = 200;

  /** The most names that a reference is compared with, and the most names of a block. */
  static final int MOST_READ = 1_000;

  /** Parties proposed for a reference. */
  static final int MOST_PROPOSED = 3;

  private static final int BLOCK = 3;

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

  private static final UserDefinedFunction KEY =
      udf((UDF1<String, String>) NearestNames::key, DataTypes.StringType);

  private static final UserDefinedFunction BLOCKS =
      udf(
          (UDF1<String, String[]>) NearestNames::blocks,
          DataTypes.createArrayType(DataTypes.StringType));

  private static final UserDefinedFunction SIMILARITY =
      udf(
          (UDF2<String, String, Double>) (one, other) -> JARO_WINKLER.apply(one, other),
          DataTypes.DoubleType);

  private NearestNames() {}

  /**
   * The parties with the most similar names, best first, ties by their labels.
   *
   * @param references {@code (reference)}, distinct
   * @param names {@code (name, label)}: a known spelling of a party, and the label to show for it
   * @return {@code (reference, nearest)}: labels with commas between them, for references that have
   *     any
   */
  static Dataset<Row> of(Dataset<Row> references, Dataset<Row> names) {
    Dataset<Row> keys = names.select(KEY.apply(col(NAME)).as(KEY_COLUMN), col(LABEL)).distinct();
    Dataset<Row> known = blocked(keys, "key");
    Dataset<Row> unknown = references.withColumn(WANTED, KEY.apply(col(REFERENCE)));
    Dataset<Row> wanted = rarest(blocked(unknown, "wanted"), known);
    Dataset<Row> candidates = wanted.join(shortest(known, wanted), "block");
    WindowSpec best =
        Window.partitionBy(REFERENCE).orderBy(col(SIMILARITY_COLUMN).desc(), col(LABEL));
    return candidates
        .withColumn(SIMILARITY_COLUMN, SIMILARITY.apply(col(WANTED), col(KEY_COLUMN)))
        .where(col(SIMILARITY_COLUMN).geq(SIMILAR))
        .groupBy(REFERENCE, LABEL)
        .agg(max(SIMILARITY_COLUMN).as(SIMILARITY_COLUMN))
        .withColumn(RANK, row_number().over(best))
        .where(col(RANK).leq(MOST_PROPOSED))
        .groupBy(REFERENCE)
        .agg(sort_array(collect_list(struct(RANK, LABEL))).as("best"))
        .select(col(REFERENCE), array_join(col("best.label"), ", ").as("nearest"));
  }

  /** Each row once per block of its key. */
  private static Dataset<Row> blocked(Dataset<Row> rows, String key) {
    return rows.withColumn(BLOCK_COLUMN, explode(BLOCKS.apply(col(key))));
  }

  /** The rarest blocks of each reference, until they contain enough names. */
  private static Dataset<Row> rarest(Dataset<Row> references, Dataset<Row> known) {
    Dataset<Row> sizes = known.groupBy(BLOCK_COLUMN).agg(count(lit(1)).as(SIZE));
    WindowSpec before =
        Window.partitionBy(REFERENCE)
            .orderBy(SIZE, BLOCK_COLUMN)
            .rowsBetween(Window.unboundedPreceding(), -1);
    Column read = coalesce(sum(SIZE).over(before), lit(0));
    return references
        .join(sizes, "block")
        .withColumn(READ, read)
        .where(col(READ).lt(MOST_READ))
        .select(REFERENCE, WANTED, BLOCK_COLUMN);
  }

  /** The shortest names of each wanted block. */
  private static Dataset<Row> shortest(Dataset<Row> known, Dataset<Row> wanted) {
    WindowSpec shortestFirst =
        Window.partitionBy(BLOCK_COLUMN)
            .orderBy(length(col(KEY_COLUMN)), col(KEY_COLUMN), col(LABEL));
    return known
        .join(wanted.select(BLOCK_COLUMN).distinct(), new String[] {"block"}, "left_semi")
        .withColumn(PLACE, row_number().over(shortestFirst))
        .where(col(PLACE).leq(MOST_READ))
        .select(BLOCK_COLUMN, KEY_COLUMN, LABEL);
  }

  private static String key(String name) {
    String key = PartyNames.key(name);
    return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
  }

  /** The distinct blocks of a key; none if the key is empty. */
  private static String[] blocks(String key) {
    String padded = "  " + key + " ";
    return IntStream.rangeClosed(0, key.isEmpty() ? -1 : padded.length() - BLOCK)
        .mapToObj(i -> padded.substring(i, i + BLOCK))
        .distinct()
        .toArray(String[]::new);
  }
}
