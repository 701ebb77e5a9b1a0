package io.carousel.exposure;

import io.carousel.circularity.CircularityJob;
import io.carousel.flow.FlowsJob;
import io.carousel.ingest.IngestJob;
import io.carousel.job.Job;
import io.carousel.testing.TestRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Small examples side by side, run once for all tests, which only read the tables. Each test
 * explains its own part; the parties of different tests have different names.
 */
final class ExposureExample {
  private static final List<Job> JOBS =
      List.of(new IngestJob(), new FlowsJob(), new CircularityJob(), new ExposureJob());

  private static TestRun done;

  private ExposureExample() {}

  /** The run, as of 2025-12-31. */
  static synchronized TestRun run() {
    if (done == null) {
      TestRun run = new TestRun(folder()).asOf("2025-12-31").jobs(JOBS);
      run.set("flows.scopes=announced/all/party");
      done = SpecialDealsSparkTest.files(ReportsAgainstDealsSparkTest.files(files(run))).run();
    }
    return done;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "exposure-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestRun files(TestRun run) {
    return run.file(
            "parties/example.csv",
            "party_id,name,kind,parent_id,ticker",
            "core,Core,other,,",
            "core-a,Core A,other,core,",
            "core-b,Core B,other,core,",
            "bank,Bank,lender,,",
            "fund,Fund,investor,,",
            "giver,Giver,chipmaker,,GG",
            "listed,Listed,other,,VV",
            "spender,Spender,hyperscaler,,",
            "frugal,Frugal,hyperscaler,,",
            "earner,Earner,ai_lab,,")
        .file("deals/example.csv", deals())
        .file("fundamentals/example.csv", fundamentals())
        .file(
            "prices/example.csv",
            "date,ticker,close,shares_outstanding",
            "2025-02-28,GG,10,",
            "2025-03-03,GG,12,",
            "2025-04-01,gg,1,",
            "2025-06-02,GG,99,",
            "2025-02-28,MK,100,",
            "2025-03-03,MK,101,",
            "2025-03-28,VV,9,3",
            "2025-03-31,VV,10,3",
            "2025-04-15,VV,20,3")
        .file(
            "holdings.csv",
            "holder_id,issuer_id,as_of,stake_pct",
            "h,i,2025-01-01,50",
            "i,h,2025-01-01,20",
            "i,j,2025-01-01,40",
            "k,h,2025-01-01,10",
            "k,i,2024-01-01,99",
            "k,i,2025-01-01,5",
            "m,j,2025-01-01,",
            "seller,sold,2024-01-01,60",
            "buyer,sold,2025-01-01,100")
        .file(
            "facilities/example.csv",
            "facility_id,borrower_id,lender_id,signed_on,limit,drawn,matures_on",
            "f1,drawing,bank,2024-01-01,10,7,2026-06-30",
            "f2,drawing,bank,2024-01-01,10,2,2031-06-30");
  }

