package io.carousel.publish;

import io.carousel.publish.database.Quoted;
import io.carousel.schema.CuratedTables;
import io.carousel.schema.FlowTables;
import io.carousel.table.ColumnSpec;
import io.carousel.table.TableSpec;
import io.carousel.table.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Views for tools that show tables unchanged: each table again under its own name, in the namespace
 * {@code named}, with the names of parties next to their ids and the parts of a scope next to its
 * id.
 */
final class NamedViews {
  private static final String NAMESPACE = "named";

  private static final Map<String, Labelled> LABELLED =
      Map.of(
          CuratedTables.PARTY.fullName(), new Labelled(CuratedTables.PARTY, List.of("name")),
          FlowTables.SCOPE.fullName(),
              new Labelled(FlowTables.SCOPE, List.of("basis", "layers", "level")));

  /**
   * A table that others refer to.
   *
   * @param labels the columns that represent its row if another table refers to it
   */
  private record Labelled(TableSpec table, List<String> labels) {}

  private final TableSpec table;
  private final TableSpec.Builder declaration;
  private final List<String> selected = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();

  private NamedViews(TableSpec table) {
    this.table = table;
    this.declaration =
        TableSpec.named(
            NAMESPACE + "." + table.name(), table.meaning() + "; with names next to ids");
  }

  /** The view of each table or view that refers to a party or a scope. */
  static List<ViewSpec> of(List<TableSpec> tables) {
    return tables.stream()
        .filter(table -> table.references().values().stream().anyMatch(LABELLED::containsKey))
        .map(table -> new NamedViews(table).view())
        .toList();
  }

  private ViewSpec view() {
    List<TableSpec> reads = new ArrayList<>(List.of(table));
    for (ColumnSpec column : table.columns()) {
      select("t", column.name(), column.name(), column);
      Labelled other = LABELLED.get(table.references().getOrDefault(column.name(), ""));
      if (other != null) {
        join(column, other);
        reads.add(other.table());
      }
    }
    String query =
        "SELECT\n  %s\nFROM %s t%s"
            .formatted(String.join(",\n  ", selected), Quoted.name(table), String.join("", joins));
    return new ViewSpec(declaration.keyedBy(table.key()).build(), reads, query);
  }

  private void join(ColumnSpec column, Labelled other) {
    String alias = column.name().replaceAll("_id$", "");
    joins.add(
        "\nLEFT JOIN %s %s ON %s.%s = t.%s"
            .formatted(
                Quoted.name(other.table()),
                Quoted.name(alias),
                Quoted.name(alias),
                Quoted.name(other.table().key().get(0)),
                Quoted.name(column.name())));
    for (String label : other.labels()) {
      String name = label.equals("name") ? alias + "_name" : label;
      select(alias, label, name, other.table().column(label));
    }
  }

  private void select(String alias, String column, String name, ColumnSpec meaning) {
    selected.add(
        "%s.%s AS %s".formatted(Quoted.name(alias), Quoted.name(column), Quoted.name(name)));
    declaration.column(
        new ColumnSpec(name, meaning.type(), false, meaning.unit(), meaning.meaning(), List.of()));
  }
}
