package io.carousel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableSpecTest {

  private static TableSpec.Builder table() {
    return TableSpec.named("flow.edge", "What flows");
  }

  @Test
  void hasItsNamespaceAndNameFromItsFullName() {
    TableSpec edge = table().build();
    assertThat(edge.namespace()).isEqualTo("flow");
    assertThat(edge.name()).isEqualTo("edge");
    assertThat(edge.fullName()).isEqualTo("flow.edge");
    assertThat(edge).hasToString("flow.edge");
    assertThat(edge.meaning()).isEqualTo("What flows");
  }

  @Test
  void keepsColumnsInTheOrderOfTheirDeclaration() {
    TableSpec edge =
        table()
            .key("payer_id", ColumnType.STRING, "Who pays")
            .optional("amount", ColumnType.MONEY, "USD", "How much")
            .required("payments", ColumnType.LONG, "payments", "How often")
            .build();
    assertThat(edge.columnNames()).containsExactly("payer_id", "amount", "payments");
    assertThat(edge.columns())
        .extracting(ColumnSpec::type, ColumnSpec::required, ColumnSpec::unit, ColumnSpec::meaning)
        .containsExactly(
            tuple(ColumnType.STRING, true, "", "Who pays"),
            tuple(ColumnType.MONEY, false, "USD", "How much"),
            tuple(ColumnType.LONG, true, "payments", "How often"));
  }

  @Test
  void requiresTheColumnsOfItsKey() {
    TableSpec edge =
        table()
            .key("payer_id", ColumnType.STRING, "Who pays")
            .key("payee_id", ColumnType.STRING, "Who is paid")
            .build();
    assertThat(edge.key()).containsExactly("payer_id", "payee_id");
    assertThat(edge.columns()).allMatch(ColumnSpec::required);
  }

  @Test
  void isKeyedByColumnsDeclaredElsewhereThatMayBeNull() {
    ColumnSpec view =
        new ColumnSpec("view", ColumnType.STRING, false, "", "View", List.of("a", "b"));
    TableSpec edge =
        table()
            .key("payer_id", ColumnType.STRING, "Who pays")
            .column(view)
            .keyedBy(List.of("view"))
            .build();
    assertThat(edge.key()).containsExactly("payer_id", "view");
    assertThat(edge.columns()).last().isEqualTo(view);
  }

  @Test
  void hasNeitherKeyNorSliceNorLawsUnlessDeclared() {
    TableSpec edge = table().optional("amount", ColumnType.MONEY, "USD", "How much").build();
    assertThat(edge.key()).isEmpty();
    assertThat(edge.slice()).isEmpty();
    assertThat(edge.laws()).isEmpty();
  }

  @Test
  void isKeptPerOneColumn() {
    TableSpec edge =
        table().required("as_of", ColumnType.DATE, "", "Date").keptPer("as_of").build();
    assertThat(edge.slice()).contains("as_of");
  }

  @Test
  void statesItsLawsInOrder() {
    TableSpec edge = table().law("it is positive", "a > 0").law("it is small", "a < 9").build();
    assertThat(edge.laws())
        .containsExactly(new Law("it is positive", "a > 0"), new Law("it is small", "a < 9"));
  }

  @Test
  void staysAsItIsWhenItsBuilderGoesOn() {
    TableSpec.Builder builder = table().key("payer_id", ColumnType.STRING, "Who pays");
    TableSpec before = builder.build();
    builder.key("payee_id", ColumnType.STRING, "Who is paid").law("x", "y").keptPer("payee_id");
    assertThat(before.columnNames()).containsExactly("payer_id");
    assertThat(before.key()).containsExactly("payer_id");
    assertThat(before.laws()).isEmpty();
    assertThat(before.slice()).isEmpty();
  }
}
