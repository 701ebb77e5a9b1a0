package io.carousel.ingest;

import io.carousel.ingest.check.DataQuality;
import io.carousel.ingest.check.Outcomes;
import io.carousel.ingest.party.Parties;
import io.carousel.ingest.read.InputFile;
import io.carousel.ingest.read.InputFolder;
import io.carousel.ingest.read.ParquetRecords;
import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import io.carousel.settings.Settings;
import io.carousel.table.SparkTypes;
import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the input files, checks every record, and accounts for all of them. */
public final class IngestJob implements Job {
  static final String NAME = "ingest";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String purpose() {
    return "read and check the input files";
  }

  @Override
  public List<TableSpec> tables() {
    return CuratedTables.ALL;
  }

  @Override
  public List<String> plan(RunRequest request) {
    InputFolder folder = InputFolder.open(request.input(), submitted());
    List<String> lines = new ArrayList<>();
    folder
        .files()
        .forEach(
            (dataset, files) ->
                lines.add("read " + dataset + ": " + files.size() + " file(s), " + bytes(files)));
    folder.warnings().forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  /** The file-system configuration given by spark-submit, before Spark has started. */
  private static Configuration submitted() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  @Override
  public JobOutput run(JobContext context) {
    InputFolder folder = open(context);
    Settings.Ingest settings = context.settings().ingest();
    IngestPipeline pipeline =
        new IngestPipeline(
            context.spark(),
            folder,
            settings.reportingCurrency(),
            context.kept(),
            context.fitsOneTask());
    Outcomes outcomes = outcomes(pipeline, settings.stalePriceDays());
    outcomes.check(settings.maxRejectedShare());
    if (!context.asOfGiven() && outcomes.newestDate().isEmpty()) {
      throw JobContext.noDate();
    }
    Parties parties = pipeline.parties(DataQuality.NAMED_REFERENCES);
    DataQuality quality = new DataQuality(folder, outcomes, parties.unresolved());
    quality.report().forEach(context::say);
    Map<TableSpec, Dataset<Row>> tables = curated(pipeline, context);
    tables.put(CuratedTables.PARTY, parties.table());
    tables.put(CuratedTables.REJECTED_ROW, pipeline.rejectedRows(outcomes.withRejected()));
    tables.put(CuratedTables.DATA_QUALITY, quality.rows(context.spark(), NAME));
    return JobOutput.of(tables, outcomes.summary());
  }

  private static InputFolder open(JobContext context) {
    InputFolder folder =
        InputFolder.open(context.input(), context.spark().sparkContext().hadoopConfiguration());
    folder.warnings().forEach(context::warn);
    context.reads(folder.bytes());
    return folder;
  }

  /** Reads all files; a truncated file is reported as an error of the input. */
  private static Outcomes outcomes(IngestPipeline pipeline, int stalePriceDays) {
    try {
      Outcomes outcomes = Outcomes.tally(pipeline.run().records(), stalePriceDays);
      pipeline.releaseRead();
      return outcomes;
    } catch (Exception e) {
      ParquetRecords.refuseTorn(e);
      throw e;
    }
  }

  /**
   * The accepted records of each dataset. If the input lacks a dataset, its table is emptied if it
   * exists and otherwise not written: it then reads as a table without rows.
   */
  private static Map<TableSpec, Dataset<Row>> curated(IngestPipeline pipeline, JobContext context) {
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    for (DatasetSpec dataset : Datasets.ALL) {
      TableSpec table = CuratedTables.of(dataset);
      if (pipeline.isGiven(dataset)) {
        tables.put(table, pipeline.accepted(dataset));
      } else if (context.has(table)) {
        tables.put(table, context.spark().createDataFrame(List.of(), SparkTypes.schema(table)));
      }
    }
    return tables;
  }

  private static String bytes(List<InputFile> files) {
    long bytes = files.stream().mapToLong(InputFile::bytes).sum();
    return bytes == 0 ? "bundled" : bytes + " bytes";
  }
}
