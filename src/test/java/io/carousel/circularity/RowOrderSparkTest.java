package io.carousel.circularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same deals give the same tables, to the last bit, however they lie in files. */
final class RowOrderSparkTest {
  private static final String HEADER =
      "deal_id,announced_on,payer_id,payee_id,instrument,amount,status";
  private static final List<String> INSTRUMENTS = List.of("equity", "debt", "cloud", "purchase");
  private static final int FILES = 5;

  @TempDir Path folder;

  @Test
  void orderAndPartitionsOfTheInputChangeNothing() {
    List<String> deals = deals(new Random(11));
    TestRun whole = run("whole");
    whole.file("deals.csv", lines(deals)).run();
    Collections.shuffle(deals, new Random(12));
    TestRun parts = run("parts");
    for (int file = 0; file < FILES; file++) {
      int from = file * deals.size() / FILES;
      int to = (file + 1) * deals.size() / FILES;
      parts.file("deals/part" + file + ".csv", lines(deals.subList(from, to)));
    }
    parts.run();

    Map<String, List<String>> expected = tables(whole);
    assertThat(expected.get("circularity").get(0)).contains("\"attribution\":\"bff\"");
    assertThat(expected.get("circularity").get(0)).contains("null_p_value", "circulation_low");
    assertThat(expected.get("circular_group")).isNotEmpty();
    assertThat(expected.get("loop")).hasSize(200);
    assertThat(expected.get("deal_circularity")).hasSizeGreaterThan(100);
    assertThat(tables(parts)).isEqualTo(expected);
  }

  private TestRun run(String name) {
    return new TestRun(folder.resolve(name))
        .asOf("2025-12-31")
        .withPace()
        .set("flows.scopes=announced/all/party")
        .set("flows.range.exact.signed=0.5,1.5")
        .set("circularity.draws=5")
        .set("circularity.null-draws=5")
        .set("circularity.loop.max-loops=100");
  }

  /** Amounts from a cent to 10^13, some unknown, parallel deals among 25 parties. */
  private static List<String> deals(Random random) {
    List<String> deals = new ArrayList<>();
    for (int deal = 0; deal < 200; deal++) {
      long cents = Math.round(Math.pow(10, 15 * random.nextDouble()));
      deals.add(
          String.format(
              "d%d,2025-%02d-01,p%d,p%d,%s,%s,signed",
              deal,
              1 + random.nextInt(12),
              random.nextInt(25),
              random.nextInt(25),
              INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size())),
              random.nextInt(6) == 0
                  ? ""
                  : cents / 100 + "." + String.format("%02d", cents % 100)));
    }
    return deals;
  }

  private static String[] lines(List<String> deals) {
    List<String> lines = new ArrayList<>(deals);
    lines.add(0, HEADER);
    return lines.toArray(String[]::new);
  }

  private static Map<String, List<String>> tables(TestRun run) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table :
        List.of(
            "circularity",
            "circular_group",
            "circular_member",
            "edge_circularity",
            "deal_circularity",
            "party_flow",
            "party_centrality",
            "loop",
            "loop_leg",
            "pace")) {
      tables.put(table, run.query("SELECT * FROM reporting." + table));
    }
    return tables;
  }
}
