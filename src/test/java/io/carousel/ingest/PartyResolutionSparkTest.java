package io.carousel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.Datasets;
import io.carousel.schema.StressDatasets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom records mean that name a party in another way than by its id. All of them are checked at
 * once.
 */
final class PartyResolutionSparkTest {
  private static final String DEALS = "deal_id,payer_id,payee_id,instrument,announced_on,amount";

  private static CheckedInput input;

  @BeforeAll
  static void checkAllFiles(@TempDir Path folder) {
    InputFiles files = new InputFiles(folder);
    files.file(
        "parties.csv",
        "party_id,name,ticker,cik,lei,aliases,parent_id",
        "nvidia,NVIDIA Corporation,NVDA,0001045810,549300S4KLFTLO7GSQ80,Green Team|英伟达,",
        "moller,A.P. Møller - Mærsk A/S,,,,Maersk Line,",
        "oracle,Oracle,ORCL,,,,",
        "orchid,Orchid,,,,ORCL|Flower,", // its alias is another one's ticker
        "numbers,Numbers AG,1045810,,,,", // its ticker is another one's CIK
        "META,Metallurgy Works,MTW,,,,", // its id is another one's ticker
        "fb,Facebook Group,META,,,,",
        "lender,Lender,,,WXYZ,,", // its LEI is another one's ticker
        "wxyz,Wyoming,WXYZ,,,,",
        "delta-energy,Delta LLC,,,,,",
        "delta-air,Delta Air Lines,,,,Delta Inc.,",
        "child,Child GmbH,,,,,nvda",
        "orphan,Orphan,,,,,Nobody Corp",
        "twin,Twin One,,,,,",
        "twin,Twin Two,,,,,");
    deals(files);
    others(files);
    input = CheckedInput.of(files);
  }

  /** Each deal is named after the way in which its payer is. */
  private static void deals(InputFiles files) {
    String[] payers = {
      "nvidia",
      "549300s4klftlo7gsq80",
      "1045810",
      "0001045810",
      "nvda",
      "Nvidia",
      "nvidia, corp.",
      "GREEN-TEAM",
      "英伟达",
      "AP Moller Maersk",
      "a.p. møller–mærsk as",
      "Maersk  Line",
      "META",
      "mtw",
      "ORCL",
      "flower",
      "WXYZ",
      "DELTA Corp",
      "Nvidai",
      "Qqq Zzz",
      "twin",
      "Twin One"
    };
    StringBuilder lines = new StringBuilder(DEALS);
    for (String payer : payers) {
      String quoted = "\"" + payer + "\"";
      lines.append("\n" + quoted + "," + quoted + ",oracle,debt,2025-01-01,1");
    }
    files
        .file("deals/accepted.csv", lines.toString())
        .file(
            "deals/issuer.csv",
            "issuer_id," + DEALS,
            "NVDA,issuer,fb,Green Team,secondary,2025-01-01,1")
        .file(
            "deals/rejected.csv",
            DEALS + ",currency",
            "g1,ghost,ghost,debt,2025-01-01,-1,",
            "g2,ghost,ghost,debt,2025-01-01,1,EUR",
            "g3,ghost,ghost,debt,2025-01-01,1,,",
            "g4,ghost,ghost,debt,2025-01-01,1,",
            "g4,ghost,ghost,debt,2025-01-01,2,");
  }

  private static void others(InputFiles files) {
    files
        .file("payments.csv", "payer_id,payee_id,amount,payment_id", "NVDA,orcl,1,p")
        .file(
            "holdings.csv",
            "holder_id,issuer_id,as_of,stake_pct",
            "NVDA,oracle,2025-01-01,5",
            "nvidia,ORCL,2025-01-01,5.00", // repeats it
            "NVDA,fb,2025-01-01,5",
            "Nvidia,Facebook Group,2025-01-01,6") // conflicts with the one before
        .file(
            "fundamentals.csv",
            "party_id,period_end,period,metric,counterparty_id,value",
            "NVDA,2025-01-31,FY,revenue,Oracle Inc,5")
        .file(
            "facilities.csv",
            "facility_id,borrower_id,lender_id,signed_on,limit,guarantor_id",
            "f,Green Team,WXYZ,2025-01-01,1,NVDA")
        .file(
            "exposures.csv",
            "creditor_id,debtor_id,amount",
            "NVDA,ORCL,5",
            "nvidia,oracle,5.0") // repeats it
        .file("scenarios.csv", "scenario_id,kind,party_id", "s,default,NVDA", "t,default,");
  }

