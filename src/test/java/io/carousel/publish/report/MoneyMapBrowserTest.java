package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The money map of the report page in a real browser. */
final class MoneyMapBrowserTest extends InBrowser {
  /** How many shapes of the map are faded because the pointer is on another one. */
  private static final String FADED_BY_POINTER =
      """
      (() => {
        const map = document.getElementById('map-chart');
        let faded = 0;
        for (const root of echarts.getInstanceByDom(map).getZr().storage.getRoots()) {
          root.traverse((shape) => {
            if (shape.currentStates?.includes('blur')) faded++;
          });
        }
        return faded;
      })()
      """
          .strip();

  /** Sets all filters as wide as they go, and says how many milliseconds the map took to follow. */
  private static final String SHOW_ALL_TIMED =
      """
      (() => {
        const start = performance.now();
        const all = { 'map-parties': 300, 'map-minimum': 0 };
        for (const [id, value] of Object.entries(all)) {
          const slider = document.getElementById(id);
          slider.value = value;
          slider.dispatchEvent(new Event('input'));
        }
        document.getElementById('map-unknown').click();
        const map = document.getElementById('map-chart');
        echarts.getInstanceByDom(map).getZr().flush();
        return performance.now() - start;
      })()
      """
          .strip();

  /** The best of them counts: other load on the machine makes it slower, never faster. */
  private static final int ATTEMPTS = 5;

  @Test
  void aLoopLightsUpAndGoesOutAgain() {
    browser.open(ReportSamples.ring());
    WebElement button = browser.find(SHOWN_LOOP + ".light");

    button.click();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("loop:0");
    assertThat(browser.number(MAP + ".lit")).isEqualTo(3);
    assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("true");
    assertThat(drawnOpacity("p3", "p1")).isLessThan(0.1);
    assertThat(drawnOpacity("p2", "p0")).isGreaterThan(0.2);

    button.click();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("");
    assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(drawnOpacity("p3", "p1")).isGreaterThan(0.2);

    button.click();
    browser.actions().sendKeys(Keys.ESCAPE).perform();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("");
  }

  @Test
  void aLoopIsLitEvenWhereFiltersHideItsEdges() {
    browser.open(ReportSamples.ring());
    set("map-minimum", browser.number("document.getElementById('map-minimum').max"));
    set("map-parties", 1);
    assertThat(browser.number(MAP + ".parties")).isEqualTo(1);

    browser.find(SHOWN_LOOP + ".light").click();

    assertThat(browser.number(MAP + ".lit")).isEqualTo(3);
    assertThat(browser.number(MAP + ".parties")).isEqualTo(3);
  }

  @Test
  void filtersChangeWhatTheMapShows() {
    browser.open(ReportSamples.ring());
    assertThat(browser.number(MAP + ".edges")).isEqualTo(5);

    browser.find("#map-unknown").click();
    assertThat(browser.number(MAP + ".edges")).isEqualTo(4);

    browser.find("input[name=layer][value=capital]").click();
    assertThat(browser.number(MAP + ".edges")).isEqualTo(2);
    browser.find("input[name=layer][value=capital]").click();

    // 40 billion is below the step of 50, and 7 billion as well.
    set("map-minimum", stepReading("$50bn"));
    assertThat(browser.number(MAP + ".edges")).isEqualTo(2);
    set("map-minimum", 0);

    set("map-parties", 2);
    assertThat(browser.number(MAP + ".parties")).isEqualTo(2);
    assertThat((String) browser.value("document.getElementById('map-summary').textContent"))
        .contains("2 parties and 2 others as one (thin lines)");
  }

