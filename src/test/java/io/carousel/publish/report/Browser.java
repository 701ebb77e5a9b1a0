package io.carousel.publish.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with one page open. */
final class Browser implements AutoCloseable {
  static final String MISSING =
      "browser tests skipped: no chromium or chromedriver found; install Debian's chromium and"
          + " chromium-driver";

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final ChromeDriver driver;
  private final Path folder;

  private Browser(ChromeDriver driver, Path folder) {
    this.driver = driver;
    this.folder = folder;
  }

  /** Starts one that opens pages from the folder; empty if none is installed. */
  static Optional<Browser> start(Path folder) {
    Optional<File> chromium = BROWSERS.stream().flatMap(Browser::onPath).findFirst();
    Optional<File> chromedriver = onPath("chromedriver").findFirst();
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      return Optional.empty();
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.get()).build();
    ChromeDriver driver = new ChromeDriver(service, options(chromium.get()));
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    return Optional.of(new Browser(driver, folder));
  }

  private static ChromeOptions options(File chromium) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,900", "--lang=en");
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  private static Stream<File> onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(folder -> new File(folder, program))
        .filter(File::canExecute);
  }

  /** Opens the page of a report from its file, and waits until its charts are drawn. */
  void open(Report report) {
    try {
      Path file = folder.resolve("report.html");
      Files.writeString(file, ReportPage.html(report));
      driver.get(file.toUri().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("document.documentElement.dataset.ready !== undefined");
  }

  /** Sets width and height; a phone is narrower than headless windows get. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The value of an expression in the page. */
  Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  /** A number, or a text that holds one. */
  long number(String expression) {
    return Math.round(Double.parseDouble(String.valueOf(value(expression))));
  }

  boolean holds(String expression) {
    return Boolean.TRUE.equals(value("Boolean(" + expression + ")"));
  }

  /** Runs statements in the page. */
  void run(String statements) {
    driver.executeScript(statements);
  }

  /** Looks once a frame whether an expression holds; gives up after twenty seconds. */
  void await(String expression) {
    Object held =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const end = performance.now() + 20000;
            const look = () => {
              if (%s) done(true);
              else if (performance.now() > end) done(false);
              else requestAnimationFrame(look);
            };
            look();
            """
                .formatted(expression));
    if (!Boolean.TRUE.equals(held)) {
      throw new AssertionError("does not come true in the page: " + expression);
    }
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** The element that has the focus. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  Actions actions() {
    return new Actions(driver);
  }

  /** Console messages of the page since the last call, including errors of the browser. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
