package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.job.CompleteRun;
import io.carousel.spark.SparkErrors;
import io.carousel.table.LakeLocation;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/** Runs queries, and no other statements, on the tables of the last complete run. */
final class QueryRunner {
  private final CompleteRun run;

  /**
   * @throws CarouselException ({@link Failure#INPUT}) if the warehouse has no complete run
   */
  QueryRunner(SparkSession spark, LakeLocation location) {
    this.run = CompleteRun.last(spark, location, Jobs.CATALOGUE);
  }

  /**
   * Prints the rows that a query selects.
   *
   * @param err where omitted rows are reported
   * @throws CarouselException ({@link Failure#USAGE}) if it is not a query, names an unknown table
   *     or column, or fails on the data
   */
  void print(String query, RowPrinter printer, PrintWriter out, PrintWriter err) {
    try {
      if (!run.parsed(query).reads()) {
        throw CarouselException.of(Failure.USAGE, "not a query:")
            .value(query)
            .allowed("SELECT, WITH, SHOW, DESCRIBE: only jobs write tables");
      }
      printer.print(run.query(query), out, err);
    } catch (Exception e) {
      throw translated(e);
    }
  }

  /** Scala declares no checked exceptions, so that Spark's cannot be caught by name. */
  private static RuntimeException translated(Exception e) {
    if (e instanceof AnalysisException analysis) {
      return refused(analysis);
    }
    if (e instanceof SparkThrowable known && !known.isInternalError()) {
      return CarouselException.of(
              Failure.USAGE, "the query fails on the data: " + SparkErrors.firstLine(e))
          .causedBy(e);
    }
    return e instanceof RuntimeException other ? other : new IllegalStateException(e);
  }

  private static CarouselException refused(AnalysisException e) {
    if (!"TABLE_OR_VIEW_NOT_FOUND".equals(e.getCondition())) {
      return CarouselException.of(
              Failure.USAGE, "the query cannot be answered: " + SparkErrors.firstLine(e))
          .causedBy(e);
    }
    String table = e.getMessageParameters().get("relationName").replace("`", "");
    List<String> tables = Jobs.CATALOGUE.tables().stream().map(TableSpec::fullName).toList();
    List<String> views = Jobs.CATALOGUE.views().stream().map(ViewSpec::fullName).toList();
    if (tables.contains(table) || views.contains(table)) {
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
}
