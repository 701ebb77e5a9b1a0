package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report page in a real browser, opened from a file. */
final class ReportBrowserTest extends InBrowser {
  @Test
  void opensWithoutAWordOnTheConsoleAndWithoutTheNetwork() {
    for (Report report :
        List.of(ReportSamples.ring(), ReportSamples.empty(), ReportSamples.alone())) {
      browser.open(report);

      assertThat(browser.console()).isEmpty();
      assertThat(browser.number("performance.getEntriesByType('resource').length")).isZero();
    }
  }

  @Test
  void drawsEveryChart() {
    browser.open(ReportSamples.ring());

    List<String> charts =
        List.of("map", "waterfall", "chord", "pace", "concentration", "vendors", "commitments");
    assertThat(browser.number("document.querySelectorAll('.chart').length"))
        .isEqualTo(charts.size());
    for (String chart : charts) {
      browser.await(inkOf(chart) + " > 500");
      assertThat(browser.value("document.getElementById('" + chart + "-chart').role"))
          .isEqualTo("img");
      assertThat(
              (String)
                  browser.value("document.getElementById('%s-chart').ariaLabel".formatted(chart)))
          .containsAnyOf("$447bn", "$100bn", "4 parties", "$455bn");
    }
  }

  @Test
  void evidenceOfALoopNamesDealsAndSourcesOfEachLeg() {
    browser.open(ReportSamples.ring());
    enter("loops-view", "structural", "change");
    WebElement button = browser.find(SHOWN_LOOP + ".legs");

    button.click();
    assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.find("tr.evidence").getText())
        .contains("A Bank pays Oracle $7bn", "Oracle pays A Bank an unknown amount")
        .contains("amount unknown lease, signed");