  private static String payer(String reference) {
    return (String)
        input.value("SELECT payer_id FROM curated.deal WHERE deal_id = '" + reference + "'");
  }

  private static List<String> payers(String... references) {
    return List.of(references).stream().map(PartyResolutionSparkTest::payer).toList();
  }

  @Test
  void everyRecordIsAcceptedOrRejectedOrARepeat() {
    input.assertOutcomes(Datasets.PARTIES, 13, 0, 2);
    input.assertOutcomes(Datasets.DEALS, 23, 0, 5);
    input.assertOutcomes(Datasets.PAYMENTS, 1, 0, 0);
    input.assertOutcomes(Datasets.HOLDINGS, 1, 1, 2);
    input.assertOutcomes(Datasets.FUNDAMENTALS, 1, 0, 0);
    input.assertOutcomes(StressDatasets.FACILITIES, 1, 0, 0);
    input.assertOutcomes(StressDatasets.EXPOSURES, 1, 1, 0);
    input.assertOutcomes(StressDatasets.SCENARIOS, 2, 0, 0);
  }

  @Test
  void aPartyIsKnownByIdLeiCikAndTicker() {
    assertThat(payers("nvidia", "549300s4klftlo7gsq80", "1045810", "0001045810", "nvda"))
        .containsOnly("nvidia");
  }

  @Test
  void aPartyIsKnownByNameAndAliasWithoutCaseAccentsPunctuationAndLegalForm() {
    assertThat(payers("Nvidia", "nvidia, corp.", "GREEN-TEAM", "英伟达")).containsOnly("nvidia");
    assertThat(payers("AP Moller Maersk", "a.p. møller–mærsk as", "Maersk  Line"))
        .containsOnly("moller");
    assertThat(payer("flower")).isEqualTo("orchid");
  }

  @Test
  void theStrongerIdentifierDecides() {
    assertThat(payer("META")).as("an id, and a ticker").isEqualTo("META");
    assertThat(payer("mtw")).as("a ticker alone").isEqualTo("META");
    assertThat(payer("WXYZ")).as("a LEI, and a ticker").isEqualTo("lender");
    assertThat(payer("1045810")).as("a CIK, and a ticker").isEqualTo("nvidia");
    assertThat(payer("ORCL")).as("a ticker, and an alias").isEqualTo("oracle");
  }

  @Test
  void whatFitsSeveralPartiesStaysUnresolvedWithAllOfThem() {
    assertThat(payer("DELTA Corp")).isEqualTo("DELTA Corp");
    assertThat(input.query("SELECT * FROM curated.party WHERE party_id = 'DELTA Corp'"))
        .containsExactly(
            "{\"party_id\":\"DELTA Corp\",\"name\":\"DELTA Corp\",\"unresolved\":true,"
                + "\"candidates\":\"delta-air (Delta Air Lines), delta-energy (Delta LLC)\"}");
    assertThat(candidates("deals", "DELTA Corp"))
        .isEqualTo("delta-air (Delta Air Lines), delta-energy (Delta LLC)");
  }

  @Test
  void whatFitsNoneStaysUnresolvedWithTheNearest() {
    assertThat(payers("Nvidai", "Qqq Zzz")).containsExactly("Nvidai", "Qqq Zzz");
    assertThat(candidates("deals", "Nvidai")).isEqualTo("nvidia (NVIDIA Corporation)");
    assertThat(candidates("deals", "Qqq Zzz")).isEmpty();
    assertThat(
            input.query("SELECT party_id, candidates FROM curated.party WHERE party_id LIKE '%i'"))
        .containsExactly(
            "{\"party_id\":\"Nvidai\",\"candidates\":\"nvidia (NVIDIA Corporation)\"}");
  }

