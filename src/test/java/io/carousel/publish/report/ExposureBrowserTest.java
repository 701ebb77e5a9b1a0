package io.carousel.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Dependence and promised payments, in a real browser. */
final class ExposureBrowserTest extends InBrowser {
  private static final String CONCENTRATION = "document.getElementById('concentration-chart')";

  /** The series for unknown counterparties: after ten ranks and the known rest. */
  private static final int UNKNOWN = 11;

  @Test
  void theSideChangesChartTableAndWords() {
    browser.open(ReportSamples.ring());

    assertThat(browser.value(CONCENTRATION + ".dataset.side")).isEqualTo("backlog");
    assertThat(browser.find("#concentration-table tbody:not([hidden])").getText())
        .contains("Oracle", "OpenAI", "65.9%")
        .doesNotContain("Nvidia");
    assertThat((String) browser.value(CONCENTRATION + ".ariaLabel"))
        .contains("Oracle: OpenAI 65.9% of $455bn reported, as of 2025-08-31");
    // 1 - 300 / 455
    assertThat(browser.number("1000 * " + series(UNKNOWN) + ".data[0]")).isEqualTo(341);
    // The bar of its one row is a little above the middle.
    browser.actions().moveToElement(browser.find("#concentration-chart"), 0, -10).perform();
    assertThat(browser.find("#concentration-pointed").getText())
        .isEqualTo("Oracle: OpenAI 65.9%, $300bn by deals");

    enter("concentration-side", "customer", "change");

    assertThat(browser.find("#concentration-status").getText())
        .isEqualTo(
            "2 parties, 1 of which reports its revenue; 2 smaller left out."
                + " Of 1, less than 1% of the total is known; only the table lists them.");
    // Nvidia's 40 are all with Oracle; of what Far reports nothing is known.
    assertThat(shares(0)).isEqualTo("1");
    assertThat(shares(UNKNOWN)).isEqualTo("-");
    assertThat(browser.find("#concentration-table tbody:not([hidden])").getText())
        .contains("Nvidia", "Far & <b>Away</b>");
  }

  @Test
  void pairsHaveTwoKindsOfPurchasesAndNoBarForUnknownAmounts() {
    browser.open(ReportSamples.ring());

    assertThat((String) browser.value("document.getElementById('vendors-chart').ariaLabel"))
        .contains(
            "Nvidia → OpenAI: cash $100bn, bought $25bn + $40bn through others, guaranteed $5bn")
        .doesNotContain("Far");
    assertThat(browser.find("#vendors-table tbody").getText()).contains("A Bank → Far & <b>Away");
  }

  @Test
  void yearsStandInOrderWithTheirGapsAndTheUnknownLast() {
    browser.open(ReportSamples.ring());

    assertThat(browser.value(optionOf("commitments") + ".xAxis[0].data.join()"))
        .isEqualTo("2026,2027,2028,year\nunknown");
    // 60 of 60, 40 of 240 and nothing of 100 is contracted.
    assertThat(browser.value(billions(0))).isEqualTo("60,0,40,0");
    assertThat(browser.value(billions(1))).isEqualTo("0,0,200,100");
    assertThat((String) browser.value("document.getElementById('commitments-chart').ariaLabel"))
        .contains("2028: $240bn + 1 of unknown amount; year unknown: $100bn. Revenue $13bn");

    enter("commitments-party", 1, "change");

    assertThat((String) browser.value("document.getElementById('commitments-chart').ariaLabel"))
        .contains("A Bank has promised 2027: 1 of unknown amount. Revenue unknown, cash unknown");
    assertThat(browser.value(billions(0))).isEqualTo("0");
    assertThat(browser.number(optionOf("commitments") + ".series[0].markLine.data.length"))
        .isZero();
    assertThat(browser.console()).isEmpty();
  }

  private static String optionOf(String chart) {
    return "echarts.getInstanceByDom(document.getElementById('%s-chart')).getOption()"
        .formatted(chart);
  }

  private static String series(int number) {
    return optionOf("concentration") + ".series[" + number + "]";
  }

  private static Object shares(int series) {
    return browser.value(series(series) + ".data.join()");
  }

  private static String billions(int series) {
    return optionOf("commitments") + ".series[" + series + "].data.map((v) => v / 1e9).join()";
  }
}
