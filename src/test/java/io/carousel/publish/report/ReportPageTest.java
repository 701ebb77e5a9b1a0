package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
  private static final int SIX_MEGABYTES = 6_000_000;

  @Test
  void namesCannotBecomeMarkup() {
    String page = withoutScripts(ReportPage.html(ReportSamples.hostile()));

    assertThat(page)
        .contains("&lt;script&gt;globalThis.harmed = 1&lt;/script&gt;")
        .doesNotContain("<script>globalThis")
        .doesNotContain("<img");
  }

  @Test
  void dataCannotEndItsElement() throws IOException {
    String json = dataOf(ReportPage.html(ReportSamples.hostile()));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(namesIn(new ObjectMapper().readTree(json)))
        .containsExactlyInAnyOrderElementsOf(ReportSamples.HOSTILE.values());
  }

  @Test
  void thePolicyAllowsExactlyTheContent() throws GeneralSecurityException {
    String page = ReportPage.html(ReportSamples.ring());
    String policy =
        between(page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");

    List<String> scripts = hashesOf(page, "<script>(.*?)</script>");
    List<String> styles = hashesOf(page, "<style>(.*?)</style>");

    assertThat(scripts).hasSizeGreaterThan(10);
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; script-src %s; style-src %s; img-src data:;"
                + " base-uri 'none'; form-action 'none'",
            String.join(" ", scripts), String.join(" ", styles));
  }

  @Test
  void nothingIsLoadedAndNoAttributeIsScriptOrStyle() {
    String page = withoutScripts(ReportPage.html(ReportSamples.ring()));

    assertThat(page)
        .doesNotContain(" src=", "<link", "<iframe", "@import", "url(", " style=")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void onlyWebAddressesAreLinks() {
    String page = withoutScripts(ReportPage.html(ReportSamples.hostile()));

    List<String> links =
        all(page, "<a href=\"([^\"#][^\"]*)\"").stream().map(link -> link.group(1)).toList();

    assertThat(links)
        .containsExactlyInAnyOrder(
            "https://news.example/a?b=1&amp;c=2", "http://news.example/cloud");
    assertThat(page).contains("javascript:globalThis.harmed = 4", "not a url &lt;b&gt;");
    assertThat(all(page, "<a href=\"http[^>]*rel=\"noopener noreferrer\"")).hasSize(2);
  }

  @Test
  void nullIsNotShownAsZero() {
    String page = withoutScripts(ReportPage.html(ReportSamples.ring()));
    String paid = between(page, "<th scope=\"row\">Paid</th>", "</tr>");
    String unknownLoop = between(page, "data-loop=\"1\"", "</tr>");

    assertThat(paid).contains("$10bn", "not measured").doesNotContain("$0", "0%");
    assertThat(unknownLoop).contains("unknown").doesNotContain("$");
    assertThat(between(page, "data-loop=\"0\"", "</tr>"))
        .contains("$40bn")
        .doesNotContain("unknown");
  }

  @Test
  void partiesTellUnknownFromNotMeasuredAndFromNoPart() {
    String page = withoutScripts(ReportPage.html(PatchySamples.unknowns()));

    // Receives, pays, net, circular, share, returns, PageRank, without it.
    assertThat(figuresOf(page, "lessor"))
        .startsWith("unknown", "$7bn", "unknown", "unknown", "unknown", "not measured");
    assertThat(figuresOf(page, "tenant"))
        .startsWith("$0", "unknown", "unknown", "no inflow", "no inflow", "unknown");
    assertThat(figuresOf(page, "mixed"))
        .startsWith("$5bn + unknown", "$3bn", "unknown", "not measured", "not measured");
    assertThat(figuresOf(page, "quiet"))
        .startsWith("$4bn", "$3bn", "$1bn")
        .endsWith("not measured", "not measured", "not measured", "not measured", "not measured");
    assertThat(figuresOf(page, "giver"))
        .startsWith("$0", "$9bn", "−$9bn", "no inflow", "no inflow", "not measured");
    assertThat(figuresOf(page, "stranger")).hasSize(8).containsOnly("–");
    assertThat(figuresOf(page, "whole"))
        .containsExactly("$6bn", "$1bn", "$5bn", "$0", "0%", "10%", "0.250", "$1bn");
    assertThat(page)
        .contains("title=\"5,000,000,000.00 USD and 1 payment of unknown amount\"")
        .contains("title=\"2 payments of unknown amount\"");
  }

  @Test
  void longTextsAreCut() {
    String page = ReportPage.html(PatchySamples.longTexts(1_000));
    String longer = ReportPage.html(PatchySamples.longTexts(50_000));

    assertThat(page).contains("x".repeat(200) + "…").doesNotContain("x".repeat(201));
    assertThat(longer).hasSameSizeAs(page);
  }

  @Test
  void aUrlIsALinkOnlyIfItIsNotTooLong() {
    String page = ReportPage.html(PatchySamples.longTexts(1));

    assertThat(page)
        .contains("href=\"https://news.example/" + "y".repeat(1_900) + "\"")
        .doesNotContain("href=\"https://news.example/z", "z".repeat(201), ">https://" + "y");
    assertThat(withoutScripts(page)).contains("z…", "y…");
  }

  @Test
  void aRunThatDoesNotKnowItsInputDoesNotNameIt() {
    assertThat(withoutScripts(ReportPage.html(PatchySamples.ofSingleJobs())))
        .contains("<dt>Run</dt>", "as of 26 May 2026")
        .doesNotContain("<dt>Input</dt>", "<dt>Known as of</dt>", "<dd></dd>", "<bdi></bdi>");
  }

  @Test
  void sectionsSayHowFarTheyReach() {
    assertThat(ReportPage.html(ReportSamples.ring()))
        .contains("the last input that was read", "for up to ten years")
        .doesNotContain("parties are shown.");
    assertThat(withoutScripts(ReportPage.html(PatchySamples.leftOut())))
        .contains("3 of 6 parties are shown.");
  }

  @Test
  void aScopeSaysWhatWasNotMeasuredAndWhy() {
    assertThat(ReportPage.html(ReportSamples.ring())).contains("circulation: OpenAI");
  }

  @Test
  void aRunThatMeasuredNothingSaysSo() {
    String page = withoutScripts(ReportPage.html(ReportSamples.empty()));

    assertThat(page)
        .contains("Nothing was measured", "there is nothing to draw", "No scope was measured")
        .doesNotContain("null", "chart\"");
  }

  @Test
  void exposureIsNotMeasuredOrNotFound() {
    assertThat(all(withoutScripts(ReportPage.html(ReportSamples.empty())), "has no such table"))
        .hasSize(3);
    assertThat(withoutScripts(ReportPage.html(ReportSamples.alone())))
        .contains("No party's counterparties are known")
        .contains("No supplier is known to have given its customers capital")
        .contains("No party is known to have promised any payment")
        .doesNotContain("has no such table", "yardstick-table", "gaps-table");
  }

  @Test
  void gapsInTablesAreListed() {
    String page = withoutScripts(ReportPage.html(ReportSamples.ring()));

    assertThat(between(page, "id=\"gaps-table\"", "</table>"))
        .contains("reporting.commitment", "no revenue: coverage, A Bank", ">3<");
  }

  @Test
  void nullExposureIsNotShownAsZero() {
    String page = withoutScripts(ReportPage.html(ReportSamples.ring()));

    assertThat(between(page, "title=\"far\"", "</tr>"))
        .contains("$50bn", "reported, year to 2025-12-31", "unknown", "0–10,000")
        .doesNotContain("$0");
    String bank = between(page, "deals since 2025-12-31", "</tr>");
    assertThat(all(bank, ">unknown<")).hasSize(12);
    // What gets there through others is always known.
    assertThat(all(bank, "\\$0")).hasSize(1);
    assertThat(between(page, "2 later years left out", "</tbody>"))
        .contains("unknown", "none known", "not stated")
        .doesNotContain("$");
  }

  @Test
  void aScopeWithoutDealsHasNoLoops() {
    String page = withoutScripts(ReportPage.html(ReportSamples.alone()));

    assertThat(page)
        .contains("Hermit", "No loop needs a leg of unknown amount", "EUR 0", "no gross");
  }

  @Test
  void aLargePageStaysUnderSixMegabytes() throws IOException {
    StringWriter page = new StringWriter();
    ReportPage.write(ReportSamples.large(), page);

    assertThat(page.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(SIX_MEGABYTES);
  }

  @Test
  void theSameReportIsTheSamePage() {
    assertThat(ReportPage.html(ReportSamples.ring()))
        .isEqualTo(ReportPage.html(ReportSamples.ring()));
  }

  private static List<String> namesIn(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.get("parties").forEach(party -> names.add(party.get(1).asText()));
    return names;
  }

  /** The figures of a party, as they are read. */
  private static List<String> figuresOf(String page, String party) {
    String row = between(page, "<tr data-party=\"" + party + "\">", "</tr>");
    return all(row, "<td class=\"figure\"[^>]*>(.*?)</td>").stream()
        .map(cell -> cell.group(1).replaceAll("<[^>]*>", ""))
        .toList();
  }

  private static String dataOf(String page) {
    return between(page, "id=\"report-data\">", "</script>");
  }

  private static String withoutScripts(String page) {
    return page.replaceAll("(?s)<script.*?</script>", "");
  }

  private static String between(String text, String start, String end) {
    assertThat(text).contains(start);
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static List<MatchResult> all(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
  }

  private static List<String> hashesOf(String page, String pattern)
      throws GeneralSecurityException {
    List<String> hashes = new ArrayList<>();
    for (MatchResult inline : all(page, pattern)) {
      byte[] bytes = inline.group(1).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    return hashes;
  }
}
