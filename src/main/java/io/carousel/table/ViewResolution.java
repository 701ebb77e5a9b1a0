package io.carousel.table;

import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.SparkSession;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Puts its query in the place of each view that a mounted warehouse has: Spark resolves views of
 * its own catalog only.
 */
public final class ViewResolution extends Rule<LogicalPlan> {
  private final SparkSession spark;

  private ViewResolution(SparkSession spark) {
    this.spark = spark;
  }

  /** Makes a session that is about to start know views. */
  public static void install(SparkSessionExtensions extensions) {
    extensions.injectResolutionRule(session -> new ViewResolution((SparkSession) session));
  }

  /** Declares a view of a catalog. */
  static void declare(org.apache.spark.sql.SparkSession spark, String catalog, ViewSpec view) {
    spark.conf().set(key(catalog, view.fullName()), view.query());
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.resolveOperators(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof UnresolvedRelation relation && query(relation) != null;
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            UnresolvedRelation relation = (UnresolvedRelation) node;
            List<String> name = name(relation);
            Seq<String> namespace =
                CollectionConverters.asScala(name.subList(0, name.size() - 1)).toSeq();
            return new SubqueryAlias(
                new AliasIdentifier(name.get(name.size() - 1), namespace), parsed(query(relation)));
          }
        });
  }

  private LogicalPlan parsed(String query) {
    try {
      return spark.sessionState().sqlParser().parsePlan(query);
    } catch (ParseException e) {
      throw new IllegalStateException("The query of a view is not valid: " + query, e);
    }
  }

  /** The query of a view; null for what is none. */
  private String query(UnresolvedRelation relation) {
    List<String> name = name(relation);
    if (name.size() < 2) {
      return null;
    }
    String catalog =
        name.size() == 3
            ? name.get(0)
            : spark.sessionState().catalogManager().currentCatalog().name();
    List<String> view = name.subList(name.size() - 2, name.size());
    return spark.conf().get(key(catalog, String.join(".", view)), null);
  }

  private static List<String> name(UnresolvedRelation relation) {
    return CollectionConverters.asJava(relation.multipartIdentifier());
  }

  private static String key(String catalog, String view) {
    return "carousel.view." + catalog + "." + view;
  }
}
