package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.testing.TestRun;
import io.carousel.testing.TestSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries over the tables of a run: what they print, and what they may not do. */
final class QuerySparkTest {
  @TempDir static Path folder;

  private static QueryRunner queries;

  @BeforeAll
  static void run() {
    TestRun run = new TestRun(folder).asOf("2025-01-01").jobs(TestRun.ALL_JOBS.subList(0, 1));
    run.file("payments.csv", "payer_id,payee_id,amount", "a,b,0", "b,\"c,\"\"d\"\"\",2.50").run();
    queries = new QueryRunner(TestSpark.session(), run.location());
  }

  @Test
  void columnsOfOneNameKeepTheirOwnValues() {
    assertThat(
            print(
                RowPrinter.CSV,
                "SELECT p.amount, q.converted_amount AS amount, q.payee_id FROM curated.payment p,"
                    + " curated.payment q WHERE p.payer_id = 'a' AND q.payer_id = 'b'"))
        .isEqualTo("amount,amount,payee_id\n0.000000000000000000,2.50,\"c,\"\"d\"\"\"\n");
  }

  @Test
  void rowsArePrintedAsTextOrJson() {
    String query = "SELECT payer_id, paid_on, converted_amount FROM curated.payment ORDER BY 1";
    assertThat(print(RowPrinter.TABLE, query))
        .isEqualTo(
            String.join(
                "\n",
                "payer_id  paid_on  converted_amount",
                "--------  -------  ----------------",
                "a                              0.00",
                "b                              2.50",
                ""));
    assertThat(print(RowPrinter.JSON, query))
        .isEqualTo(
            "{\"payer_id\":\"a\",\"converted_amount\":0.00}\n"
                + "{\"payer_id\":\"b\",\"converted_amount\":2.50}\n");
  }

  @Test
  void textsThatAreFormulasAreNotRunByASpreadsheetAndNumbersAreLeftAlone() {
    assertThat(
            print(
                RowPrinter.CSV,
                "SELECT \"=cmd()|'/C calc'!A0\" AS a, '@SUM(1)' AS b, -2.50 AS c, '-x' AS d,"
                    + " array('+1', 'y') AS e, '' AS `=f`, 'a=b' AS g"))
        .isEqualTo("a,b,c,d,e,'=f,g\n'=cmd()|'/C calc'!A0,'@SUM(1),-2.50,'-x,\"'+1, y\",,a=b\n");
    assertThat(print(RowPrinter.JSON, "SELECT '=cmd()' AS a")).isEqualTo("{\"a\":\"=cmd()\"}\n");
  }

  @Test
  void nothingButQueriesIsAnswered() {
    for (String statement :
        new String[] {
          "INSERT INTO curated.payment SELECT * FROM curated.payment",
          "WITH x AS (SELECT 1) INSERT INTO curated.payment SELECT * FROM x",
          "DELETE FROM curated.payment",
          "DROP TABLE curated.payment",
          "CREATE TABLE curated.other AS SELECT 1 AS one",
          "SET spark.sql.ansi.enabled=false"
        }) {
      assertRefused(() -> print(RowPrinter.CSV, statement), "not a query: '" + statement);
    }
    assertThat(print(RowPrinter.CSV, "SHOW TABLES IN ops")).contains("rejected_row");
    assertThat(print(RowPrinter.CSV, "DESCRIBE curated.payment")).contains("payer_id");
  }

  @Test
  void aDatasetThatWasNotGivenHasNoRows() {
    assertThat(print(RowPrinter.CSV, "SELECT count(*) AS deals FROM curated.deal"))
        .isEqualTo("deals\n0\n");
  }

  @Test
  void whatAQueryGetsWrongIsReportedInALine() {
    assertRefused(() -> print(RowPrinter.CSV, "SELEC 1"), "not valid SQL: [PARSE_SYNTAX_ERROR]");
    assertRefused(
        () -> print(RowPrinter.CSV, "SELECT payr_id FROM curated.payment"),
        "the query cannot be answered");
    assertRefused(
        () -> print(RowPrinter.CSV, "SELECT 1 / converted_amount FROM curated.payment"),
        "the query fails on the data");
    assertRefused(
        () -> print(RowPrinter.CSV, "SELECT * FROM curated.paymnt"),
        "did you mean 'curated.payment'?");
    assertRefused(
        () -> print(RowPrinter.CSV, "SELECT * FROM reporting.loop"),
        "the last complete run has not written 'reporting.loop'; 'carousel run' writes all tables");
    assertRefused(
        () -> print(RowPrinter.CSV, "DESCRIBE reporting.party_loop"),
        "the last complete run has not written 'reporting.party_loop'");
  }

  private static void assertRefused(ThrowingCallable query, String message) {
    assertThatThrownBy(query)
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.USAGE))
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static String print(RowPrinter printer, String query) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    queries.print(query, printer, writer, writer);
    writer.flush();
    return out.toString();
  }
}
