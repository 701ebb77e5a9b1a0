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

/** Due amounts, the outcome of announced deals, the value of shares, and which figures count. */
final class HorizonsSparkTest {
  @TempDir static Path folder;

  /** Ingest computes share values and converted figures from prices and rates. */
  private static TestRun run;

  private final KeptRows kept = new KeptRows();

  @AfterEach
  void release() {
    kept.release();
  }

  @BeforeAll
  static void runOnce() {
    run = ingested();
  }

  @Test
  void whatFallsDueIsTheScheduleAfterTheDate() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2024-12-31")
            .scopes("due-12m/all/party", "due-60m/all/party")
            .deals(
                "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,starts_on,ends_on,"
                    + "cancelled_on",
                // 3652 days of 1.00 each from 2025 to 2034: 365 in a year, 1826 in five.
                "decade,2024-01-01,a,b,cloud,3652,announced,2025-01-01,2034-12-31,",
                // 731 days: 366 of 2024 are over, 365 are due.
                "half,2024-01-01,a,c,cloud,731,signed,2024-01-01,2025-12-31,",
                "loan,2024-01-01,b,a,debt,50,announced,2025-06-01,,", // whole on its day
                "old,2024-01-01,b,a,debt,70,announced,,,", // whole when announced: over
                "far,2024-01-01,b,a,debt,90,closed,2030-01-01,,", // behind both horizons
                "dark,2024-01-01,c,a,cloud,20,signed,,,", // no known schedule
                "never,2024-01-01,c,a,cloud,30,announced,2025-01-01,,", // one date is not enough
                "open,2024-01-01,c,b,cloud,,signed,2025-01-01,2025-12-31,", // of unknown amount
                "gone,2024-01-01,c,b,debt,40,cancelled,2025-03-01,,",
                "going,2024-01-01,c,b,debt,60,cancelled,2025-03-01,,2025-02-01",
                "made,2024-01-01,a,c,cloud,500,signed,2024-01-01,2025-12-31,")
            .payments(
                "payment_id,payer_id,payee_id,amount,paid_on,deal_id", "m1,a,c,11,2024-05-05,made");