  private static String candidates(String dataset, String reference) {
    return (String)
        input.value(
            "SELECT unresolved_candidates['"
                + reference
                + "'] FROM ops.data_quality WHERE dataset = '"
                + dataset
                + "'");
  }

  @Test
  void onlyAcceptedRecordsMakeParties() {
    // Of the twins, which conflict, both are rejected, so that no party is known by their names.
    assertThat(
            input
                .rows("SELECT party_id FROM curated.party WHERE unresolved ORDER BY 1")
                .collectAsList())
        .map(row -> row.getString(0))
        .containsExactly("DELTA Corp", "Nobody Corp", "Nvidai", "Qqq Zzz", "Twin One", "twin");
    assertThat(input.value("SELECT count(*) FROM curated.party")).isEqualTo(13L + 6);
    assertThat(
            input.query(
                "SELECT dataset, unresolved_parties FROM ops.data_quality"
                    + " WHERE unresolved_parties > 0"))
        .containsExactly(
            "{\"dataset\":\"deals\",\"unresolved_parties\":5}",
            "{\"dataset\":\"parties\",\"unresolved_parties\":1}");
  }

  @Test
  void everyColumnThatNamesAPartyIsResolved() {
    assertThat(cells("payer_id, payee_id, issuer_id", "deal WHERE deal_id = 'issuer'"))
        .containsExactly("[fb,nvidia,nvidia]");
    assertThat(cells("payer_id, payee_id", "payment")).containsExactly("[nvidia,oracle]");
    assertThat(cells("holder_id, issuer_id", "holding")).containsExactly("[nvidia,oracle]");
    assertThat(cells("party_id, counterparty_id", "fundamental"))
        .containsExactly("[nvidia,oracle]");
    assertThat(cells("borrower_id, lender_id, guarantor_id", "facility"))
        .containsExactly("[nvidia,lender,nvidia]");
    assertThat(cells("creditor_id, debtor_id", "exposure")).containsExactly("[nvidia,oracle]");
    assertThat(cells("party_id", "scenario ORDER BY scenario_id"))
        .containsExactly("[nvidia]", "[null]");
    assertThat(cells("party_id, parent_id", "party WHERE parent_id IS NOT NULL ORDER BY 1"))
        .containsExactly("[child,nvidia]", "[orphan,Nobody Corp]");
  }

  private static List<String> cells(String columns, String from) {
    return input.rows("SELECT " + columns + " FROM curated." + from).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void keysAreComparedOnceTheirPartiesAreKnown() {
    String conflict = "conflicts with another record with the same key";
    assertThat(input.rejected("holdings.csv"))
        .containsExactly(
            "4 holder_id = nvidia, fb, 2025-01-01: " + conflict,
            "5 holder_id = nvidia, fb, 2025-01-01: " + conflict);
    assertThat(input.rejected("parties.csv"))
        .containsExactly("15 party_id = twin: " + conflict, "16 party_id = twin: " + conflict);
  }

  @Test
  void withoutAPartiesFileEveryIdIsItsOwnParty(@TempDir Path folder) {
    CheckedInput alone =
        CheckedInput.of(
            new InputFiles(folder)
                .file(
                    "deals.csv",
                    DEALS,
                    "d1,a,A,debt,2025-01-01,1",
                    "d2,a,a inc,debt,2025-01-01,1"));
    alone.assertOutcomes(Datasets.DEALS, 2, 0, 0);
    assertThat(alone.query("SELECT * FROM curated.party"))
        .containsExactly(
            "{\"party_id\":\"A\",\"name\":\"A\",\"unresolved\":false}",
            "{\"party_id\":\"a inc\",\"name\":\"a inc\",\"unresolved\":false}",
            "{\"party_id\":\"a\",\"name\":\"a\",\"unresolved\":false}");
    assertThat(alone.value("SELECT unresolved_parties FROM ops.data_quality")).isEqualTo(0L);
  }
}
