package io.carousel.publish.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a browser; skipped if none is installed. */
abstract class InBrowser {
  /** The map's description of itself. */
  static final String MAP = "document.getElementById('map-chart').dataset";

  static final String SHOWN_LOOP = "#loops-table tbody:not([hidden]) tr[data-loop] ";

  static Browser browser;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Optional<Browser> started = Browser.start(folder);
    if (started.isEmpty()) {
      System.err.println(Browser.MISSING);
    }
    assumeTrue(started.isPresent(), Browser.MISSING);
    browser = started.get();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  @BeforeEach
  void asOnADesk() {
    browser.resize(1440, 900);
    browser.console();
  }

  static String mapOption() {
    return "echarts.getInstanceByDom(document.getElementById('map-chart')).getOption().series[0]";
  }

  /** Puts a value into a field of the page, as its reader would. */
  static void enter(String id, Object value, String event) {
    browser.run(
        """
        const field = document.getElementById('%s');
        field.value = '%s';
        field.dispatchEvent(new Event('%s'));
        """
            .formatted(id, value, event));
  }

  static void search(String text) {
    enter("map-search", text, "change");
  }
}
