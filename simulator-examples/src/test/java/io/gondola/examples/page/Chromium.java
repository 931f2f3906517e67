package io.gondola.examples.page;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium with one page, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long PATIENCE_SECONDS = 60;
  private static final String LISTENS = "DevTools listening on ";

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages;

  /** What the page reported since it was loaded, in the words of the protocol. */
  private final List<JsonNode> events = new ArrayList<>();

  private String session = "";
  private int calls;

  private Chromium(
      Process process, Path profile, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.profile = profile;
    this.socket = socket;
    this.messages = messages;
  }

  /** The program, if there is one. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-headless-shell", "chromium-browser")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it, with a profile of its own. */
  static Chromium start(Path program) throws IOException {
    Path profile = Files.createTempDirectory("chromium");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(process), new Inbox(messages))
            .join();
    Chromium chromium = new Chromium(process, profile, socket, messages);
    chromium.attach();
    return chromium;
  }

  private static URI address(Process process) throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(LISTENS)) {
        return URI.create(line.substring(LISTENS.length()).strip());
      }
    }
    throw new IOException("Chromium ended without listening");
  }

  /** Puts the pieces of a message together. */
  private static final class Inbox implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    private Inbox(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        messages.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  private void attach() {
    String target =
        call("Target.createTarget", object().put("url", "about:blank")).get("targetId").asString();
    session =
        call("Target.attachToTarget", object().put("targetId", target).put("flatten", true))
            .get("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", object());
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  JsonNode call(String method, ObjectNode parameters) {
    ObjectNode message = object().put("id", ++calls).put("method", method);
    message.set("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode answer = await("the answer to " + method, each -> each.path("id").asInt(0) == calls);
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  private JsonNode await(String what, Predicate<JsonNode> wanted) {
    try {
      while (true) {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new IllegalStateException("Chromium did not send " + what);
        }
        if (message.has("method")) {
          events.add(message);
        }
        if (wanted.test(message)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void open(Path file) {
    events.clear();
    call("Page.navigate", object().put("url", file.toUri().toString()));
    if (events.stream().noneMatch(event -> is(event, "Page.loadEventFired"))) {
      await("the end of loading", event -> is(event, "Page.loadEventFired"));
    }
  }

  private static boolean is(JsonNode event, String method) {
    return event.path("method").asString("").equals(method);
  }

  /** The value of an expression in the page; a promise is waited for. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            object()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  String text(String selector) {
    return evaluate("document.querySelector(\"%s\").textContent".formatted(selector)).asString();
  }

  /** Presses a key, as {@code KeyboardEvent.key} names it. */
  void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode event = object().put("type", type).put("key", key);
      if (key.length() == 1 && type.equals("keyDown")) {
        event.put("text", key);
      }
      call("Input.dispatchKeyEvent", event);
    }
  }

  /** Moves the pointer to the middle of an element. */
  void pointAt(String selector) {
    mouse("mouseMoved", middle(selector));
  }

  void click(String selector) {
    JsonNode at = middle(selector);
    mouse("mousePressed", at);
    mouse("mouseReleased", at);
  }

  private JsonNode middle(String selector) {
    return evaluate(
        """
        (() => {
          const element = document.querySelector("%s");
          element.scrollIntoView({block: 'center'});
          const box = element.getBoundingClientRect();
          return {x: box.left + box.width / 2, y: box.top + box.height / 2};
        })()
        """
            .formatted(selector));
  }

  private void mouse(String type, JsonNode at) {
    call(
        "Input.dispatchMouseEvent",
        object()
            .put("type", type)
            .put("x", at.get("x").asDouble())
            .put("y", at.get("y").asDouble())
            .put("button", type.equals("mouseMoved") ? "none" : "left")
            .put("clickCount", 1));
  }

  void resize(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        object()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** Lets the page believe that its reader likes it {@code light} or {@code dark}. */
  void preferColors(String scheme) {
    ObjectNode parameters = object();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    call("Emulation.setEmulatedMedia", parameters);
  }

  byte[] screenshot() {
    String png = call("Page.captureScreenshot", object()).get("data").asString();
    return Base64.getDecoder().decode(png);
  }

  /** What the page asked for since it was opened. */
  List<String> requests() {
    return events.stream()
        .filter(event -> is(event, "Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asString())
        .toList();
  }

  /** Errors and warnings since the page was opened. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                is(event, "Runtime.exceptionThrown")
                    || is(event, "Log.entryAdded")
                    || is(event, "Runtime.consoleAPICalled"))
        .map(JsonNode::toString)
        .toList();
  }

  /** Ends the program and removes its profile, which nothing else has written to. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    session = "";
    call("Browser.close", object());
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException unwilling) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
    all.forEach(each -> each.onExit().join());
    socket.abort();
    MoreFiles.deleteRecursively(profile, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
