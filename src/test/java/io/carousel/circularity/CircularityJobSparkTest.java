package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.schema.CircularityViews;
import io.carousel.table.SparkTypes;
import io.carousel.table.ViewSpec;
import io.carousel.testing.SparkWatch;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to the reporting tables and the views on them, in one run. */
final class CircularityJobSparkTest {
  @TempDir static Path folder;

  private static TestRun run;
  private static Set<String> operators;

  /**
   * The chip maker invests 60 and 40 in the lab, the lab buys for 300 from the cloud, the cloud for
   * 30 and an unknown amount from the chip maker. The lab buys for 25 from the chip maker. The
   * cloud and the bank hold shares of each other: 8 and 9. The cloud and the shop, which is the
   * bank's, buy from each other: 5 and 7. Another lender is paid back, and payments without a deal
   * say little.
   */
  @BeforeAll
  static void runOnce() {
    run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .withPace()
            .set("circularity.draws=2")
            .set("circularity.null-draws=2")
            .jobs(List.of(new IngestJob(), new FlowsJob(), new CircularityJob()))
            .set(
                "flows.scopes=announced/in-kind/party,announced/trade/party,announced/all/group,"
                    + "paid/all/party")
            .file("sources.csv", "source_id,publisher,title,url", "s1,Daily,Chips,https://daily/1")
            .file(
                "deals.csv",
                "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,source_id",
                "d1,2025-01-10,chip,lab,equity,60,announced,s1",
                "d2,2025-04-10,chip,lab,debt,40,signed,",
                "d3,2025-04-20,lab,cloud,cloud,300,signed,",
                "d4,2025-07-01,cloud,chip,purchase,30,signed,",
                "d5,2025-07-02,cloud,chip,purchase,,signed,",
                "d6,2025-02-01,lab,chip,purchase,25,signed,",
                "d9,2025-05-01,bank,cloud,equity,8,signed,",
                "e1,2025-05-01,cloud,bank,equity,9,signed,",
                "e2,2025-06-02,shop,cloud,cloud,5,signed,",
                "e3,2025-06-01,cloud,shop,purchase,7,signed,",
                "m1,2025-01-01,m,n,debt,500,closed,")
            .file(
                "payments.csv",
                "payment_id,payer_id,payee_id,amount,paid_on,instrument,deal_id",
                "p1,m,n,100,2025-01-01,debt,m1",
                "p2,n,m,60,2025-06-01,repayment,m1",
                "p3,n,m,40,2025-07-01,,",
                "p4,n,o,9,2025-07-01,interest,m1",
                "1,a,b,5,2025-01-01,,",
                "2,b,a,4,2025-01-03,,",
                "3,b,a,3,,equity,",
                "4,c,d,1,2025-01-01,equity,",
                "5,d,c,1,,purchase,",
                "6,d,c,0,2025-01-01,equity,")
            .file(
                "parties.csv",
                "party_id,name,parent_id",
                "bank,Bank,",
                "chip,Chip,",
                "cloud,Cloud,",
                "lab,Lab,",
                "shop,Shop,bank");
    try (SparkWatch watch = new SparkWatch()) {
      run.run();
      operators = watch.operators();
    }
  }

  /** The few rows that a job sends to all others, such as quarters, are broadcast by name. */
  @Test
  void jobsJoinByKeys() {
    assertThat(operators).contains("MapPartitions").doesNotContain("CartesianProduct");
  }

  @Test
  void aRunGivesTheLoopsOfItsScopes() {
    assertThat(loops("announced/in-kind"))
        .containsExactly(
            "financing chip>lab>cloud 30.00 82 5",
            "financing chip>lab 25.00 22 3",
            "capital bank>cloud 8.00 0 2",
            "trade cloud>shop 5.00 1 2");
    assertThat(loops("group"))
        .containsExactly(
            "financing chip>lab>cloud 30.00 82 5",
            "financing chip>lab 25.00 22 3",
            "financing bank>cloud 13.00 0 4");
    assertThat(loops("paid"))
        .containsExactly(
            "capital m>n 100.00 151 1",
            "capital bank>cloud 8.00 0 2",
            "null a>b 5.00 2 0",
            "financing c>d 1.00 null 0");
    assertThat(run.value("SELECT max(as_of) FROM reporting.loop")).hasToString("2025-12-31");
  }

