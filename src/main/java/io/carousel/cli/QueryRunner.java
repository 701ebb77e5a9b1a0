package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.job.CompleteRun;
import io.carousel.table.LakeLocation;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Runs queries, and nothing but queries, on the tables of the last complete run. */
final class QueryRunner {
  private static final Pattern TABLE_NAME = Pattern.compile("`([^`]+)`(?:\\.`([^`]+)`)?");

  private final SparkSession spark;

  /**
   * @throws CarouselException ({@link Failure#INPUT}) if the warehouse has no complete run
   */
  QueryRunner(SparkSession spark, LakeLocation location) {
    this.spark = CompleteRun.last(spark, location).with(Jobs.CATALOGUE.views()).session();
  }

  /**
   * Prints the rows that a query selects.
   *
   * @param err where omitted rows are reported
   * @throws CarouselException ({@link Failure#USAGE}) if it is no query, names what is not there,
   *     or fails on the data
   */
  void print(String query, RowPrinter printer, PrintWriter out, PrintWriter err) {
    try {
      LogicalPlan plan = parser(spark).parsePlan(query);
      if (plan.exists(node -> isWrite(node))) {
        throw CarouselException.of(Failure.USAGE, "not a query:")
            .value(query)
            .allowed("SELECT, WITH, SHOW, DESCRIBE: tables are written by jobs alone");
      }
      printer.print(spark.sql(query), out, err);
    } catch (Exception e) {
      throw translated(e);
    }
  }

  /** The parser that knows all of Spark's statements. */
  private static ParserInterface parser(SparkSession spark) {
    return ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().sqlParser();
  }

  private static boolean isWrite(LogicalPlan node) {
    String name = node.getClass().getSimpleName();
    boolean read = name.startsWith("Show") || name.startsWith("Describe");
    return node instanceof InsertIntoStatement || (node instanceof Command && !read);
  }

  /** Scala declares no checked exceptions, so that Spark's cannot be caught by name. */
  private static RuntimeException translated(Exception e) {
    if (e instanceof ParseException) {
      return CarouselException.of(Failure.USAGE, "not valid SQL: " + firstLine(e)).causedBy(e);
    }
    if (e instanceof AnalysisException analysis) {
      return refused(analysis);
    }
    if (e instanceof SparkThrowable known && !known.isInternalError()) {
      return CarouselException.of(Failure.USAGE, "the query fails on the data: " + firstLine(e))
          .causedBy(e);
    }
    return e instanceof RuntimeException other ? other : new IllegalStateException(e);
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
    List<String> tables = Jobs.CATALOGUE.tables().stream().map(TableSpec::fullName).toList();
    List<String> views = Jobs.CATALOGUE.views().stream().map(ViewSpec::fullName).toList();
    if (views.contains(table)) {
      return CarouselException.of(Failure.USAGE, "a view can be selected from, and nothing else:")
          .value(table)
          .remedy("'carousel tables " + table + "' shows its columns");
    }
    if (tables.contains(table)) {
      return CarouselException.of(Failure.USAGE, "the last complete run has not written")
          .value(table)
          .remedy("'carousel run' writes all tables");
    }
    List<String> known = Stream.concat(tables.stream(), views.stream()).toList();
    return CarouselException.of(Failure.USAGE, "there is no table")
        .value(table)
        .at("the last complete run")
        .remedy(Nearest.remedy(table, known, "'carousel tables' lists them"));
  }

  private static String firstLine(Exception e) {
    return e.getMessage()
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .replaceAll(" SQLSTATE: \\w+", "");
  }
}
