package io.carousel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.job.Job;
import io.carousel.schema.FlowTables;
import io.carousel.spark.KeptRows;
import io.carousel.table.TableSpec;
import io.carousel.testing.TestRun;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing from the future: a run as of an old date gives what a run on the data of that date gives.
 */
final class TruncatedDataSparkTest {
  private static final LocalDate THEN = LocalDate.parse("2025-06-30");
  private static final String[] SCOPES = {
    "announced/contingent/party",
    "contracted/all/party",
    "paid/all/party",
    "due-12m/all/party",
    "due-60m/contingent/group",
    "announced/all/group"
  };

  /** Each dataset's lines, each but the header behind the day on which it became known. */
  private static final Map<String, String[]> FILES =
      Map.of(
          "deals.csv",
          new String[] {
            "deal_id,known_on,announced_on,payer_id,payee_id,issuer_id,instrument,asset,amount,"
                + "currency,status,starts_on,ends_on,cancelled_on,replaces,shares,strike",
            "2025-01-01|d1,,2025-01-01,a,b,,equity,,100,EUR,signed,,,,,,",
            "2025-01-05|d2,2025-01-05,2025-01-01,b,c,,cloud,,90,,announced,2025-06-01,2026-05-31,,,,",
            "2025-07-01|d2,2025-07-01,2025-01-01,b,c,,cloud,,900,,closed,2025-01-01,2026-05-31,,,,",
            "2025-02-01|d3,,2025-02-01,c,a,,purchase,,80,,signed,2025-02-01,2030-01-31,,,,",
            "2025-08-01|d4,,2025-08-01,c,a,,purchase,,70,,signed,,,,d3,,",
            "2025-03-01|d5,,2025-03-01,a,c,,debt,,60,,cancelled,,,2025-07-15,,,",
            "2025-03-01|d6,,2025-03-01,a,c,,debt,,50,,cancelled,,,2025-06-30,,,",
            "2025-04-01|d7,,2025-04-01,b,a,b,warrant,,,,signed,,,,,10,2",
            "2025-09-01|d8,2025-09-01,2025-04-01,b,a,,guarantee,,40,,signed,,,,,,",
            "2025-04-01|d9,,2025-04-01,sub,c,,lease,,30,GBP,signed,2025-04-01,2025-12-31,,,,"
          },
          "payments.csv",
          new String[] {
            "payment_id,payer_id,payee_id,amount,paid_on,deal_id",
            "2025-05-01|p1,c,a,7,2025-05-01,d3",
            "2025-07-02|p2,sub,c,3,2025-07-02,d9",
            "2025-01-01|p3,a,b,2,,"
          },
          "holdings.csv",
          new String[] {
            "holder_id,issuer_id,as_of,stake_pct",
            "2025-01-31|a,sub,2025-01-31,60",
            "2025-07-31|b,sub,2025-07-31,90",
            "2025-05-31|b,c,2025-05-31,30"
          },
          "fundamentals.csv",
          new String[] {
            "party_id,period_end,period,metric,known_on,value,currency",
            "2025-02-15|a,2024-12-31,FY,revenue,2025-02-15,1000,EUR",
            "2025-07-15|a,2024-12-31,FY,revenue,2025-07-15,900,EUR",
            "2025-03-31|b,2025-03-31,Q,capex,,5,",
            "2025-07-10|b,2025-06-30,Q,capex,2025-07-10,6,"
          },
          "prices.csv",
          new String[] {
            "date,ticker,close", "2025-03-28|2025-03-28,BB,5", "2025-04-02|2025-04-02,BB,50"
          },
          "fx_rates.csv",
          new String[] {
            "date,currency,units_per_usd",
            "2024-12-30|2024-12-30,EUR,0.8",
            "2025-01-02|2025-01-02,EUR,0.5",
            "2025-03-31|2025-03-31,GBP,0.75"
          },
          "parties.csv",
          new String[] {
            "party_id,name,ticker,parent_id,parent_from",
            "2025-01-01|a,A,,,",
            "2025-01-01|b,B,BB,,",
            "2025-01-01|c,C,,a,2025-07-01",
            "2025-01-01|sub,Sub,,,"
          });

  @TempDir static Path folder;

  /** As of {@link #THEN}: on all data, and on the data known then. */
  private static TestRun all;

  private static TestRun then;

  private final KeptRows kept = new KeptRows();

  @AfterEach
  void release() {
    kept.release();
  }

  @BeforeAll
  static void runOnce() {
    all = files("all", LocalDate.MAX).jobs(TestRun.ALL_JOBS).run();
    then = files("then", THEN).jobs(TestRun.ALL_JOBS).run();
  }

  @Test
  void aRunAsOfAnOldDateEqualsARunOnTheDataOfThatDate() {
    Map<String, List<String>> expected = tables(then);
    assertThat(expected.get("flow.schedule")).isNotEmpty();
    assertThat(expected.get("reporting.circularity")).isNotEmpty();
    assertThat(expected.get("reporting.commitment")).isNotEmpty();
    assertThat(tables(all)).isEqualTo(expected);
    // The facts of the future would have changed nearly all of them.
    FlowExample later = example(all).asOf("2025-12-31");
    for (TableSpec table :
        List.of(
            FlowTables.PAYMENT, FlowTables.SCHEDULE, FlowTables.FIGURE, FlowTables.CONSOLIDATION)) {
      assertThat(later.all(table))
          .map(row -> row.replace("2025-12-31", THEN.toString()))
          .isNotEmpty()
          .isNotEqualTo(expected.get(table.fullName()));
    }
  }

  @Test
  void knownAsOfTakesBackWhatBecameKnownSince() {
    FlowExample hindsight = example(all).asOf("2025-12-31", THEN.toString());
    FlowExample known = example(then).asOf("2025-12-31", THEN.toString());

    assertThat(known.all(FlowTables.PAYMENT)).isNotEmpty();
    for (TableSpec table : FlowTables.ALL) {
      assertThat(hindsight.all(table)).as(table.fullName()).isEqualTo(known.all(table));
    }
  }

  private FlowExample example(TestRun run) {
    return FlowExample.ingested(run, kept).scopes(SCOPES);
  }

  private static TestRun files(String name, LocalDate until) {
    TestRun run = new TestRun(folder.resolve(name)).asOf(THEN.toString());
    run.set("flows.scopes=" + String.join(",", SCOPES));
    FILES.forEach((file, lines) -> run.file(file, known(lines, until)));
    return run;
  }

  private static String[] known(String[] lines, LocalDate until) {
    List<String> known = new ArrayList<>(List.of(lines[0]));
    for (int i = 1; i < lines.length; i++) {
      String[] dayAndLine = lines[i].split("\\|", 2);
      if (!LocalDate.parse(dayAndLine[0]).isAfter(until)) {
        known.add(dayAndLine[1]);
      }
    }
    return known.toArray(String[]::new);
  }

  /** All rows written by the jobs after ingest. */
  private static Map<String, List<String>> tables(TestRun run) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (Job job : TestRun.ALL_JOBS.subList(1, TestRun.ALL_JOBS.size())) {
      for (TableSpec table : job.tables()) {
        if (!table.namespace().equals("ops")) {
          tables.put(table.fullName(), run.query("SELECT * FROM " + table.fullName()));
        }
      }
    }
    return tables;
  }
}
