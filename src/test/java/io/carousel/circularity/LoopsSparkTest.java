package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Job;
import io.carousel.schema.CircularityViews;
import io.carousel.table.SparkTypes;
import io.carousel.table.ViewSpec;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops from deals and payments to the reporting tables, on hand-worked networks. */
final class LoopsSparkTest {
  private static final List<Job> JOBS =
      List.of(new IngestJob(), new FlowsJob(), new CircularityJob());

  private static final String DEALS =
      "deal_id,announced_on,payer_id,payee_id,instrument,asset,amount,status,source_id";

  @TempDir static Path shared;
  @TempDir Path folder;

  /** One run that several tests read. */
  private static TestRun chips;

  @BeforeAll
  static void runOnce() {
    chips =
        deals(
                new TestRun(shared),
                "announced/in-kind/party,announced/trade/party,announced/all/group")
            .run();
  }

  /**
   * The chip maker invests 60 and 40 in the lab, the lab buys for 300 from the cloud, the cloud for
   * 30 and an unknown amount from the chip maker. The lab buys for 25 from the chip maker. The
   * rival gives the lab warrants that nobody values, and sells it chips for 90. The cloud and the
   * bank hold shares of each other: 8 and 9. The cloud and the shop buy from each other: 5 and 7.
   */
  private static TestRun deals(TestRun run, String scopes) {
    return run.asOf("2025-12-31")
        .jobs(JOBS)
        .set("flows.scopes=" + scopes)
        .file("sources.csv", "source_id,publisher,title,url", "s1,Daily,Chips,https://daily/1")
        .file(
            "deals.csv",
            DEALS,
            "d1,2025-01-10,chip,lab,equity,,60,announced,s1",
            "d2,2025-04-10,chip,lab,debt,,40,signed,",
            "d3,2025-04-20,lab,cloud,cloud,,300,signed,",
            "d4,2025-07-01,cloud,chip,purchase,,30,signed,",
            "d5,2025-07-02,cloud,chip,purchase,,,signed,",
            "d6,2025-02-01,lab,chip,purchase,,25,signed,",
            "d7,2025-03-01,rival,lab,warrant,,,signed,",
            "d8,2025-03-02,lab,rival,purchase,,90,signed,",
            "d9,2025-05-01,bank,cloud,equity,,8,signed,",
            "e1,2025-05-01,cloud,bank,equity,,9,signed,",
            "e2,2025-06-02,shop,cloud,cloud,,5,signed,",
            "e3,2025-06-01,cloud,shop,purchase,,7,signed,",
            "e4,2025-06-01,lab,lab,purchase,,1000,signed,")
        .file(
            "parties.csv",
            "party_id,name,parent_id",
            "bank,Bank,",
            "chip,Chip,",
            "cloud,Cloud,",
            "lab,Lab,",
            "rival,Rival,",
            "shop,Shop,bank");
  }

  @Test
  void loopsAreRankedWithTheirKindBottleneckAndTimeToClose() {
    // chip>lab is paid on 01-10 and 04-10. After the latter: 04-20, 07-01, so 82 days; or 07-01
    // first, which nothing follows. lab>chip on 02-01 follows 01-10 by 22 days.
    assertThat(loops(chips, "amount", "in-kind"))
        .containsExactly(
            "1 3 financing chip>lab>cloud 30.00 82 5",
            "2 2 financing chip>lab 25.00 22 3",
            "3 2 capital bank>cloud 8.00 0 2",
            "4 2 trade cloud>shop 5.00 1 2");
    assertThat(loops(chips, "amount", "trade")).containsExactly("1 2 trade cloud>shop 5.00 1 2");
  }

  @Test
  void theShopsDealsAreTheBanksWhereGroupsPay() {
    // Bank to cloud 8 + 5, back 9 + 7; all of the bank's shares are held since 05-01.
    assertThat(loops(chips, "amount", "group"))
        .containsExactly(
            "1 3 financing chip>lab>cloud 30.00 82 5",
            "2 2 financing chip>lab 25.00 22 3",
            "3 2 financing bank>cloud 13.00 0 4");
    assertThat(
            chips.query(
                "SELECT leg, deal_id AS d, amount AS a FROM reporting.loop_evidence"
                    + " WHERE path = 'bank>cloud' AND scope_id LIKE '%group'"))
        .containsExactly(
            "{\"leg\":1,\"d\":\"d9\",\"a\":8.00}",
            "{\"leg\":1,\"d\":\"e2\",\"a\":5.00}",
            "{\"leg\":2,\"d\":\"e1\",\"a\":9.00}",
            "{\"leg\":2,\"d\":\"e3\",\"a\":7.00}");
  }