    button.click();
    assertThat(browser.holds("document.querySelector('tr.evidence') === null")).isTrue();
  }

  @Test
  void tablesSortBothWaysNumbersAsNumbersAndUnknownLast() {
    browser.open(ReportSamples.ring());
    WebElement receives = browser.find("#parties-table th:nth-child(4) button");

    receives.click();
    assertThat(namesOfParties()).isEqualTo("Oracle, OpenAI, Nvidia, A Bank");
    receives.click();
    assertThat(namesOfParties()).isEqualTo("A Bank, Nvidia, OpenAI, Oracle");
    assertThat(browser.value("document.querySelector('#parties-table th:nth-child(4)').ariaSort"))
        .isEqualTo("ascending");
    browser.find("#parties-table th:nth-child(1) button").click();
    assertThat(namesOfParties()).isEqualTo("A Bank, Nvidia, OpenAI, Oracle");
    browser.find("#parties-table th:nth-child(1) button").click();
    assertThat(namesOfParties()).isEqualTo("Oracle, OpenAI, Nvidia, A Bank");

    browser.find("#deals-data summary").click();
    WebElement amount = browser.find("#deals-table th:nth-child(6) button");
    for (int i = 0; i < 2; i++) {
      amount.click();
      assertThat(
              (String)
                  browser.value(
                      "document.querySelector('#deals-table tbody tr:last-child').innerText"))
          .contains("lease", "unknown");
    }
  }

  @Test
  void partiesSortByKnownFigures() {
    browser.open(PatchySamples.unknowns());
    WebElement receives = browser.find("#parties-table th:nth-child(4) button");

    receives.click();
    assertThat(namesOfParties()).isEqualTo("whole, mixed, quiet, tenant, giver, lessor, stranger");
    receives.click();
    assertThat(namesOfParties()).isEqualTo("tenant, giver, quiet, mixed, whole, lessor, stranger");
  }

  @Test
  void evidenceSaysWhatItLeavesOutAndWhatDoesNotCount() {
    browser.open(PatchySamples.leftOut());
    enter("map-scope", 1, "change");

    browser.find(SHOWN_LOOP + ".legs").click();

    assertThat(browser.find("tr.evidence").getText())
        .contains("does not count on this basis (announced: $100bn) equity, planned")
        .contains("does not count on this basis equity, planned")
        .contains("and 4 more deals, in flow.payment")
        .doesNotContain("amount unknown", "smaller");
  }

  @Test
  void theCircleSaysHowManyOfItsPartiesAreShown() {
    browser.open(PatchySamples.leftOut());
    assertThat(browser.find("#chord-scope").getText())
        .contains("3 of 6 parties are shown, 3 edges that the map includes.");

    enter("map-scope", 1, "change");
    assertThat(browser.find("#chord-empty").getText()).contains("All of its parties");

    browser.open(ReportSamples.ring());
    assertThat(browser.find("#chord-scope").getText()).contains(": 3 parties, 3 edges.");
    enter("map-scope", 1, "change");
    assertThat(browser.find("#chord-empty").getText()).contains("No circle");
  }

  @Test
  void aUrlThatWasCutIsNoLink() {
    browser.open(PatchySamples.longTexts(10));

    browser.find(SHOWN_LOOP + ".legs").click();

    assertThat(browser.number("document.querySelectorAll('.evidence a').length")).isEqualTo(1);
    assertThat(browser.find(".evidence a").getDomAttribute("href")).hasSize(1_921);
    assertThat(browser.find(".evidence .unlinked").getText()).endsWith("z…");
  }

  @Test
  void partiesAreSearched() {
    browser.open(ReportSamples.ring());

    browser.find("#parties-search").sendKeys("ora");

    assertThat(browser.find("#parties-table tbody").getText())
        .contains("Oracle")
        .doesNotContain("Nvidia");
    assertThat(browser.find("#parties-status").getText()).isEqualTo("1 party of 4");
  }

  @Test
  void theButtonChangesTheThemeOfPageAndCharts() {
    browser.open(ReportSamples.ring());
    String paper = (String) browser.value("getComputedStyle(document.body).backgroundColor");
    Object ink = browser.value(labelColour());

    browser.find("#theme").click();

    assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(paper);
    assertThat(browser.value(labelColour())).isNotEqualTo(ink);
    browser.find("#theme").click();
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor")).isEqualTo(paper);
    assertThat(browser.value(labelColour())).isEqualTo(ink);
  }

  @Test
  void printingIsLightAndNarrowAndIsUndone() {
    browser.open(ReportSamples.ring());
    browser.find("#theme").click();
    String paper = (String) browser.value("getComputedStyle(document.body).backgroundColor");
    long width = browser.number("document.querySelector('#map-chart canvas').clientWidth");

    browser.run("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(paper);
    assertThat(browser.number("document.querySelector('#map-chart canvas').clientWidth"))
        .isEqualTo(680);
    assertThat(browser.holds("document.getElementById('deals-data').open")).isTrue();

    browser.run("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor")).isEqualTo(paper);
    assertThat(browser.number("document.querySelector('#map-chart canvas').clientWidth"))
        .isEqualTo(width);
    assertThat(browser.holds("document.getElementById('deals-data').open")).isFalse();
  }

  @Test
  void theKeyboardAloneReachesAndWorksTheControls() {
    browser.open(ReportSamples.ring());

    tab();
    assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
    tabTo("map-search");
    browser.actions().sendKeys("nvidia", Keys.ENTER).perform();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("party:2");
    tabTo("map-minimum");
    browser.actions().sendKeys(Keys.ARROW_RIGHT).perform();
    assertThat(browser.find("#map-minimum-shown").getText()).isEqualTo("$10bn");
    assertThat(browser.number(MAP + ".edges")).isEqualTo(4);
    tabTo("map-unknown");
    browser.actions().sendKeys(Keys.SPACE).perform();
    assertThat(browser.number(MAP + ".edges")).isEqualTo(3);
    tabTo("map-clear");
    browser.actions().sendKeys(Keys.ENTER).perform();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("");
    tabUntil("document.activeElement.matches('tr[data-loop] .light')");
    browser.actions().sendKeys(Keys.SPACE).perform();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("loop:0");
  }

  @Test
  void hostileTextsStayText() {
    browser.open(ReportSamples.hostile());

    browser.find(SHOWN_LOOP + ".light").click();
    browser.find(SHOWN_LOOP + ".legs").click();
    for (String id : ReportSamples.HOSTILE.keySet()) {
      search(id);
    }
    browser.actions().moveToElement(browser.find("#map-chart")).perform();
    browser.run("document.querySelectorAll('details').forEach((each) => (each.open = true))");

    assertThat(browser.value("globalThis.harmed")).isNull();
    assertThat(browser.console()).isEmpty();
    assertThat(browser.number("document.images.length")).isZero();
    assertThat(
            browser.value("[...new Set([...document.links].map((a) => a.protocol))].sort().join()"))
        .isEqualTo("file:,http:,https:");
    assertThat(
            browser.value(
                "document.querySelector('#parties-table tr[data-party=bank] bdi').textContent"))
        .isEqualTo(ReportSamples.HOSTILE.get("bank"));
    assertThat(drawnTexts()).containsAll(ReportSamples.HOSTILE.values());
  }

  @Test
  void thePolicyStopsScriptsThatAreNotThePages() {
    browser.open(ReportSamples.ring());

    browser.run(
        """
        const script = document.createElement('script');
        script.textContent = 'globalThis.harmed = 5';
        document.body.append(script);
        """);

    assertThat(browser.value("globalThis.harmed")).isNull();
    assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void aPhoneNeedsNoScrollingToTheSide() {
    for (Report report :
        List.of(ReportSamples.ring(), ReportSamples.hostile(), PatchySamples.longTexts(1_000))) {
      browser.resize(390, 844);
      browser.open(report);
      browser.run("document.querySelectorAll('details').forEach((each) => (each.open = true))");
      browser.find(SHOWN_LOOP + ".legs").click();

      assertThat(browser.number("innerWidth")).isEqualTo(390);
      assertThat(browser.number("document.documentElement.scrollWidth"))
          .isEqualTo(browser.number("document.documentElement.clientWidth"));
    }
  }

  /** Pixels of a chart that are not empty. */
  private static String inkOf(String chart) {
    return """
    (() => {
      const canvas = document.querySelector('#%s-chart canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let ink = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) ink++;
      return ink;
    })()
    """
        .formatted(chart)
        .strip();
  }

  private static String labelColour() {
    return mapOption() + ".nodes[0].label.color";
  }

  /** Every text that the map has drawn, as it was drawn. */
  private static List<String> drawnTexts() {
    List<?> texts =
        (List<?>)
            browser.value(
                """
                (() => {
                  const zr = echarts.getInstanceByDom(document.getElementById('map-chart')).getZr();
                  const texts = [];
                  for (const root of zr.storage.getRoots()) {
                    root.traverse((each) => {
                      const text = each.getTextContent?.()?.style.text;
                      if (text) texts.push(text);
                    });
                  }
                  return texts;
                })()
                """
                    .strip());
    return texts.stream().map(String.class::cast).toList();
  }

  private static Object namesOfParties() {
    return browser.value(
        "[...document.querySelectorAll('#parties-table bdi')]"
            + ".map((n) => n.textContent).join(', ')");
  }

  private static void tab() {
    browser.actions().sendKeys(Keys.TAB).perform();
  }

  private static void tabTo(String id) {
    tabUntil("document.activeElement.id === '" + id + "'");
  }

  private static void tabUntil(String reached) {
    for (int i = 0; i < 60; i++) {
      if (browser.holds(reached)) {
        return;
      }
      tab();
    }
    throw new AssertionError("60 tabs do not lead to where " + reached);
  }
}
