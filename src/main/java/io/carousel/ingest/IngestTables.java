package io.carousel.ingest;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;
import java.util.Map;

/** The tables of the {@code ingest} job: accepted records, and the account of all records. */
public final class IngestTables {
  public static final TableSpec PARTY =
      Datasets.PARTIES
          .curated("party", "Parties, and every id that a record names as one")
          .required(
              "unresolved", ColumnType.BOOLEAN, "", "Whether the parties file does not know it")
          .build();

  public static final TableSpec DEAL =
      Datasets.DEALS
          .curated("deal", "Deals, in every version that became known")
          .required("dated_on", ColumnType.DATE, "", "The day that dates the deal")
          .required(
              "dated_by",
              ColumnType.STRING,
              "",
              "Which date that is: announced_on, starts_on, known_on or its source's published_on")
          .optional(
              "reported_amount", ColumnType.MONEY, "reporting currency", "The amount converted")
          .build();

  public static final TableSpec UMBRELLA =
      Datasets.UMBRELLAS.curated("umbrella", "Headline totals that deals are part of").build();

  public static final TableSpec PAYMENT =
      Datasets.PAYMENTS
          .curated("payment", "Payments made")
          .required(
              "reported_amount", ColumnType.MONEY, "reporting currency", "The amount converted")
          .build();

  public static final TableSpec HOLDING = Datasets.HOLDINGS.curated("holding", "Stakes").build();

  public static final TableSpec FUNDAMENTAL =
      Datasets.FUNDAMENTALS.curated("fundamental", "Reported figures of parties").build();

  public static final TableSpec FX_RATE =
      Datasets.FX_RATES.curated("fx_rate", "Exchange rates").build();

  public static final TableSpec SOURCE =
      Datasets.SOURCES.curated("source", "Where figures are from").build();

  /** Every record that was not accepted. */
  public static final TableSpec REJECTED_ROW =
      TableSpec.named("ops.rejected_row", "Records that were rejected, with the reason")
          .key("dataset", ColumnType.STRING, "The dataset")
          .key("file", ColumnType.STRING, "The file, within the input folder")
          .key("line", ColumnType.LONG, "The line on which the record begins")
          .required("record", ColumnType.STRING, "", "The record's text, cut at 1,000 characters")
          .optional("column", ColumnType.STRING, "", "The first column at fault")
          .optional("value", ColumnType.STRING, "", "Its value, cut at 1,000 characters")
          .required("reason", ColumnType.STRING, "", "What is wrong with it")
          .build();

  /** What became of all records. */
  public static final TableSpec DATA_QUALITY =
      TableSpec.named("ops.data_quality", "What became of every record of the input")
          .key("dataset", ColumnType.STRING, "The dataset")
          .required("files", ColumnType.LONG, "files", "Files read")
          .required("read", ColumnType.LONG, "records", "Records read")
          .required("accepted", ColumnType.LONG, "records", "Records accepted")
          .required("repeats", ColumnType.LONG, "records", "Records that repeat another one")
          .required("rejected", ColumnType.LONG, "records", "Records rejected")
          .required("unknown_amounts", ColumnType.LONG, "records", "Accepted without an amount")
          .required(
              "unresolved_parties",
              ColumnType.LONG,
              "parties",
              "Parties named that the parties file does not know")
          .required("ignored_columns", ColumnType.STRING, "", "Columns that were not read")
          .law("read = accepted + repeats + rejected", "read = accepted + repeats + rejected")
          .build();

  private static final Map<String, TableSpec> CURATED =
      Map.of(
          Datasets.PARTIES.name(), PARTY,
          Datasets.DEALS.name(), DEAL,
          Datasets.UMBRELLAS.name(), UMBRELLA,
          Datasets.PAYMENTS.name(), PAYMENT,
          Datasets.HOLDINGS.name(), HOLDING,
          Datasets.FUNDAMENTALS.name(), FUNDAMENTAL,
          Datasets.FX_RATES.name(), FX_RATE,
          Datasets.SOURCES.name(), SOURCE);

  static final List<TableSpec> ALL =
      List.of(
          PARTY,
          DEAL,
          UMBRELLA,
          PAYMENT,
          HOLDING,
          FUNDAMENTAL,
          FX_RATE,
          SOURCE,
          REJECTED_ROW,
          DATA_QUALITY);

  private IngestTables() {}

  /** The table that holds a dataset's accepted records. */
  static TableSpec of(DatasetSpec dataset) {
    return CURATED.get(dataset.name());
  }
}