  @Test
  void theStructuralViewListsTheLoopsThatNeedAnUnknownAmount() {
    assertThat(loops(chips, "structural", "in-kind"))
        .containsExactly("1 2 financing lab>rival null 1 2");
    assertThat(
            chips.query(
                "SELECT loops, loops_exact AS e, structural_loops AS s, structural_loops_exact AS x"
                    + " FROM reporting.circularity"))
        .containsExactly(
            "{\"loops\":1,\"e\":true,\"s\":0,\"x\":true}",
            "{\"loops\":3,\"e\":true,\"s\":0,\"x\":true}",
            "{\"loops\":4,\"e\":true,\"s\":1,\"x\":true}");
  }

  @Test
  void parallelDealsAreOneLegThatNamesThemAll() {
    assertThat(
            chips.query(
                "SELECT leg, payer_id AS p, payee_id AS q, amount AS a, payments AS n,"
                    + " unknown_amounts AS u, instruments AS i, deal_ids AS d, first_on AS f,"
                    + " last_on AS l FROM reporting.loop JOIN reporting.loop_leg"
                    + " USING (scope_id, view, loop_id) WHERE path = 'chip>lab>cloud'"
                    + " AND scope_id LIKE '%in-kind%'"))
        .containsExactly(
            "{\"leg\":1,\"p\":\"chip\",\"q\":\"lab\",\"a\":100.00,\"n\":2,\"u\":0,"
                + "\"i\":[\"debt\",\"equity\"],\"d\":[\"d1\",\"d2\"],\"f\":\"2025-01-10\","
                + "\"l\":\"2025-04-10\"}",
            "{\"leg\":2,\"p\":\"lab\",\"q\":\"cloud\",\"a\":300.00,\"n\":1,\"u\":0,"
                + "\"i\":[\"cloud\"],\"d\":[\"d3\"],\"f\":\"2025-04-20\",\"l\":\"2025-04-20\"}",
            "{\"leg\":3,\"p\":\"cloud\",\"q\":\"chip\",\"a\":30.00,\"n\":2,\"u\":1,"
                + "\"i\":[\"purchase\"],\"d\":[\"d4\",\"d5\"],\"f\":\"2025-07-01\","
                + "\"l\":\"2025-07-02\"}");
  }

  @Test
  void aLoopHasOneNameInAllScopes() {
    assertThat(
            chips.value(
                "SELECT count(DISTINCT loop_id) FROM reporting.loop WHERE path = 'chip>lab'"))
        .isEqualTo(1L);
    assertThat(chips.value("SELECT count(DISTINCT loop_id) FROM reporting.loop")).isEqualTo(5L);
    assertThat(chips.value("SELECT count(*) FROM reporting.loop")).isEqualTo(9L);
  }

  @Test
  void viewsAnswerWhatAnalystsAskFirst() {
    assertThat(
            chips.query(
                "SELECT rank, path, pays, receives FROM reporting.party_loop"
                    + " WHERE party_id = 'chip' AND scope_id LIKE '%in-kind%'"))
        .containsExactly(
            "{\"rank\":1,\"path\":\"chip>lab>cloud\",\"pays\":100.00,\"receives\":30.00}",
            "{\"rank\":2,\"path\":\"chip>lab\",\"pays\":100.00,\"receives\":25.00}");
    assertThat(
            chips.query(
                "SELECT leg, deal_id AS d, instrument AS i, amount AS a, status AS s, publisher AS p,"
                    + " url FROM reporting.loop_evidence e WHERE e.path = 'chip>lab'"
                    + " AND scope_id LIKE '%in-kind%'"))
        .containsExactly(
            "{\"leg\":1,\"d\":\"d1\",\"i\":\"equity\",\"a\":60.00,\"s\":\"announced\","
                + "\"p\":\"Daily\",\"url\":\"https://daily/1\"}",
            "{\"leg\":1,\"d\":\"d2\",\"i\":\"debt\",\"a\":40.00,\"s\":\"signed\"}",
            "{\"leg\":2,\"d\":\"d6\",\"i\":\"purchase\",\"a\":25.00,\"s\":\"signed\"}");
    assertThat(
            chips.query(
                "SELECT deal_id AS d, instrument AS i, circular AS c, publisher AS p"
                    + " FROM reporting.circular_deal WHERE scope_id LIKE '%trade%' AND circular > 0"))
        .containsExactly(
            "{\"d\":\"e2\",\"i\":\"cloud\",\"c\":5.00}",
            "{\"d\":\"e3\",\"i\":\"purchase\",\"c\":5.00}");
  }