  private static String[] deals() {
    return new String[] {
      "deal_id,announced_on,agreement_id,payer_id,payee_id,instrument,asset,amount,status,"
          + "starts_on,ends_on,matures_on,expires_on,quantity,unit,shares,strike,vesting",
      // Customers of s.
      "s1,2024-01-01,,core-a,s,cloud,compute,365,closed,2024-07-01,2025-06-30,,,,,,,",
      "s2,2024-03-01,,core-b,s,purchase,tools,100,closed,,,,,,,,,",
      "s3,2024-03-01,,bolt,s,purchase,tools,50,closed,,,,,,,,,",
      "s4,2024-03-01,,dent,s,purchase,tools,,closed,,,,,,,,,",
      // Backlog customers of o, and its suppliers.
      "o1,2025-08-01,,late,o,cloud,compute,20,signed,2026-01-01,2026-12-31,,,,,,,",
      "o4,2025-09-01,,bolt,o,cloud,compute,90,signed,2026-01-01,2026-12-31,,,,,,,",
      "o2,2025-01-01,,o,x,purchase,chips,60,announced,,,,,,,,,",
      "o3,2025-01-01,,o,y,purchase,chips,40,announced,,,,,,,,,",
      // Lenders of b.
      "b1,2024-06-01,,bank,b,debt,cash,60,closed,,,2030-01-01,,,,,,",
      "b2,2023-06-01,,fund,b,debt,cash,30,closed,,,2025-01-01,,,,,,",
      "b3,2025-06-01,,b,bank,repayment,cash,10,closed,,,,,,,,,",
      // The vendor chips and its customer lab.
      "v1,2025-01-01,,chips,lab,equity,shares,100,closed,,,,,,,,,",
      "v2,2025-01-01,,lab,cloud,cloud,compute,300,announced,,,,,,,,,",
      "v3,2025-01-01,,cloud,chips,purchase,chips,40,closed,,,,,,,,,",
      "v4,2025-01-01,,lab,chips,purchase,chips,10,closed,,,,,,,,,",
      "v5,2025-01-01,,lab,chips,purchase,chips,,announced,,,,,,,,,",
      "v6,2025-01-01,,chips,lab,guarantee,compute,7,signed,,,,,,,,,",
      "v7,2025-01-01,,chips,lab,warrant,shares,5,signed,,,,,,,,,",
      "v8,2025-01-01,,chips,mute,equity,shares,,closed,,,,,,,,,",
      "v9,2025-01-01,,mute,chips,purchase,chips,3,closed,,,,,,,,,",
      // A warrant on 10 shares of giver, and taker's purchase under the same agreement.
      "e1,2025-03-03,ag,giver,taker,warrant,shares,,signed,,,,2025-05-01,,,10,2,on delivery",
      "e2,2025-03-03,ag,taker,giver,purchase,engines,200,signed,,,,,,,,,",
      "e3,2025-03-10,ah,mute,taker,grant,shares,6,closed,,,,,,,3,,",
      // Loans of young.
      "l1,2024-03-10,,fund,young,debt,cash,2300,closed,,,,,,,,,",
      "l2,2025-02-01,,bank,young,debt,cash,1,closed,,,,,,,,,",
      "l3,2025-02-02,,bank,young,debt,cash,,closed,,,,,,,,,",
      // Commitments of c.
      "c1,2025-01-01,,c,y,cloud,power,730,signed,2026-01-01,2027-12-31,,,2,GW,,,",
      "c2,2025-01-01,,c,y,cloud,power,36.5,announced,2026-01-01,2026-12-31,,,,,,,",
      "c3,2025-01-01,,c,y,cloud,power,50,signed,,,,,500,MW,,,",
      "c4,2025-01-01,,c,y,cloud,power,,signed,2027-01-01,2027-12-31,,,,,,,",
      // Loans and suppliers of r.
      "r1,2025-01-01,,bank,r,debt,cash,40,closed,,,2027-06-30,,,,,,",
      "r2,2025-01-01,,bank,r,debt,cash,25,closed,,,2030-06-30,,,,,,",
      "r3,2025-01-01,,r,x,purchase,wafers,75,announced,,,,,,,,,",
      "r4,2025-01-01,,r,y,purchase,wafers,25,announced,,,,,,,,,",
      "r5,2025-01-01,,r,y,purchase,wafers,,announced,,,,,,,,,"
    };
  }

  private static String[] fundamentals() {
    return new String[] {
      "party_id,period_end,period,metric,counterparty_id,value,currency",
      "s,2024-12-31,FY,revenue,,1000,USD",
      "s,2024-12-31,FY,revenue,bolt,300,USD",
      "s,2025-06-30,TTM,revenue,,1100,USD",
      "o,2025-08-31,POINT,backlog,,455,USD",
      "o,2025-08-31,POINT,backlog,ai,300,USD",
      "b,2025-06-30,POINT,debt,,100,USD",
      "chips,2024-12-31,FY,revenue,,214,USD",
      "cloud,2024-12-31,FY,revenue,,1000,USD",
      "cloud,2024-12-31,FY,revenue,lab,250,USD",
      "cloud,2024-12-31,FY,capex,,90,USD",
      "cloud,2024-12-31,FY,operating_cash_flow,,60,USD",
      "young,2024-03-31,TTM,revenue,,25,USD",
      "young,2023-12-31,FY,revenue,,229,USD",
      "young,2025-06-30,POINT,debt,,3000,USD",
      "young,2025-06-30,Q,ebitda,,30,USD",
      "young,2025-06-30,Q,interest,,10,USD",
      "grown,2023-05-04,POINT,valuation,,2,USD",
      "grown,2024-11-04,POINT,valuation,,19,USD",
      "grown,2024-11-04,TTM,revenue,,2,USD",
      "c,2024-12-31,FY,revenue,,100,USD",
      "c,2025-09-30,POINT,cash,,20,USD",
      "spender,2024-12-31,FY,capex,,300,USD",
      "earner,2024-12-31,FY,revenue,,50,USD",
      "r,2025-09-30,POINT,debt,,120,USD",
      "r,2025-09-30,POINT,cash,,20,USD",
      "r,2025-09-30,POINT,equity,,60,USD",
      "r,2024-12-31,FY,ebitda,,50,USD",
      "r,2024-12-31,FY,gross_profit,,30,USD",
      "r,2024-12-31,FY,revenue,,100,USD",
      "r,2024-12-31,FY,operating_cash_flow,,60,USD",
      "r,2024-12-31,FY,capex,,90,USD"
    };
  }
}
