package io.gondola.examples.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.report.web.RolloutPage;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a person meets it: in a real browser, with pointer and keys. */
class PageInBrowserTest {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: tour}
      spec: {selector: {app: tour}, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: tour}
      spec:
        replicas: REPLICAS
        selector: {matchLabels: {app: tour}}
        template:
          metadata: {labels: {app: tour}}
          spec:
            containers:
            - name: guide
              image: tour/walk:1.0
              ports: [{containerPort: 8080}]
              readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
      """;

  @TempDir private static Path folder;

  private static Chromium browser;
  private static Path small;
  private static Path big;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Chromium.program();
    // In CI a missing browser is an error: nobody reads there that a test was skipped.
    assumeTrue(
        program.isPresent() || System.getenv("CI") != null,
        "there is no Chromium: the page is not tested (apt-get install chromium)");
    assertThat(program).as("Debian's package chromium").isPresent();
    browser = Chromium.start(program.get());
    small = page(10);
    big = page(500);
  }

  @AfterAll
  static void end() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  /** A rollout that loses requests. */
  private static Path page(int replicas) throws IOException {
    Cluster cluster = Cluster.withNodes(10);
    cluster.apply(MANIFEST.replace("REPLICAS", Integer.toString(replicas)));
    cluster.runUntil(Condition.rolloutComplete("tour"), LIMIT);
    cluster.runFor(Duration.ofSeconds(2));
    Traffic traffic = cluster.send(Client.to("tour").named("guests").every(Duration.ofMillis(10)));
    cluster.setImage("tour", "guide", "tour/cable-car:2.0");
    cluster.runUntil(Condition.rolloutComplete("tour"), LIMIT);
    cluster.runFor(Duration.ofSeconds(5));
    traffic.stop();
    RolloutPage page = RolloutPage.of(cluster.timeline()).withTraffic(traffic.report());
    return Files.writeString(folder.resolve("tour-" + replicas + ".html"), page.html());
  }

  @BeforeEach
  void open() {
    browser.resize(1280, 860);
    browser.preferColors("light");
    browser.open(small);
  }

  @AfterEach
  void nothingIsAskedForOrComplainedAbout() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file://") || url.startsWith("data:"));
    assertThat(browser.requests().stream().filter(url -> url.startsWith("file:"))).hasSize(1);
    assertThat(browser.complaints()).isEmpty();
  }

  private static void slideTo(int thousandths) {
    browser.evaluate(
        """
        (() => {
          const slider = document.getElementById('time');
          slider.value = THOUSANDTHS;
          slider.dispatchEvent(new Event('input', {bubbles: true}));
        })()
        """
            .replace("THOUSANDTHS", Integer.toString(thousandths)));
  }

  private static double slider() {
    return browser.evaluate("+document.getElementById('time').value").asDouble();
  }

  private static int count(String selector) {
    return browser.evaluate("document.querySelectorAll('%s').length".formatted(selector)).asInt();
  }

  /** Lets the page draw for a while, as the wall clock has it. */
  private static void watch(int millis) {
    browser.evaluate("new Promise(done => setTimeout(done, %s))".formatted(millis));
  }

  @Test
  void slider_showsThePodsOfItsTime() {
    assertThat(browser.text("h1")).isEqualTo("deployment default/tour");
    assertThat(count("#stage li.available")).isZero();

    slideTo(300);
    assertThat(count("#stage li.available")).isEqualTo(10);
    assertThat(browser.text("#stage .counts")).isEqualTo("10 ready");

    slideTo(1000);
    assertThat(browser.text("#stage section:nth-of-type(2) .counts")).isEqualTo("10 ready");

    slideTo(300);
    assertThat(browser.text("#stage section:nth-of-type(2) .counts")).isEqualTo("no pods");
  }

  @Test
  void play_runsAndPauses() {
    browser.click("#play");
    watch(400);
    assertThat(slider()).isPositive();
    assertThat(browser.evaluate("document.getElementById('play').ariaLabel").asString())
        .isEqualTo("Pause");

    browser.click("#play");
    double stopped = slider();
    watch(200);
    assertThat(slider()).isEqualTo(stopped);
  }

  @Test
  void play_stopsAtTheEndAndBeginsAgain() {
    slideTo(998);
    browser.evaluate("document.getElementById('speed').selectedIndex = 8");
    browser.press(" ");
    watch(500);
    assertThat(slider()).isEqualTo(1000);
    assertThat(browser.evaluate("document.getElementById('play').ariaLabel").asString())
        .isEqualTo("Play");

    browser.evaluate("document.getElementById('speed').selectedIndex = 0");
    browser.press(" ");
    watch(200);
    assertThat(slider()).isLessThan(500);
  }

  @Test
  void keys_moveThroughTime() {
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    assertThat(slider()).isBetween(19.9, 20.1);
    browser.press("ArrowLeft");
    assertThat(slider()).isBetween(9.9, 10.1);
    browser.press("End");
    assertThat(slider()).isEqualTo(1000);
    browser.press("Home");
    assertThat(slider()).isZero();
    browser.press(".");
    assertThat(browser.text("#clock")).isEqualTo("+0.015s");
    browser.press("End");
    browser.press(",");
    assertThat(slider()).isLessThan(1000);
  }

  @Test
  void keys_changeTheSpeed() {
    String before = browser.evaluate("document.getElementById('speed').value").asString();
    browser.press("+");
    assertThat(browser.evaluate("document.getElementById('speed').value").asString())
        .isNotEqualTo(before);
    browser.press("-");
    assertThat(browser.evaluate("document.getElementById('speed').value").asString())
        .isEqualTo(before);
    browser.press("?");
    assertThat(browser.evaluate("document.getElementById('keys').hidden").asBoolean()).isFalse();
    browser.press("Escape");
    assertThat(browser.evaluate("document.getElementById('keys').hidden").asBoolean()).isTrue();
  }

  @Test
  void pods_areReachedByKeysAndTellAboutThemselves() {
    slideTo(300);
    while (!browser.evaluate("document.activeElement.matches('[role=listbox]')").asBoolean()) {
      browser.press("Tab");
    }
    browser.press("ArrowRight");

    assertThat(browser.text("#card"))
        .contains("v1 tour/walk:1.0 on node-", "ready since +", "became ready");
    assertThat(
            browser
                .evaluate(
                    "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaLabel")
                .asString())
        .matches("tour-\\w+-\\w+, ready");
    assertThat(slider()).isEqualTo(300);
  }

  @Test
  void pointer_showsPodsAndEvents() {
    slideTo(1000);
    browser.pointAt("#stage section:nth-of-type(2) li.available");
    assertThat(browser.text("#card")).contains("v2 tour/cable-car:2.0", "ready since +");

    browser.pointAt("#log li small");
    assertThat(browser.text("#card")).contains("by ", "because ");
  }

  @Test
  void event_takesToItsTime() {
    slideTo(1000);
    String time = browser.text("#log li:nth-child(5) button");
    browser.click("#log li:nth-child(5) button");

    assertThat(browser.text("#clock")).isEqualTo(time);
    assertThat(browser.text("#log li.now button")).isEqualTo(time);
  }

  @Test
  void chart_takesToItsTimeAndMarksLostRequests() {
    browser.click("#charts .plot");

    assertThat(slider()).isBetween(495.0, 505.0);
    assertThat(browser.text("#charts .traffic .loss")).matches("\\d+ lost");
    slideTo(1000);
    assertThat(browser.text("#log .loss")).contains("a request of guests was ");
  }

  @Test
  void screenReader_hearsWhatIsThere() {
    slideTo(1000);
    watch(600);

    assertThat(browser.text("#status"))
        .contains("v2 tour/cable-car:2.0: 10 ready", "10 available (floor 8)");
    assertThat(browser.evaluate("document.getElementById('time').ariaValueText").asString())
        .contains("10 ready");
    assertThat(
            browser
                .evaluate(
                    "[...document.querySelectorAll('button, input, select, [role=listbox]')].filter(e => !e.ariaLabel && !e.labels?.length && !e.textContent.trim()).length")
                .asInt())
        .isZero();
  }

  /** WCAG AA: 4.5 to 1 for text. */
  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void text_isReadable(String scheme) {
    browser.preferColors(scheme);

    String poor =
        browser
            .evaluate(
                """
                (() => {
                  const style = getComputedStyle(document.documentElement);
                  const light = (name) => {
                    const hex = style.getPropertyValue(name).trim();
                    const parts = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
                      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
                  };
                  const poor = [];
                  for (const ground of ['--paper', '--card']) {
                    for (const text of ['--ink', '--quiet', '--v0', '--v1', '--v2', '--v3', '--lost']) {
                      const [low, high] = [light(ground), light(text)].sort((a, b) => a - b);
                      if ((high + 0.05) / (low + 0.05) < 4.5) poor.push(`${text} on ${ground}`);
                    }
                  }
                  return poor.join(', ');
                })()
                """)
            .asString();

    assertThat(poor).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280", "768", "375"})
  void page_fitsItsWindow(int width) {
    browser.resize(width, 812);
    for (Path page : new Path[] {small, big}) {
      browser.open(page);
      slideTo(700);

      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
    }
  }

  /** A frame takes 17 ms where nothing else runs; this leaves room for machines that are busy. */
  @Test
  void rolloutOf500Pods_playsSmoothly() {
    browser.open(big);
    browser.evaluate("document.getElementById('speed').selectedIndex = 5");
    browser.click("#play");

    double frame =
        browser
            .evaluate(
                """
                new Promise((done) => {
                  const frames = [];
                  let last = performance.now();
                  const next = (now) => {
                    frames.push(now - last);
                    last = now;
                    const over = document.getElementById('play').ariaLabel === 'Play';
                    if (over || frames.length >= 240) {
                      done(frames.sort((a, b) => a - b)[frames.length >> 1]);
                    } else {
                      requestAnimationFrame(next);
                    }
                  };
                  requestAnimationFrame(next);
                })
                """)
            .asDouble();

    assertThat(count("#stage li")).isGreaterThan(1000 - 1);
    assertThat(frame).as("milliseconds of every other frame").isLessThan(60);
  }

  @Test
  void pageOfNothing_saysSo() throws IOException {
    RolloutPage empty = RolloutPage.of(Cluster.withNodes(1).timeline());
    browser.open(Files.writeString(folder.resolve("empty.html"), empty.html()));

    assertThat(browser.text("#stage")).isEqualTo("This record knows no pods.");
    browser.press("End");
    assertThat(browser.text("h1")).isEqualTo("no rollout");
  }
}
