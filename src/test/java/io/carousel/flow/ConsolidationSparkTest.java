package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.ingest.IngestJob;
import io.carousel.schema.FlowTables;
import io.carousel.spark.KeptRows;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The group of each party on a date, and payments between groups. */
final class ConsolidationSparkTest {
  @TempDir static Path folder;

  private static TestRun run;

  private final KeptRows kept = new KeptRows();

  @AfterEach
  void release() {
    kept.release();
  }

  @BeforeAll
  static void runOnce() {
    run =
        new TestRun(folder)
            .jobs(List.of(new IngestJob(), new FlowsJob()))
            .set("flows.scopes=announced/all/group,announced/all/party")
            .asOf("2025-06-30");
    run.file(
            "parties.csv",
            "party_id,name,parent_id,parent_from,parent_to",
            // A tree of four levels: leaf, branch, trunk, root.
            "leaf,Leaf,branch,,",
            "branch,Branch,Trunk plc,,", // by its name
            "trunk,Trunk,root,2020-01-01,2025-06-30", // to the last day
            "root,Root,,,",
            "sold,Sold,root,,2025-06-29",
            "bought,Bought,root,2025-07-01,",
            // Owners of each other, and one below them.
            "egg,Egg,hen,,",
            "hen,Hen,egg,,",
            "chick,Chick,egg,,",
            "held,Held,,,",
            "split,Split,,,",
            "named,Named,root,,")
        .file(
            "holdings.csv",
            "holder_id,issuer_id,as_of,stake_pct",
            "trunk,held,2025-01-01,50.01",
            "trunk,split,2024-01-01,100", // was sold down since
            "trunk,split,2025-01-01,50",
            "egg,split,2025-07-01,90", // not yet
            "egg,named,2025-01-01,100") // its own record says otherwise
        .file(
            "deals.csv",
            "deal_id,announced_on,payer_id,payee_id,instrument,amount",
            "inside,2025-01-01,leaf,root,equity,1",
            "out,2025-01-01,leaf,egg,equity,2",
            "out2,2025-01-01,held,chick,equity,4",
            "back,2025-01-01,hen,branch,equity,8",
            "apart,2025-01-01,bought,sold,equity,16")
        .run();
  }

  @Test
  void everyPartyBelongsToItsUltimateParentOnTheDate() {
    assertThat(
            run.query(
                "SELECT party_id, parent_id, parent_by, group_id, depth, cycle"
                    + " FROM flow.consolidation"))
        .containsExactly(
            row("branch", "trunk", "parent_id", "root", 2, null),
            row("chick", "egg", "parent_id", "egg", 1, null),
            row("egg", "hen", "parent_id", "egg", 0, "egg > hen > egg"),
            row("held", "trunk", "holding", "root", 2, null),
            row("hen", "egg", "parent_id", "hen", 0, "egg > hen > egg"),
            row("leaf", "branch", "parent_id", "root", 3, null),
            row("named", "root", "parent_id", "root", 1, null),
            row("trunk", "root", "parent_id", "root", 1, null));
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .contains("egg > hen > egg", "not followed");
  }

  @Test
  void groupsPayEachOtherAndNothingToThemselves() {
    assertThat(
            run.query(
                "SELECT payer_id, payee_id, amount, payments FROM flow.edge"
                    + " WHERE scope_id LIKE '%/group'"))
        .containsExactly(
            "{\"payer_id\":\"bought\",\"payee_id\":\"sold\",\"amount\":16.00,\"payments\":1}",
            "{\"payer_id\":\"hen\",\"payee_id\":\"root\",\"amount\":8.00,\"payments\":1}",
            // leaf to egg, and held, which trunk holds, to chick below egg.
            "{\"payer_id\":\"root\",\"payee_id\":\"egg\",\"amount\":6.00,\"payments\":2}");
    assertThat(run.value("SELECT count(*) FROM flow.edge WHERE scope_id LIKE '%/party'"))
        .isEqualTo(5L);
  }

  @Test
  void anotherDateHasOtherGroups() {
    assertThat(
            FlowExample.ingested(run, kept)
                .asOf("2025-07-01")
                .rows(
                    FlowTables.CONSOLIDATION,
                    "party_id in ('leaf', 'trunk', 'bought', 'split')",
                    "party_id",
                    "group_id"))
        .containsExactly(
            "{\"party_id\":\"bought\",\"group_id\":\"root\"}",
            "{\"party_id\":\"leaf\",\"group_id\":\"trunk\"}",
            "{\"party_id\":\"split\",\"group_id\":\"egg\"}");
  }

  private static String row(
      String party, String parent, String by, String group, int depth, String cycle) {
    return "{\"party_id\":\""
        + party
        + "\",\"parent_id\":\""
        + parent
        + "\",\"parent_by\":\""
        + by
        + "\",\"group_id\":\""
        + group
        + "\",\"depth\":"
        + depth
        + (cycle == null ? "" : ",\"cycle\":\"" + cycle + "\"")
        + "}";
  }
}
