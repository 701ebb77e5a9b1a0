package io.carousel.publish;

import io.carousel.flow.FlowTables;
import io.carousel.ingest.IngestTables;
import io.carousel.table.Column;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Views for tools that show tables as they are: each table once more, in the namespace {@code
 * named} and under its own name, with the names of parties beside their ids and what a scope is
 * beside its.
 */
final class NamedViews {
  private static final String NAMESPACE = "named";

  /** What stands for a row where another table refers to it. */
  private static final Map<String, List<String>> LABELS =
      Map.of(
          IngestTables.PARTY.fullName(), List.of("name"),
          FlowTables.SCOPE.fullName(), List.of("basis", "layers", "level"));

  private final TableSpec table;
  private final Map<String, TableSpec> labelled;
  private final TableSpec.Builder declaration;
  private final List<String> selected = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();

  private NamedViews(TableSpec table, Map<String, TableSpec> labelled) {
    this.table = table;
    this.labelled = labelled;
    this.declaration =
        TableSpec.named(
            NAMESPACE + "." + table.name(), table.meaning() + "; with names beside ids");
  }

  /** The view of each table or view that refers to a party or a scope. */
  static List<ViewSpec> of(List<TableSpec> tables) {
    Map<String, TableSpec> labelled =
        Map.of(
            IngestTables.PARTY.fullName(), IngestTables.PARTY,
            FlowTables.SCOPE.fullName(), FlowTables.SCOPE);
    return tables.stream()
        .filter(table -> table.references().values().stream().anyMatch(LABELS::containsKey))
        .map(table -> new NamedViews(table, labelled).view())
        .toList();
  }

  private ViewSpec view() {
    List<TableSpec> reads = new ArrayList<>(List.of(table));
    for (Column column : table.columns()) {
      select("t", column.name(), column.name(), column);
      TableSpec other = labelled.get(table.references().getOrDefault(column.name(), ""));
      if (other != null) {
        join(column, other);
        reads.add(other);
      }
    }
    String query =
        "SELECT\n  %s\nFROM %s t%s"
            .formatted(
                String.join(",\n  ", selected), quoted(table.fullName()), String.join("", joins));
    return new ViewSpec(declaration.keyedBy(table.key()).build(), reads, query);
  }

  private void join(Column column, TableSpec other) {
    String alias = column.name().replaceAll("_id$", "");
    joins.add(
        "\nLEFT JOIN %s %s ON %s.%s = t.%s"
            .formatted(
                quoted(other.fullName()),
                quoted(alias),
                quoted(alias),
                quoted(other.key().get(0)),
                quoted(column.name())));
    for (String label : LABELS.get(other.fullName())) {
      Column labelling =
          other.columns().stream().filter(c -> c.name().equals(label)).findFirst().orElseThrow();
      String name = label.equals("name") ? alias + "_name" : label;
      select(alias, label, name, labelling);
    }
  }

  private void select(String alias, String column, String name, Column meaning) {
    selected.add("%s.%s AS %s".formatted(quoted(alias), quoted(column), quoted(name)));
    declaration.column(
        new Column(name, meaning.type(), false, meaning.unit(), meaning.meaning(), List.of()));
  }

  private static String quoted(String name) {
    return "\"" + name.replace(".", "\".\"") + "\"";
  }
}
