package io.carousel.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import io.carousel.job.Job;
import io.carousel.job.JobContext;
import io.carousel.job.JobOutput;
import io.carousel.job.RunRequest;
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
import org.apache.spark.storage.StorageLevel;

/** Reads the input files, checks every record, and keeps account of all of them. */
public final class IngestJob implements Job {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String purpose() {
    return "read and check the input files";
  }

  @Override
  public List<TableSpec> tables() {
    return IngestTables.ALL;
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

  /** What spark-submit was told of file systems, before Spark has started. */
  private static Configuration submitted() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  @Override
  public JobOutput run(JobContext context) {
    InputFolder folder =
        InputFolder.open(context.input(), context.spark().sparkContext().hadoopConfiguration());
    folder.warnings().forEach(context::warn);
    context.reads(folder.bytes());
    Map<DatasetSpec, Dataset<Row>> records = records(context, folder);
    Map<DatasetSpec, Dataset<Row>> kept = new LinkedHashMap<>();
    records.forEach(
        (dataset, rows) ->
            kept.put(
                dataset,
                folder.of(dataset).isEmpty()
                    ? rows
                    : rows.persist(StorageLevel.MEMORY_AND_DISK())));
    Outcomes outcomes = new Outcomes(context.spark(), folder, kept);
    outcomes.check(context.settings().ingest().maxRejectedShare());
    Map<DatasetSpec, Dataset<Row>> accepted = new LinkedHashMap<>();
    kept.forEach((dataset, rows) -> accepted.put(dataset, rows.where(Rejection.accepted())));
    checkDate(context, accepted);
    return JobOutput.of(
        tables(outcomes, accepted),
        outcomes.summary(),
        () -> kept.values().forEach(Dataset::unpersist));
  }

  /** All records of all datasets with what is wrong with them. */
  private static Map<DatasetSpec, Dataset<Row>> records(JobContext context, InputFolder folder) {
    DatasetReader reader = new DatasetReader(context.spark());
    Map<DatasetSpec, Dataset<Row>> records = new LinkedHashMap<>();
    for (DatasetSpec dataset : Datasets.ALL) {
      records.put(dataset, new KeyCheck(dataset).check(reader.read(dataset, folder.of(dataset))));
    }
    ExchangeRates rates =
        new ExchangeRates(
            records.get(Datasets.FX_RATES).where(Rejection.accepted()),
            context.settings().ingest().reportingCurrency());
    Dataset<Row> sources = records.get(Datasets.SOURCES).where(Rejection.accepted());
    records.computeIfPresent(
        Datasets.DEALS,
        (dataset, deals) -> rates.convert(DealDates.add(deals, sources), "dated_on"));
    records.computeIfPresent(
        Datasets.PAYMENTS,
        (dataset, payments) -> rates.convert(payments, "paid_on").transform(IngestJob::named));
    return records;
  }

  /** Payments without an id are named by their place, for results to refer to. */
  private static Dataset<Row> named(Dataset<Row> payments) {
    return payments.withColumn(
        "payment_id",
        coalesce(
            col("payment_id"), concat(col(RecordReader.FILE), lit(":"), col(RecordReader.LINE))));
  }

  private static void checkDate(JobContext context, Map<DatasetSpec, Dataset<Row>> accepted) {
    boolean dated =
        context.asOfGiven()
            || NewestDate.of(
                    accepted.get(Datasets.DEALS),
                    accepted.get(Datasets.PAYMENTS),
                    accepted.get(Datasets.FUNDAMENTALS))
                .isPresent();
    if (!dated) {
      throw JobContext.noDate();
    }
  }

  private static Map<TableSpec, Dataset<Row>> tables(
      Outcomes outcomes, Map<DatasetSpec, Dataset<Row>> accepted) {
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    accepted.forEach((dataset, rows) -> tables.put(IngestTables.of(dataset), rows));
    PartyRegister register = new PartyRegister(accepted.get(Datasets.PARTIES));
    tables.put(IngestTables.PARTY, outcomes.parties(register, accepted));
    tables.put(IngestTables.REJECTED_ROW, outcomes.rejected());
    tables.put(IngestTables.DATA_QUALITY, outcomes.quality(register, accepted));
    return tables;
  }

  private static String bytes(List<InputFile> files) {
    long bytes = files.stream().mapToLong(InputFile::bytes).sum();
    return bytes == 0 ? "bundled" : bytes + " bytes";
  }
}
