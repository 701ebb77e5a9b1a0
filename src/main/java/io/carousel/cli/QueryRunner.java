package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.job.OpsTables;
import io.carousel.table.Lake;
import io.carousel.table.LakeLocation;
import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Runs queries, and nothing but queries, on the tables of the last complete run. */
final class QueryRunner {
  private static final String CATALOG = "carousel";
  private static final Pattern TABLE_NAME = Pattern.compile("`([^`]+)`(?:\\.`([^`]+)`)?");

  private final SparkSession spark;

  /**
   * @throws CarouselException ({@link Failure#INPUT}) if the warehouse has no complete run
   */
  QueryRunner(SparkSession spark, LakeLocation location) {
    this.spark = spark;
    List<TableSpec> history = List.of(OpsTables.RUN, OpsTables.JOB_RUN);
    if (!Lake.mount(spark, location, OpsTables.RUN, history, CATALOG)) {
      throw CarouselException.of(Failure.INPUT, "no run is complete in the warehouse")
          .value(location)
          .remedy("run 'carousel run' first");
    }
    spark.catalog().setCurrentCatalog(CATALOG);
  }

  /**
   * The rows that a query selects.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if it is no query, or names what is not there
   */
  Dataset<Row> rows(String query) {
    try {
      LogicalPlan plan = CatalystSqlParser$.MODULE$.parsePlan(query);
      if (plan instanceof Command && !isRead(plan)) {
        throw CarouselException.of(Failure.USAGE, "not a query:")
            .value(query)
            .allowed("SELECT, WITH, SHOW, DESCRIBE: tables are written by jobs alone");
      }
      return spark.sql(query);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala declares no checked exceptions, so that these two cannot be caught by name.
      if (e instanceof ParseException) {
        throw CarouselException.of(Failure.USAGE, "not valid SQL: " + firstLine(e)).causedBy(e);
      }
      if (e instanceof AnalysisException analysis) {
        throw refused(analysis);
      }
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRead(LogicalPlan plan) {
    String name = plan.getClass().getSimpleName();
    return name.startsWith("Show") || name.startsWith("Describe");
  }

  private static CarouselException refused(AnalysisException e) {
    if (!"TABLE_OR_VIEW_NOT_FOUND".equals(e.getCondition())) {
      return CarouselException.of(Failure.USAGE, "the query cannot be answered: " + firstLine(e))
          .causedBy(e);
    }
    Matcher name = TABLE_NAME.matcher(firstLine(e));
    String table =
        !name.find()
            ? ""
            : name.group(2) == null ? name.group(1) : name.group(1) + "." + name.group(2);
    List<String> known =
        new ArrayList<>(Suite.CATALOGUE.tables().stream().map(TableSpec::fullName).toList());
    return CarouselException.of(Failure.USAGE, "there is no table")
        .value(table)
        .at("the last complete run")
        .remedy(Nearest.remedy(table, known, "'carousel tables' lists them"));
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse("").replaceAll(" SQLSTATE: \\w+", "");
  }
}