  @Test
  void evidenceOfALoopIsEveryDealAndPaymentOfItsLegs() {
    assertThat(evidence("bank>cloud", "group"))
        .containsExactly(
            "1 d9 false d9 8.00", "1 e2 false e2 5.00", "2 e1 false e1 9.00", "2 e3 false e3 7.00");
    assertThat(evidence("m>n", "paid"))
        .containsExactly("1 p1 true m1 100.00", "2 p2 true m1 60.00", "2 p3 true null 40.00");
    assertThat(evidence("a>b", "paid"))
        .containsExactly("1 1 true null 5.00", "2 2 true null 4.00", "2 3 true null 3.00");
    assertThat(evidence("c>d", "paid")).containsExactly("1 4 true null 1.00", "2 5 true null 1.00");
  }

  @Test
  void viewsAnswerWhatAnalystsAskFirst() {
    assertThat(
            run.query(
                "SELECT rank, path, pays, receives FROM reporting.party_loop"
                    + " WHERE party_id = 'chip' AND scope_id LIKE '%in-kind%'"))
        .containsExactly(
            "{\"rank\":1,\"path\":\"chip>lab>cloud\",\"pays\":100.00,\"receives\":30.00}",
            "{\"rank\":2,\"path\":\"chip>lab\",\"pays\":100.00,\"receives\":25.00}");
    assertThat(
            run.query(
                "SELECT leg, deal_id AS d, instrument AS i, amount AS a, status AS s, publisher AS p,"
                    + " url FROM reporting.loop_evidence e WHERE e.path = 'chip>lab'"
                    + " AND scope_id LIKE '%in-kind%'"))
        .containsExactly(
            "{\"leg\":1,\"d\":\"d1\",\"i\":\"equity\",\"a\":60.00,\"s\":\"announced\","
                + "\"p\":\"Daily\",\"url\":\"https://daily/1\"}",
            "{\"leg\":1,\"d\":\"d2\",\"i\":\"debt\",\"a\":40.00,\"s\":\"signed\"}",
            "{\"leg\":2,\"d\":\"d6\",\"i\":\"purchase\",\"a\":25.00,\"s\":\"signed\"}");
    assertThat(
            run.query(
                "SELECT deal_id AS d, instrument AS i, circular AS c, publisher AS p"
                    + " FROM reporting.circular_deal WHERE scope_id LIKE '%trade%' AND circular > 0"))
        .containsExactly(
            "{\"d\":\"e2\",\"i\":\"cloud\",\"c\":5.00}",
            "{\"d\":\"e3\",\"i\":\"purchase\",\"c\":5.00}");
  }

  @Test
  void viewsHaveTheColumnsThatTheyDeclare() {
    for (ViewSpec view : CircularityViews.ALL) {
      StructType columns = run.rows("SELECT * FROM " + view.fullName()).schema();
      assertThat(columns.fieldNames()).containsExactlyElementsOf(view.columns().columnNames());
      assertThat(view.columns().columns())
          .allSatisfy(
              column ->
                  assertThat(columns.apply(column.name()).dataType())
                      .as(column.name())
                      .isEqualTo(SparkTypes.type(column.type())));
    }
  }

  private static List<String> evidence(String path, String scope) {
    return lines(
        "SELECT leg, payment_id, made, deal_id, amount FROM reporting.loop_evidence WHERE path = '"
            + path
            + "' AND scope_id LIKE '%"
            + scope
            + "%' ORDER BY leg, payment_id");
  }

  private static List<String> loops(String scope) {
    return lines(
        "SELECT kind, path, bottleneck, closure_days, deals FROM reporting.loop"
            + " WHERE view = 'amount' AND scope_id LIKE '%"
            + scope
            + "%' ORDER BY rank");
  }

  private static List<String> lines(String sql) {
    return run.rows(sql).collectAsList().stream().map(row -> row.mkString(" ")).toList();
  }
}
