package io.carousel.cli;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the tables. Needs no Spark. */
@Command(
    description = "List the tables, or one table's columns with types, units and meaning.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A table such as reporting.circularity, or circularity.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<TableSpec> tables = new ArrayList<>(Jobs.CATALOGUE.tables());
    Jobs.CATALOGUE.views().forEach(view -> tables.add(view.columns()));
    if (name == null) {
      List<List<String>> rows = new ArrayList<>();
      tables.forEach(table -> rows.add(List.of(table.fullName(), table.meaning())));
      TextTable.print(out, List.of("table", "meaning"), rows);
    } else {
      named(tables).forEach(table -> describe(out, table));
    }
    out.flush();
    return 0;
  }

  /** More than one if several namespaces have a table of this name. */
  private List<TableSpec> named(List<TableSpec> tables) {
    List<TableSpec> named =
        tables.stream()
            .filter(table -> table.fullName().equals(name) || table.name().equals(name))
            .toList();
    if (named.isEmpty()) {
      throw unknown(tables.stream().map(TableSpec::fullName).toList());
    }
    return named;
  }

  private CarouselException unknown(List<String> names) {
    List<String> known = new ArrayList<>(names);
    names.forEach(fullName -> known.add(fullName.replaceAll(".*\\.", "")));
    return CarouselException.of(Failure.USAGE, "unknown table")
        .value(name)
        .remedy(Nearest.remedy(name, known, "'carousel tables' lists them"));
  }

  private static void describe(PrintWriter out, TableSpec table) {
    out.println(table.fullName() + ": " + table.meaning());
    out.println("key: " + String.join(", ", table.key()));
    List<List<String>> rows = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      rows.add(
          List.of(
              column.name() + (column.required() ? "" : "?"),
              column.type().sql(),
              column.unit(),
              column.meaning()
                  + (column.allowed().isEmpty()
                      ? ""
                      : " (" + String.join(", ", column.allowed()) + ")")));
    }
    TextTable.print(out, List.of("column", "type", "unit", "meaning"), rows);
  }
}
