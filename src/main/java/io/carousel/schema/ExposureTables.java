package io.carousel.schema;

import io.carousel.table.TableSpec;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the {@code exposure} job. */
public final class ExposureTables {
  public static final TableSpec CONCENTRATION = DependenceTables.CONCENTRATION;
  public static final TableSpec COUNTERPARTY = DependenceTables.COUNTERPARTY;
  public static final TableSpec MARKET = DependenceTables.MARKET;
  public static final TableSpec VENDOR_FINANCING = DependenceTables.VENDOR_FINANCING;
  public static final TableSpec COMMITMENT = MeansTables.COMMITMENT;

  public static final List<TableSpec> REPORTING =
      Stream.of(DependenceTables.ALL, EquityTables.ALL, MeansTables.ALL)
          .flatMap(List::stream)
          .toList();

  private ExposureTables() {}
}
