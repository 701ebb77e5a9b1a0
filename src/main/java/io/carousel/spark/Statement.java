package io.carousel.spark;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A statement of SQL as Spark's parser reads it, before any name is looked up. */
public final class Statement {
  private final LogicalPlan plan;

  private Statement(LogicalPlan plan) {
    this.plan = plan;
  }

  /**
   * Parses a statement.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if it is not valid SQL
   */
  public static Statement parse(SparkSession spark, String sql) {
    try {
      return new Statement(
          ((org.apache.spark.sql.classic.SparkSession) spark)
              .sessionState()
              .sqlParser()
              .parsePlan(sql));
    } catch (ParseException e) {
      throw CarouselException.of(Failure.USAGE, "not valid SQL: " + SparkErrors.firstLine(e))
          .causedBy(e);
    }
  }

  /** Whether it only reads: a query, or SHOW or DESCRIBE. */
  public boolean reads() {
    return !plan.exists(node -> isWrite(node));
  }

  /** Whether it lists objects, as SHOW TABLES does. */
  public boolean lists() {
    return plan.exists(node -> node.getClass().getSimpleName().startsWith("Show"));
  }

  /** The tables and views that it names, in lower case, as {@code namespace.name}. */
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    collect(plan, names);
    return names;
  }

  private static boolean isWrite(LogicalPlan node) {
    String name = node.getClass().getSimpleName();
    boolean read = name.startsWith("Show") || name.startsWith("Describe");
    return node instanceof InsertIntoStatement || (node instanceof Command && !read);
  }

  private static void collect(QueryPlan<?> node, Set<String> names) {
    if (node instanceof UnresolvedRelation relation) {
      names.add(name(relation.multipartIdentifier()));
    } else if (node instanceof UnresolvedTableOrView described) {
      names.add(name(described.multipartIdentifier()));
    }
    // Subqueries and the names defined by a WITH are not children.
    CollectionConverters.asJava(node.children()).forEach(child -> collect(child, names));
    CollectionConverters.asJava(node.innerChildren()).forEach(inner -> collectInner(inner, names));
  }

  private static void collectInner(Object inner, Set<String> names) {
    if (inner instanceof QueryPlan<?> plan) {
      collect(plan, names);
    }
  }

  private static String name(Seq<String> parts) {
    return String.join(".", CollectionConverters.asJava(parts)).toLowerCase(Locale.ROOT);
  }
}
