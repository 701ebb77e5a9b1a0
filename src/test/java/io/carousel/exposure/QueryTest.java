package io.carousel.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.schema.ExposureTables;
import io.carousel.settings.SettingsLoader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.CollectionConverters;

/** The declared graph against the SQL, without Spark. */
final class QueryTest {

  static Stream<Query> queries() {
    return Arrays.stream(Query.values());
  }

  static Stream<Query> sqlQueries() {
    return queries().filter(query -> query.kernel().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("sqlQueries")
  void readsWhatItDeclaresAndNothingElse(Query query) {
    assertThat(reads(parsed(query))).containsExactlyInAnyOrderElementsOf(names(query.inputs()));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void readsOnlyWhatComesBeforeIt(Query query) {
    assertThat(query.inputs())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(input -> input instanceof Source || ((Query) input).compareTo(query) < 0);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void makesATableOrIsRead(Query query) {
    assertThat(query.table().isPresent() || readByAny(query)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void onlyTablesReportMissingInputsEachWithAReasonOfItsOwn(Query query) {
    assertThat(query.missing()).extracting(MissingInput::reason).doesNotHaveDuplicates();
    assertThat(query.missing().isEmpty() || query.table().isPresent()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("sqlQueries")
  void knowsItsParameters(Query query) {
    assertThat(
            Parameters.of(
                    SettingsLoader.load(List.of(), List.of()), LocalDate.of(2025, 12, 31), null)
                .keySet())
        .containsAll(parameters(parsed(query)));
  }

  @Test
  void eachTableIsMadeOnce() {
    assertThat(queries().map(Query::table).flatMap(Optional::stream))
        .containsExactlyElementsOf(ExposureTables.REPORTING);
  }

  @Test
  void tablesHaveTheNamesOfTheirQueries() {
    assertThat(queries().filter(query -> query.table().isPresent()))
        .allSatisfy(
            query -> assertThat(query.table().orElseThrow().name()).isEqualTo(query.sqlName()));
  }

  @Test
  void eachSourceIsRead() {
    assertThat(Source.values()).allMatch(QueryTest::readByAny);
  }

  @Test
  void sourcesAndQueriesHaveDifferentNames() {
    assertThat(names(Stream.<Relation>concat(queries(), Stream.of(Source.values())).toList()))
        .doesNotHaveDuplicates();
  }

  @Test
  void eachSqlFileIsAQuery() throws URISyntaxException {
    File folder =
        Path.of(Query.class.getResource("twelve_months.sql").toURI()).getParent().toFile();
    assertThat(folder.list((parent, name) -> name.endsWith(".sql")))
        .containsExactlyInAnyOrderElementsOf(
            sqlQueries().map(query -> query.sqlName() + ".sql").toList());
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> SqlText.of("no_such_query")).hasMessageContaining("no_such_query.sql");
  }

  private static boolean readByAny(Relation relation) {
    return queries().anyMatch(query -> query.inputs().contains(relation));
  }

  private static List<String> names(Collection<Relation> relations) {
    return relations.stream().map(Relation::sqlName).toList();
  }

  private static LogicalPlan parsed(Query query) {
    return new CatalystSqlParser().parsePlan(SqlText.of(query.sqlName()));
  }

  /** The relations that a plan reads, except for its common table expressions. */
  private static Set<String> reads(LogicalPlan plan) {
    if (plan instanceof UnresolvedRelation relation) {
      return Set.of(relation.tableName());
    }
    if (plan instanceof UnresolvedWith with) {
      Set<String> known = new HashSet<>();
      Set<String> read = new HashSet<>();
      List<SubqueryAlias> definitions =
          CollectionConverters.asJava(with.innerChildren()).stream()
              .map(SubqueryAlias.class::cast)
              .toList();
      for (SubqueryAlias definition : definitions) {
        read.addAll(without(reads(definition.child()), known));
        known.add(definition.alias());
      }
      read.addAll(without(reads(with.child()), known));
      return Set.copyOf(read);
    }
    return parts(plan).flatMap(part -> reads(part).stream()).collect(Collectors.toSet());
  }

  private static Set<String> parameters(LogicalPlan plan) {
    Stream<LogicalPlan> definitions =
        plan instanceof UnresolvedWith with
            ? CollectionConverters.asJava(with.innerChildren()).stream()
                .map(LogicalPlan.class::cast)
            : Stream.of();
    Set<String> found =
        Stream.concat(parts(plan), definitions)
            .flatMap(part -> parameters(part).stream())
            .collect(Collectors.toCollection(HashSet::new));
    expressions(plan)
        .filter(NamedParameter.class::isInstance)
        .forEach(parameter -> found.add(((NamedParameter) parameter).name()));
    return found;
  }

  private static Set<String> without(Set<String> names, Set<String> known) {
    return names.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet());
  }

  /** The children of a plan, and the plans of its subqueries. */
  private static Stream<LogicalPlan> parts(LogicalPlan plan) {
    return Stream.concat(
        CollectionConverters.asJava(plan.children()).stream(),
        expressions(plan)
            .filter(SubqueryExpression.class::isInstance)
            .map(subquery -> ((SubqueryExpression) subquery).plan()));
  }

  private static Stream<Expression> expressions(LogicalPlan plan) {
    return CollectionConverters.asJava(plan.expressions()).stream().flatMap(QueryTest::within);
  }

  private static Stream<Expression> within(Expression expression) {
    return Stream.concat(
        Stream.of(expression),
        CollectionConverters.asJava(expression.children()).stream().flatMap(QueryTest::within));
  }
}
