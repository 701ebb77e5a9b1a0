package io.carousel.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.testing.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names in a statement and whether it only reads, from its text. */
final class StatementSparkTest {
  private static Statement parsed(String sql) {
    return Statement.parse(TestSpark.session(), sql);
  }

  @Test
  void tablesAreFoundWhereverTheyAreNamed() {
    assertThat(
            parsed(
                    "WITH w AS (SELECT * FROM a.one) SELECT (SELECT max(x) FROM b.`Two`) FROM w"
                        + " JOIN (SELECT 1 FROM A.three) ON EXISTS (SELECT 1 FROM c.four)"
                        + " WHERE 1 IN (SELECT 1 FROM d.five UNION SELECT x FROM d.six)")
                .names())
        .containsExactlyInAnyOrder("w", "a.one", "b.two", "a.three", "c.four", "d.five", "d.six");
    assertThat(parsed("DESCRIBE a.one").names()).containsExactly("a.one");
    assertThat(parsed("EXPLAIN SELECT * FROM a.one").names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "WITH w AS (SELECT 1) SELECT * FROM w",
        "VALUES (1)",
        "SHOW TABLES IN ops",
        "SHOW NAMESPACES",
        "DESCRIBE a.one"
      })
  void queriesAndListsOnlyRead(String sql) {
    assertThat(parsed(sql).reads()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a.one SELECT 1",
        "WITH x AS (SELECT 1) INSERT INTO a.one SELECT * FROM x",
        "DELETE FROM a.one",
        "DROP VIEW a.one",
        "CREATE TEMPORARY VIEW x AS SELECT 1",
        "CREATE TABLE a.one AS SELECT 1 AS n",
        "SET spark.sql.ansi.enabled=false",
        "EXPLAIN SELECT 1"
      })
  void everythingElseDoesMore(String sql) {
    assertThat(parsed(sql).reads()).isFalse();
  }

  @Test
  void onlyListsAskWhatThereIs() {
    assertThat(parsed("SHOW TABLES").lists()).isTrue();
    assertThat(parsed("SELECT * FROM a.one").lists()).isFalse();
  }

  @Test
  void invalidSqlIsRefusedInOneLine() {
    assertThatThrownBy(() -> parsed("SELEC 1"))
        .isInstanceOf(CarouselException.class)
        .hasMessageContaining("not valid SQL: [PARSE_SYNTAX_ERROR]")
        .hasMessageNotContaining("\n");
  }
}