  @Test
  void anotherBasisIsAnotherNetworkEverywhere() {
    browser.open(ReportSamples.ring());

    enter("map-scope", 1, "change");

    assertThat(browser.value(MAP + ".scope")).isEqualTo(ReportSamples.PAID);
    assertThat(browser.number(MAP + ".edges")).isEqualTo(1);
    assertThat(browser.value("document.getElementById('loops-scope').value")).isEqualTo("1");
    assertThat(browser.find("#chord-empty").isDisplayed()).isTrue();
    assertThat(browser.find("#loops-table tbody:not([hidden])").getText())
        .contains("were not counted");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void partiesStayInPlaceUnderAnyFilter() {
    browser.open(ReportSamples.ring());
    Object before = browser.value(pixelOf("p0"));

    set("map-parties", 2);
    assertThat(browser.value(pixelOf("p0"))).isEqualTo(before);

    browser.open(ReportSamples.ring());
    assertThat(browser.value(pixelOf("p0"))).isEqualTo(before);
  }

  @Test
  void magnificationDoesNotChangeWithTheSelection() {
    browser.open(ReportSamples.ring());
    Object before = browser.value(pixelOf("p1"));
    browser.find("#map-closer").click();
    Object closer = browser.value(pixelOf("p1"));
    assertThat(closer).isNotEqualTo(before);

    search("nvidia");
    assertThat(browser.value(pixelOf("p1"))).isEqualTo(closer);

    browser.find("#map-all").click();
    assertThat(browser.value(pixelOf("p1"))).isEqualTo(before);
  }

  @Test
  void theMapDescribesTheElementUnderThePointerAndKeepsAClickedOne() {
    browser.open(ReportSamples.ring());
    browser.run("document.getElementById('map-chart').scrollIntoView({block: 'center'})");
    List<?> at = (List<?>) browser.value(pixelOf("p1"));
    WebElement map = browser.find("#map-chart");
    int x = ((Number) at.get(0)).intValue() - map.getSize().getWidth() / 2;
    int y = ((Number) at.get(1)).intValue() - map.getSize().getHeight() / 2;

    browser.actions().moveToElement(map, x, y).perform();
    browser.await("!document.querySelector('.tip').hidden");
    assertThat(browser.number(FADED_BY_POINTER)).isPositive();
    assertThat(browser.find(".tip").getText()).contains("Oracle", "receives $307bn");

    browser.actions().click().perform();
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("party:1");
    assertThat(browser.find("#map-details").getText()).contains("Oracle", "Is paid by", "OpenAI");
    assertThat(browser.number(FADED_BY_POINTER)).isZero();
  }

  @Test
  void anEdgeLeadsToItsDealsAndSources() {
    browser.open(ReportSamples.ring());
    search("openai");

    browser.find("#map-details .edges .link").click();

    assertThat(browser.find("#map-details").getText())
        .contains("OpenAI → Oracle", "$300bn", "cloud, signed, 2026-05-26", "A Paper: About cloud");
    assertThat(browser.find("#map-details .deal a").getDomAttribute("href"))
        .isEqualTo("http://news.example/cloud");
  }

  @Test
  void unknownAmountsAreNotZeroInTheMapEither() {
    browser.open(ReportSamples.ring());

    // Oracle's lease is the only money that the bank receives, and its amount is unknown.
    search("bank");
    assertThat(browser.find("#map-details").getText())
        .contains("Receives\nunknown", "Pays\n$7bn")
        .doesNotContain("$0");
    search("oracle");
    assertThat(browser.find("#map-details").getText()).contains("Pays\n$40bn + unknown");
  }

  @Test
  void sumsSayThatTheyAreOfTheEdgesThatAreLeft() {
    String warning = "Sums cover only the edges in the map.";
    browser.open(PatchySamples.leftOut());

    assertThat(browser.find("#map-summary").getText())
        .endsWith("5 edges; 3 more edges are left out: sums cover only the edges in the map.");
    assertThat(browser.find("#map-details").getText()).contains(warning, "table of parties");
    search("oracle");
    assertThat(browser.find("#map-details").getText()).contains(warning, "table of parties");
    enter("map-scope", 1, "change");
    assertThat(browser.find("#map-details").getText()).contains(warning).doesNotContain("table");

    browser.open(ReportSamples.ring());
    assertThat(browser.find("#map-summary").getText()).endsWith("5 edges.");
    assertThat(browser.find("#map-details").getText()).doesNotContain(warning);
  }

  @Test
  void aPartyBeyondTheReportIsNotTakenForOneInIt() {
    browser.open(PatchySamples.leftOut());
    enter("map-scope", 1, "change");

    browser.find(SHOWN_LOOP + ".light").click();

    assertThat(browser.find("#map-details .legs").getText()).contains("Nvidia → 12 $2bn");
    assertThat(
            browser.value(
                "[...document.querySelectorAll('#map-details .legs button')]"
                    + ".map((each) => each.textContent).join()"))
        .isEqualTo("Nvidia,Nvidia");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void edgesAreAsWideAsTheirAmountsInTheColourOfTheirLayerAndDashedWhereItIsUnknown() {
    browser.open(ReportSamples.ring());

    // $300bn, $100bn, $40bn and $7bn.
    assertThat(
            List.of(
                widths("p0", "p1").get(0),
                widths("p2", "p0").get(0),
                widths("p1", "p2").get(0),
                widths("p3", "p1").get(0)))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .doesNotHaveDuplicates();
    // Equity of Nvidia and debt of the bank; cloud and chips.
    assertThat(style("p2", "p0", "color"))
        .isEqualTo(style("p3", "p1", "color"))
        .isNotEqualTo(style("p0", "p1", "color"));
    assertThat(style("p0", "p1", "color")).isEqualTo(style("p1", "p2", "color"));
    assertThat(style("p1", "p3", "type")).isEqualTo("4,4");
    assertThat(style("p0", "p1", "type")).isEqualTo("solid");
  }

  @Test
  void whatStandsForManyIsDrawnThinAndWithoutACore() {
    browser.open(ReportSamples.ring());

    set("map-parties", 2);

    // Nvidia and the bank are one: what Oracle pays them is one edge, of 40 billion and unknown.
    assertThat(widths("p1", "p-1")).containsExactly(4.0, 0.0);
    assertThat(widths("p0", "p1").get(0)).isEqualTo(18.0);
    assertThat(widths("p0", "p1").get(1)).isGreaterThan(1.0);
  }

  @Test
  void aPartyIsFoundByNameOrId() {
    browser.open(ReportSamples.ring());

    search("A Bank");
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("party:3");
    search("nvi");
    assertThat(browser.value(MAP + ".chosen")).isEqualTo("party:2");
    search("nobody");
    assertThat(browser.find("#map-search").getDomAttribute("aria-invalid")).isEqualTo("true");
  }

  @Test
  @Tag("alone")
  void threeHundredPartiesAndThreeThousandEdgesAnswerWithinThreeSeconds() {
    String timed = "not measured";
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && best >= 3000; i++) {
      browser.open(ReportSamples.large());
      long ready = browser.number("document.documentElement.dataset.ready");
      long answered = browser.number(SHOW_ALL_TIMED);
      timed = "ready after " + ready + " ms, all shown in another " + answered + " ms";
      best = Math.min(best, ready + answered);
    }

    assertThat(browser.number(MAP + ".edges")).isEqualTo(3000);
    assertThat(browser.number(MAP + ".parties")).isEqualTo(300);
    assertThat(best).as(timed).isLessThan(3000);
  }

  private static double drawnOpacity(String payer, String payee) {
    Object opacity =
        browser.value(
            "%s.links.find((e) => e.source === '%s' && e.target === '%s').lineStyle.opacity"
                .formatted(mapOption(), payer, payee));
    return ((Number) opacity).doubleValue();
  }

  /** A property of the first line between two parties, as text. */
  private static Object style(String payer, String payee, String property) {
    return browser.value(
        "String(%s.links.find((e) => e.source === '%s' && e.target === '%s').lineStyle.%s)"
            .formatted(mapOption(), payer, payee, property));
  }

  /** How wide the bands and cores between two parties are drawn. */
  private static List<Double> widths(String payer, String payee) {
    List<?> widths =
        (List<?>)
            browser.value(
                "%s.links.filter((e) => e.source === '%s' && e.target === '%s')"
                        .formatted(mapOption(), payer, payee)
                    + ".map((e) => String(e.lineStyle.width))");
    return widths.stream().map(width -> Double.valueOf((String) width)).toList();
  }

  /** Where a party is drawn, in pixels of the map. */
  private static String pixelOf(String id) {
    return """
    (() => {
      const chart = echarts.getInstanceByDom(document.getElementById('map-chart'));
      const node = chart.getOption().series[0].nodes.find((each) => each.id === '%s');
      return chart.convertToPixel({ seriesIndex: 0 }, [node.x, node.y]).map(Math.round);
    })()
    """
        .formatted(id)
        .strip();
  }

  private static long stepReading(String amount) {
    long steps = browser.number("document.getElementById('map-minimum').max");
    for (long step = 0; step <= steps; step++) {
      set("map-minimum", step);
      if (amount.equals(browser.find("#map-minimum-shown").getText())) {
        return step;
      }
    }
    throw new AssertionError("no step of " + amount);
  }

  private static void set(String slider, long value) {
    enter(slider, value, "input");
  }
}
