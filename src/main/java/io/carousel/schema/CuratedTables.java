package io.carousel.schema;

import static io.carousel.schema.FlowColumns.CONVERTED_AMOUNT;
import static io.carousel.schema.FlowColumns.CONVERTED_VALUE;
import static io.carousel.schema.FlowColumns.DATED_BY;
import static io.carousel.schema.FlowColumns.DATED_ON;
import static io.carousel.schema.FlowColumns.LAYER;
import static io.carousel.schema.FlowColumns.PRICED_ON;
import static io.carousel.schema.FlowColumns.SHARE_PRICE;
import static io.carousel.schema.MarketColumns.VALUE;
import static io.carousel.schema.OpsColumns.ACCEPTED;
import static io.carousel.schema.OpsColumns.COLUMN;
import static io.carousel.schema.OpsColumns.DATASET;
import static io.carousel.schema.OpsColumns.FILE;
import static io.carousel.schema.OpsColumns.FILES;
import static io.carousel.schema.OpsColumns.IGNORED_COLUMNS;
import static io.carousel.schema.OpsColumns.JOB;
import static io.carousel.schema.OpsColumns.LINE;
import static io.carousel.schema.OpsColumns.MISSING;
import static io.carousel.schema.OpsColumns.READ;
import static io.carousel.schema.OpsColumns.REASON;
import static io.carousel.schema.OpsColumns.RECORD;
import static io.carousel.schema.OpsColumns.REJECTED;
import static io.carousel.schema.OpsColumns.REJECTED_BY_REASON;
import static io.carousel.schema.OpsColumns.REPEATS;
import static io.carousel.schema.OpsColumns.UNRESOLVED_CANDIDATES;
import static io.carousel.schema.OpsColumns.UNRESOLVED_PARTIES;
import static io.carousel.schema.PartyColumns.CANDIDATES;
import static io.carousel.schema.PartyColumns.UNRESOLVED;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of the {@code ingest} job: accepted records, and the counts of all records. */
public final class CuratedTables {
  private static final String MONEY = "reporting currency";
  private static final String RECORDS = "records";

  public static final TableSpec PARTY =
      Datasets.PARTIES
          .curated("party", "Parties, and every id used as one in a record")
          .required(
              UNRESOLVED, ColumnType.BOOLEAN, "", "Whether it is missing from the parties file")
          .optional(
              CANDIDATES,
              ColumnType.STRING,
              "",
              "Candidates for an unresolved party: parties whose names match, else the nearest names")
          .build();

  public static final TableSpec DEAL =
      Datasets.DEALS
          .curated("deal", "Deals, in every version that became known")
          .required(DATED_ON, ColumnType.DATE, "", "The day that dates the deal")
          .required(
              DATED_BY,
              ColumnType.STRING,
              "",
              "The source of that date: announced_on, starts_on, known_on or its source's published_on")
          .required(LAYER, ColumnType.STRING, "", "capital, trade, in-kind or contingent")
          .optional(
              CONVERTED_AMOUNT,
              ColumnType.MONEY,
              MONEY,
              "The converted amount; for warrants and shares without an amount, their value")
          .optional(
              SHARE_PRICE,
              ColumnType.DECIMAL,
              "USD per share",
              "The share price used to value them")
          .optional(PRICED_ON, ColumnType.DATE, "", "Day of that price")
          .build();

  public static final TableSpec UMBRELLA =
      Datasets.UMBRELLAS.curated("umbrella", "Headline totals that deals are part of").build();

  public static final TableSpec PAYMENT =
      Datasets.PAYMENTS
          .curated("payment", "Payments made")
          .required(CONVERTED_AMOUNT, ColumnType.MONEY, MONEY, "The amount converted")
          .build();

  public static final TableSpec HOLDING = Datasets.HOLDINGS.curated("holding", "Stakes").build();

  public static final TableSpec FUNDAMENTAL =
      Datasets.FUNDAMENTALS
          .curated("fundamental", "Reported figures of parties, in every version that became known")
          .optional(
              CONVERTED_VALUE,
              ColumnType.MONEY,
              MONEY,
              "A figure in money, converted at the rate of period_end")
          .build();

  public static final TableSpec PRICE =
      Datasets.PRICES.curated("price", "Share prices").yearsOf(MarketColumns.DATE).build();

  public static final TableSpec FX_RATE =
      Datasets.FX_RATES.curated("fx_rate", "Exchange rates").build();

  public static final TableSpec GPU_PRICE =
      Datasets.GPU_PRICES.curated("gpu_price", "Prices of chips").build();