  @Test
  void viewsHaveTheColumnsThatTheyDeclare() {
    for (ViewSpec view : CircularityViews.ALL) {
      StructType columns = chips.rows("SELECT * FROM " + view.fullName()).schema();
      assertThat(columns.fieldNames()).containsExactlyElementsOf(view.columns().columnNames());
      assertThat(view.columns().columns())
          .allSatisfy(
              column ->
                  assertThat(columns.apply(column.name()).dataType())
                      .as(column.name())
                      .isEqualTo(SparkTypes.type(column.type())));
    }
  }

  @Test
  void boundsLeaveOutWhatIsTooLongTooSmallTooLateOrTooMuch() {
    TestRun run =
        deals(new TestRun(folder), "announced/in-kind/party")
            .set("circularity.loop.max-length=2")
            .set("circularity.loop.min-amount=8")
            .set("circularity.loop.max-span-days=22")
            .set("circularity.loop.max-loops=1")
            .run();

    // Too long: chip>lab>cloud. Too small: cloud>shop. Counted but not listed: bank>cloud. Just in
    // time: chip>lab.
    assertThat(loops(run, "amount", "in-kind"))
        .containsExactly("1 2 financing chip>lab 25.00 22 3");
    assertThat(loops(run, "structural", "in-kind"))
        .containsExactly("1 2 financing lab>rival null 1 2");
    assertThat(run.query("SELECT loops AS n, loops_exact AS e FROM reporting.circularity"))
        .containsExactly("{\"n\":2,\"e\":true}");
  }

  @Test
  void paymentsThatSayLittleMakeLoopsOfWhichLittleIsKnown() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=paid/all/party")
            .file(
                "payments.csv",
                "payment_id,payer_id,payee_id,amount,paid_on,instrument",
                "1,a,b,5,2025-01-01,",
                "2,b,a,4,2025-01-03,",
                "3,b,a,3,,equity",
                "4,c,d,1,2025-01-01,equity",
                "5,d,c,1,,purchase",
                "6,d,c,0,2025-01-01,equity", // neither day nor kind of the leg
                "7,e>f,g,2,2025-01-01,lease",
                "8,g,e>f,2,2025-01-01,lease")
            .run();

    assertThat(loops(run, "amount", "paid"))
        .containsExactly(
            "1 2 null a>b 5.00 2 0", "2 2 trade e>f>g 2.00 0 0", "3 2 financing c>d 1.00 null 0");
    assertThat(
            run.query(
                "SELECT payer_id AS p, deal_ids AS d, first_on AS f, instruments AS i"
                    + " FROM reporting.loop_leg WHERE payer_id IN ('d', 'e>f')"))
        .containsExactly(
            "{\"p\":\"d\",\"d\":[],\"i\":[\"purchase\"]}",
            "{\"p\":\"e>f\",\"d\":[],\"f\":\"2025-01-01\",\"i\":[\"lease\"]}");
    assertThat(evidence(run, "a>b"))
        .containsExactly("1 1 true null 5.00", "2 2 true null 4.00", "2 3 true null 3.00");
    assertThat(evidence(run, "c>d")).containsExactly("1 4 true null 1.00", "2 5 true null 1.00");
  }

  @Test
  void whatIsPaidBackOnADealIsEvidenceOfTheOtherLegAlone() {
    TestRun run =
        new TestRun(folder)
            .asOf("2025-12-31")
            .jobs(JOBS)
            .set("flows.scopes=paid/all/party")
            .file("deals.csv", DEALS, "d1,2025-01-01,a,b,debt,,500,closed,")
            .file(
                "payments.csv",
                "payment_id,payer_id,payee_id,amount,paid_on,instrument,deal_id",
                "p1,a,b,100,2025-01-01,debt,d1",
                "p2,b,a,60,2025-06-01,repayment,d1",
                "p3,b,a,40,2025-07-01,,",
                "p4,b,c,9,2025-07-01,interest,d1")
            .run();

    assertThat(loops(run, "amount", "paid")).containsExactly("1 2 capital a>b 100.00 151 1");
    assertThat(evidence(run, "a>b"))
        .containsExactly("1 p1 true d1 100.00", "2 p2 true d1 60.00", "2 p3 true null 40.00");
  }

  private static List<String> evidence(TestRun run, String path) {
    return run
        .rows(
            "SELECT leg, payment_id, made, deal_id, amount FROM reporting.loop_evidence"
                + " WHERE path = '"
                + path
                + "' ORDER BY leg, payment_id")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static List<String> loops(TestRun run, String view, String scope) {
    return run
        .rows(
            "SELECT rank, length, kind, path, bottleneck, closure_days, deals FROM reporting.loop"
                + " WHERE view = '"
                + view
                + "' AND scope_id LIKE '%"
                + scope
                + "%' ORDER BY rank")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }
}
