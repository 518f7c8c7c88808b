package org.qinqing.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A window of Chromium as a telephone or a projector has it. */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BETWEEN_NANOS = 20_000_000;
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final ChromeDriver driver;
  private final String name;
  private final int width;
  private final int height;
  private final boolean phone;

  private Browser(ChromeDriver driver, String name, int width, int height, boolean phone) {
    this.driver = driver;
    this.name = name;
    this.width = width;
    this.height = height;
    this.phone = phone;
    size(1);
    colours("light");
  }

  static Browser phone(String name) throws IOException {
    return new Browser(driver(), name, 390, 844, true);
  }

  static Browser projector() throws IOException {
    return new Browser(driver(), "projector", 1920, 1080, false);
  }

  /** Never skipped: where there is no browser nothing is known of the pages. */
  private static ChromeDriver driver() throws IOException {
    Path browser =
        BROWSERS.stream()
            .flatMap(candidate -> onPath(candidate).stream())
            .findFirst()
            .orElseThrow(() -> new IOException("no Chromium: apt-get install chromium"));
    Path driver =
        onPath("chromedriver")
            .orElseThrow(() -> new IOException("no chromedriver: apt-get install chromium-driver"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-proxy-server",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
        "--lang=zh-CN");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .build(),
        options);
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  String name() {
    return name;
  }

  boolean isPhone() {
    return phone;
  }

  void cdp(String command, Map<String, Object> parameters) {
    driver.executeCdpCommand(command, parameters);
  }

  /**
   * Makes everything larger, as the zoom of a browser does: fewer pixels of CSS, as many on glass.
   */
  void size(int zoom) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width / zoom,
            "height",
            height / zoom,
            "deviceScaleFactor",
            phone ? 2 * zoom : zoom,
            "mobile",
            phone));
  }

  void colours(String scheme) {
    cdp(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void offline(boolean yes) {
    cdp("Network.enable", Map.of());
    cdp(
        "Network.emulateNetworkConditions",
        Map.of("offline", yes, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  void open(URI at) {
    // A change behind the # alone would load nothing.
    driver.get("about:blank");
    driver.get(at.toString());
  }

  void reload() {
    driver.navigate().refresh();
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object runAsync(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** What stands on the screen. */
  String text() {
    return find("body").getText();
  }

  boolean isShown(String css) {
    return all(css).stream().anyMatch(WebElement::isDisplayed);
  }

  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (condition.getAsBoolean()) {
          return;
        }
      } catch (StaleElementReferenceException | NoSuchElementException e) {
        // The screen is just changing.
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(name + " waits for: " + what + "\n" + text());
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
  }

  void awaitText(String text) {
    await(text, () -> text().contains(text));
  }

  void awaitShown(String css) {
    await(css, () -> isShown(css));
  }

  void click(String css) {
    awaitShown(css);
    find(css).click();
  }

  void type(String css, String text) {
    awaitShown(css);
    find(css).clear();
    find(css).sendKeys(text);
  }

  /** Strikes keys, wherever the focus is. */
  void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  /** The id of what has the focus. */
  String focus() {
    return String.valueOf(
        run("return document.activeElement.id || document.activeElement.tagName"));
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  void screenshot(String title) throws IOException {
    Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    Files.createDirectories(folder);
    Files.write(folder.resolve(title + ".png"), picture());
  }

  java.awt.image.BufferedImage image() throws IOException {
    try (InputStream in = new ByteArrayInputStream(picture())) {
      return ImageIO.read(in);
    }
  }

  /** What was loaded since this was last asked: events of the protocol, such as a request. */
  List<JsonNode> traffic() {
    List<JsonNode> events = new ArrayList<>();
    driver
        .manage()
        .logs()
        .get(LogType.PERFORMANCE)
        .forEach(entry -> events.add(JSON.readTree(entry.getMessage()).path("message")));
    return events;
  }

  static String resource(String path) throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
