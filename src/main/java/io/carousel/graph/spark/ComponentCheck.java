package io.carousel.graph.spark;

import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds invalid components: a member that does not pay, or is not paid, inside its own component,
 * and a cycle between components, which are then parts of one. The links are read once: each yields
 * one of three facts, and duplicate facts are dropped.
 *
 * <p>Two wrongly merged components are not found.
 */
final class ComponentCheck {
  private static final String DST = "dst";
  private static final String FACT = "fact";
  private static final String ONE = "one";
  private static final String OTHER = "other";
  private static final String SRC = "src";

  private static final String PAYS = "pays";
  private static final String IS_PAID = "is paid";
  private static final String BETWEEN = "between";

  private final SparkSession spark;

  ComponentCheck(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Checks.
   *
   * @param links {@code (src, dst)}
   * @param components {@code (id, component)} of the members of components of at least two
   * @throws CarouselException ({@link Failure#RESULT}) if they are wrong
   */
  void of(Dataset<Row> links, Dataset<Row> components) {
    CachedRows facts = CachedRows.of(facts(links, components));
    try {
      require(facts.rows(), components.count());
    } finally {
      facts.release();
    }
  }

  private void require(Dataset<Row> facts, long members) {
    Row inside =
        facts
            .agg(
                count_if(col(FACT).equalTo(PAYS)),
                count_if(col(FACT).equalTo(IS_PAID)),
                count_if(col(FACT).equalTo(BETWEEN)))
            .head();
    // Not checked if even the links between components are too many for a task.
    long split = inside.getLong(2) > TaskMemory.edges(spark) ? 0 : cycles(facts);
    if (inside.getLong(0) != members || inside.getLong(1) != members || split > 0) {
      throw wrong(members, inside, split);
    }
  }

  /** {@code (fact, one, other)}: members by number, components by name. */
  private static Dataset<Row> facts(Dataset<Row> links, Dataset<Row> components) {
    Column payer = coalesce(col("payer"), col(SRC));
    Column payee = coalesce(col("payee"), col(DST));
    Column ofLink =
        when(
                payer.equalTo(payee),
                array(fact(PAYS, col(SRC), col(SRC)), fact(IS_PAID, col(DST), col(DST))))
            .otherwise(array(fact(BETWEEN, payer, payee)));
    return links
        .join(label(components, "src", "payer"), new String[] {"src"}, "left")
        .join(label(components, "dst", "payee"), new String[] {"dst"}, "left")
        .select(explode(ofLink).as(FACT))
        .select("fact.*")
        .distinct();
  }

  private static Column fact(String fact, Column one, Column other) {
    return struct(lit(fact).as(FACT), one.as(ONE), other.as(OTHER));
  }

  private static Dataset<Row> label(Dataset<Row> components, String end, String name) {
    return components.select(col("id").as(end), col("component").as(name));
  }

  /** Components in cycles with others. */
  private static long cycles(Dataset<Row> facts) {
    Dataset<Row> between =
        facts
            .where(col(FACT).equalTo(BETWEEN))
            .select(
                lit("all").as("graph_id"),
                col(ONE).cast("string").as(PAYER_ID),
                col(OTHER).cast("string").as(PAYEE_ID),
                lit(1L).as("weight"),
                lit(false).as("open"));
    return KernelGroups.of(between).count();
  }

  private static CarouselException wrong(long members, Row inside, long split) {
    return CarouselException.of(
            Failure.RESULT,
            "the components of GraphFrames are wrong: of "
                + members
                + " members "
                + inside.getLong(0)
                + " pay and "
                + inside.getLong(1)
                + " are paid inside, and "
                + split
                + " components are in cycles with others")
        .remedy("use graph.engine=kernel if the graph fits a task, and report this");
  }
}