  public static final TableSpec FACILITY =
      StressDatasets.FACILITIES.curated("facility", "Loans against chips").build();

  public static final TableSpec EXPOSURE =
      StressDatasets.EXPOSURES
          .curated("exposure", "Losses of parties if others fail, as given")
          .build();

  public static final TableSpec SCENARIO =
      StressDatasets.SCENARIOS.curated("scenario", "Assumptions of stress scenarios").build();

  public static final TableSpec SOURCE =
      Datasets.SOURCES.curated("source", "Sources of figures").build();

  /** Every record that was not accepted. */
  public static final TableSpec REJECTED_ROW =
      TableSpec.named("ops.rejected_row", "Records that were rejected, with the reason")
          .required(DATASET, ColumnType.STRING, "", "The dataset")
          .required(FILE, ColumnType.STRING, "", "The file, within the input folder")
          .required(
              LINE,
              ColumnType.LONG,
              "",
              "The line on which the record begins; in JSON arrays and Parquet its number")
          .required(RECORD, ColumnType.STRING, "", "The record's text, cut at 1,000 characters")
          .optional(COLUMN, ColumnType.STRING, "", "The first column at fault")
          .optional(VALUE, ColumnType.STRING, "", "Its value, cut at 1,000 characters")
          .required(REASON, ColumnType.STRING, "", "The reason for the rejection")
          .keyedBy(List.of(DATASET, FILE, LINE, COLUMN, VALUE))
          .build();

  /** The outcome of all records. */
  public static final TableSpec DATA_QUALITY = dataQuality();

  private static final Map<DatasetSpec, TableSpec> CURATED =
      Map.ofEntries(
          Map.entry(Datasets.PARTIES, PARTY),
          Map.entry(Datasets.DEALS, DEAL),
          Map.entry(Datasets.UMBRELLAS, UMBRELLA),
          Map.entry(Datasets.PAYMENTS, PAYMENT),
          Map.entry(Datasets.HOLDINGS, HOLDING),
          Map.entry(Datasets.FUNDAMENTALS, FUNDAMENTAL),
          Map.entry(Datasets.PRICES, PRICE),
          Map.entry(Datasets.FX_RATES, FX_RATE),
          Map.entry(Datasets.GPU_PRICES, GPU_PRICE),
          Map.entry(StressDatasets.FACILITIES, FACILITY),
          Map.entry(StressDatasets.EXPOSURES, EXPOSURE),
          Map.entry(StressDatasets.SCENARIOS, SCENARIO),
          Map.entry(Datasets.SOURCES, SOURCE));

  public static final List<TableSpec> ALL =
      Stream.concat(Datasets.ALL.stream().map(CURATED::get), Stream.of(REJECTED_ROW, DATA_QUALITY))
          .toList();

  private CuratedTables() {}

  /** The table of a dataset's accepted records. */
  public static TableSpec of(DatasetSpec dataset) {
    return CURATED.get(dataset);
  }

  private static TableSpec dataQuality() {
    TableSpec.Builder table =
        TableSpec.named(
                "ops.data_quality",
                "The outcome of every record of the input, and the inputs missing in tables")
            .key(DATASET, ColumnType.STRING, "The dataset, or the table")
            .required(JOB, ColumnType.STRING, "", "The job that wrote the row")
            .required(FILES, ColumnType.LONG, "files", "Files read")
            .required(READ, ColumnType.LONG, RECORDS, "Records read")
            .required(ACCEPTED, ColumnType.LONG, RECORDS, "Records accepted")
            .required(REPEATS, ColumnType.LONG, RECORDS, "Records that repeat another one")
            .required(REJECTED, ColumnType.LONG, RECORDS, "Records rejected")
            .required(
                REJECTED_BY_REASON, ColumnType.COUNTS, RECORDS, "Column and reason to records");
    for (DataGap gap : DataGap.values()) {
      table.required(gap.column(), ColumnType.LONG, RECORDS, gap.meaning());
    }
    return table
        .required(
            UNRESOLVED_PARTIES,
            ColumnType.LONG,
            "parties",
            "Named parties that are missing from the parties file")
        .required(
            UNRESOLVED_CANDIDATES,
            ColumnType.TEXTS,
            "",
            "The most used of them, with their candidates; curated.party has all")
        .required(IGNORED_COLUMNS, ColumnType.STRING, "", "Columns that were not read")
        .required(
            MISSING,
            ColumnType.COUNTS,
            "rows",
            "For a table: missing inputs, the figures that are null because of them, and the number of rows")
        .law("read = accepted + repeats + rejected", "read = accepted + repeats + rejected")
        .keptPer(JOB)
        .build();
  }
}