    assertThat(counting(example, "due-12m"))
        .containsExactly(
            "dark null false",
            "decade 365.00 true",
            "going 60.00 true",
            "half 365.00 true",
            "loan 50.00 true",
            "never null false",
            "open null true");
    assertThat(counting(example, "due-60m"))
        .contains("decade 1826.00 true")
        .doesNotContain("far 90.00 true")
        .noneMatch(deal -> deal.startsWith("made"));
    assertThat(counting(example, "paid"))
        .containsExactly("dark null false", "half 366.00 true", "m1 11.00 true");
    assertThat(
            example.rows(
                FlowTables.SCHEDULE,
                "deal_id in ('half', 'dark', 'made')",
                "deal_id",
                "slice",
                "origin",
                "from_on",
                "to_on",
                "due_year",
                "amount"))
        .containsExactly(
            "{\"deal_id\":\"dark\",\"slice\":1,\"origin\":\"unknown\",\"amount\":20.00}",
            "{\"deal_id\":\"half\",\"slice\":1,\"origin\":\"schedule\",\"from_on\":\"2024-01-01\","
                + "\"to_on\":\"2024-12-31\",\"due_year\":2024,\"amount\":366.00}",
            "{\"deal_id\":\"half\",\"slice\":2,\"origin\":\"schedule\",\"from_on\":\"2025-01-01\","
                + "\"to_on\":\"2025-12-31\",\"due_year\":2025,\"amount\":365.00}",
            "{\"deal_id\":\"made\",\"slice\":1,\"origin\":\"payment\",\"from_on\":\"2024-05-05\","
                + "\"to_on\":\"2024-05-05\",\"due_year\":2024,\"amount\":11.00}");
  }

  @Test
  void realisationShowsWhatBecameOfEachQuartersDeals() {
    FlowExample example =
        FlowExample.empty(kept)
            .asOf("2025-12-31")
            .deals(
                "deal_id,announced_on,payer_id,payee_id,instrument,amount,status,starts_on,ends_on,"
                    + "cancelled_on,replaces",
                "a1,2025-01-01,a,b,cloud,100,announced,,,,",
                // Signed; 184 of 365 days of 730.00 are over.
                "a2,2025-03-31,a,b,cloud,730,signed,2025-07-01,2026-06-30,,",
                "a3,2025-03-31,a,b,cloud,10,cancelled,,,2025-05-01,",
                "a4,2025-03-31,a,b,cloud,20,cancelled,,,2026-05-01,", // not cancelled yet
                "a5,2025-02-01,a,b,cloud,,signed,,,,",
                "a6,2025-02-01,a,b,cloud,999,rumored,,,,",
                "a7,2025-02-01,a,b,cloud,40,closed,,,,",
                "b1,2025-04-01,a,b,cloud,5,signed,,,,", // another quarter
                "c1,2025-01-01,a,b,debt,7,closed,,,,",
                "c2,2025-05-01,a,b,debt,8,closed,,,,c1", // which it replaces
                "d1,2025-04-01,a,b,cloud,60,signed,,,,")
            .payments(
                "payment_id,payer_id,payee_id,amount,paid_on,deal_id",
                "p1,a,b,15,2025-10-01,d1",
                "p2,a,b,16,2026-01-01,d1");

    // Cloud, first quarter: 100 + 730 + 10 + 20 + 40; signed or closed 730 + 40; paid 368 + 40.
    assertThat(
            example.rows(
                FlowTables.REALISATION,
                "true",
                "announced_quarter as q",
                "instrument as i",
                "deals as n",
                "deals_without_amount as u",
                "announced",
                "contracted",
                "paid",
                "cancelled"))
        .containsExactly(
            "{\"q\":\"2025Q1\",\"i\":\"cloud\",\"n\":6,\"u\":1,\"announced\":900.00,"
                + "\"contracted\":770.00,\"paid\":408.00,\"cancelled\":10.00}",
            "{\"q\":\"2025Q2\",\"i\":\"cloud\",\"n\":2,\"u\":0,\"announced\":65.00,"
                + "\"contracted\":65.00,\"paid\":15.00,\"cancelled\":0.00}",
            "{\"q\":\"2025Q2\",\"i\":\"debt\",\"n\":1,\"u\":0,\"announced\":8.00,"
                + "\"contracted\":8.00,\"paid\":8.00,\"cancelled\":0.00}");
  }

  @Test
  void warrantsAndShareGrantsAreWorthThePriceOnOrBeforeTheirDay() {
    assertThat(
            run.query(
                "SELECT deal_id AS d, amount, priced_on FROM flow.payment"
                    + " WHERE basis = 'announced' AND layer = 'in-kind'"))
        .containsExactly(
            "{\"d\":\"early\"}",
            "{\"d\":\"euro\",\"amount\":30.00,\"priced_on\":\"2025-01-11\"}",
            "{\"d\":\"free\"}",
            "{\"d\":\"given\",\"amount\":77.00}",
            "{\"d\":\"grant\",\"amount\":1300.00,\"priced_on\":\"2025-01-11\"}",
            "{\"d\":\"other\",\"amount\":100.00,\"priced_on\":\"2025-01-11\"}",
            "{\"d\":\"under\",\"amount\":0.00,\"priced_on\":\"2025-01-11\"}",
            "{\"d\":\"warrant\",\"amount\":1000.00,\"priced_on\":\"2025-01-09\"}");
    assertThat(
            run.query(
                "SELECT unknown_amounts, missing_prices, stale_prices FROM ops.data_quality"
                    + " WHERE dataset = 'deals'"))
        .containsExactly("{\"unknown_amounts\":8,\"missing_prices\":1,\"stale_prices\":0}");
  }

  @Test
  void figuresAreThoseOfTheVersionKnown() {
    assertThat(
            run.query(
                "SELECT party_id AS p, metric AS m, counterparty_id AS c, known_on AS k,"
                    + " CAST(value AS INT) AS v, converted_value AS r FROM flow.figure"))
        .containsExactly(
            "{\"p\":\"a\",\"m\":\"gpu_units\",\"k\":\"2025-03-31\",\"v\":7}",
            "{\"p\":\"a\",\"m\":\"revenue\",\"c\":\"b\",\"k\":\"2025-02-01\",\"v\":60,"
                + "\"r\":120.00}",
            "{\"p\":\"a\",\"m\":\"revenue\",\"k\":\"2025-06-30\",\"v\":90,\"r\":180.00}",
            "{\"p\":\"b\",\"m\":\"net_income\",\"k\":\"2024-12-31\",\"v\":-5}");
    assertThat(
            run.value("SELECT missing_rates FROM ops.data_quality WHERE dataset = 'fundamentals'"))
        .isEqualTo(1L);
  }

  private static TestRun ingested() {
    TestRun run =
        new TestRun(folder)
            .jobs(List.of(new IngestJob(), new FlowsJob()))
            .set("flows.scopes=announced/in-kind/party,announced/all/party")
            .asOf("2025-12-31")
            .knownAsOf("2025-06-30");
    run.file(
            "deals.csv",
            "deal_id,announced_on,payer_id,payee_id,issuer_id,instrument,asset,amount,shares,"
                + "strike,currency",
            "warrant,2025-01-10,chip,lab,,warrant,,,100,2,", // 100 * (12 - 2), the price of the 9th
            "grant,2025-01-11,chip,lab,chip,grant,shares,,100,,", // 100 * 13
            "other,2025-01-11,bank,lab,chip,warrant,,,10,3,", // the issuer's shares: 10 * (13 - 3)
            "euro,2025-01-11,chip,lab,,warrant,,,10,8,EUR", // a strike of 10 USD: 10 * (13 - 10)
            "under,2025-01-11,chip,lab,,warrant,,,10,20,", // worth nothing
            "given,2025-01-11,chip,lab,,warrant,,77,100,2,", // its amount comes first
            "early,2025-01-01,chip,lab,,warrant,,,100,2,", // before the first price
            "free,2025-01-10,chip,lab,,warrant,,,100,,", // a strike is not known
            "cash,2025-01-10,chip,lab,,grant,cash,,100,,") // is no grant of shares
        .file(
            "fundamentals.csv",
            "party_id,period_end,period,metric,counterparty_id,known_on,value,currency",
            "a,2024-12-31,FY,revenue,,2025-02-01,100,EUR",
            "a,2024-12-31,FY,revenue,,2025-06-30,90,EUR", // restated on the last day that counts
            "a,2024-12-31,FY,revenue,,2025-08-01,80,EUR", // restated again, later
            "a,2024-12-31,FY,revenue,b,2025-02-01,60,EUR", // one customer's part
            "a,2025-03-31,Q,gpu_units,,,7,", // known at the end of its period
            "a,2025-09-30,Q,gpu_units,,,8,",
            "b,2024-12-31,FY,net_income,,,-5,GBP") // no rate: no figure in USD
        .file(
            "prices.csv",
            "date,ticker,close",
            "2025-01-09,chp,12",
            "2025-01-11,CHP,13",
            "2025-01-02,CHP,11")
        .file(
            "fx_rates.csv",
            "date,currency,units_per_usd",
            "2024-12-30,EUR,0.5",
            "2025-01-01,EUR,0.8")
        .file(
            "parties.csv",
            "party_id,name,ticker",
            "chip,Chip,CHP",
            "lab,Lab,",
            "bank,Bank,",
            "a,A,",
            "b,B,");
    return run.run();
  }

  private static List<String> counting(FlowExample example, String basis) {
    return example
        .tables()
        .get(FlowTables.PAYMENT)
        .where("basis = '" + basis + "'")
        .select("payment_id", "amount", "scheduled")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.get(1) + " " + row.get(2))
        .sorted()
        .toList();
  }
}
