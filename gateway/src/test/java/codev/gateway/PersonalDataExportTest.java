package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestTimeouts;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The personal-data export")
class PersonalDataExportTest extends GatewayFixture {
  private static final String FILES = "/api/sessions/me/attachments/";

  @Autowired
  @Qualifier("streamShutdownFilter")
  SmartLifecycle streams;

  private HttpServer learning;
  private volatile int status = 200;

  @BeforeEach
  void learningAnswers() throws IOException {
    learning =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), BACKENDS.vacantPort), 0);
    learning.createContext(
        "/",
        exchange ->
            TestBackends.answer(
                exchange,
                status,
                "application/json",
                "{\"username\":\"alice\",\"answers\":[],\"security\":[%s],\"much\":\"%s\"}"
                    .formatted(
                        fact("2027-01-12T08:00:00Z", "security.key-created"),
                        "much ".repeat(200_000))));
    learning.start();
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"username\":\"alice\",\"facts\":[{\"what\":\"%s\"}]}"
                    .formatted(exchange.getRequestURI().getPath()));
  }

  private static String fact(String at, String what) {
    return "{\"at\":\"%s\",\"what\":\"%s\"}".formatted(at, what);
  }

  @AfterEach
  void learningIsGone() {
    learning.stop(0);
  }

  @Test
  @DisplayName("composes at one address what all services hold, requested in the person's name")
  void at_one_address_what_all_services_hold() throws Exception {
    var answer = send(asAlice("/api/me/export?after=7").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(200);
    var whole = JsonMapper.shared().readTree(answer.body());
    assertThat(whole.path("username").asString()).isEqualTo("alice");
    assertThat(whole.path("answers").isArray()).isTrue();
    assertThat(whole.at("/inGroups/0/what").asString()).isEqualTo("/api/groups/me/export");
    assertThat(whole.at("/inSessions/0/what").asString()).isEqualTo("/api/sessions/me/export");
    for (int i = 0; i < 2; i++) {
      var headers = BACKENDS.requests.remove().headers();
      assertThat(headers.getFirst("Authorization")).startsWith("Bearer e");
      assertThat(headers.getFirst("Accept-Language")).isEqualTo("en");
    }
  }

  @Test
  @DisplayName("is one file with a page to read and JSON")
  void is_one_file_with_a_page_and_json() throws Exception {
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"facts\":[{\"at\":\"2027-01-11T10:20:00Z\",\"text\":\"<b>É</b>\",\"x\":[]}]}");

    var answer =
        client.send(
            asAlice("/api/me/export.zip").header("Accept-Language", "fr").build(),
            BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"codev.zip\"");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .contains("<html lang=\"fr\">", "<h1>Mes données dans codev</h1>")
          .contains("<dt>Identifiant</dt><dd>alice</dd>", "Événements des séances")
          .contains("11 janvier 2027", "&lt;b&gt;É&lt;/b&gt;", "aucune donnée")
          .doesNotContain("<b>", "export.");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      var json = JsonMapper.shared().readTree(zip.readAllBytes());
      assertThat(json.at("/inSessions/0/text").asString()).isEqualTo("<b>É</b>");
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  @DisplayName("has the security records of all services together, in order of time")
  void has_the_security_records() {
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"facts\":[],\"security\":[%s]}"
                    .formatted(
                        exchange.getRequestURI().getPath().startsWith("/api/groups")
                            ? fact("2027-01-13T08:00:00Z", "security.signed-in")
                            : fact("2027-01-11T08:00:00.5Z", "security.access-refused")));

    var security =
        JsonMapper.shared().readTree(send(asAlice("/api/me/export")).body()).path("security");

    assertThat(security.valueStream().map(fact -> fact.path("what").asString()))
        .containsExactly("security.access-refused", "security.key-created", "security.signed-in");
  }

  @Test
  @DisplayName("names the moment from which on the security records of all services are complete")
  void names_from_when_on_the_security_records_are_complete() throws Exception {
    BACKENDS.service =
        exchange ->
            TestBackends.answer(
                exchange,
                200,
                "application/json",
                "{\"facts\":[],\"security\":[],\"securityCompleteFrom\":\"%s\"}"
                    .formatted(
                        exchange.getRequestURI().getPath().startsWith("/api/groups")
                            ? "2027-01-11T08:00:00.25Z"
                            : "2027-01-11T08:00:00Z"));

    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("en").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .contains("<p>Security events from before 11 January 2027")
          .contains(" are the exception and are not in this file.")
          .contains("<dt>Security events complete from</dt>")
          .doesNotContain("export.", "{0}");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      assertThat(
              JsonMapper.shared()
                  .readTree(zip.readAllBytes())
                  .path("securityCompleteFrom")
                  .asString())
          .isEqualTo("2027-01-11T08:00:00.25Z");
    }
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("fr").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .contains("<p>Les événements de sécurité antérieurs au 11 janvier 2027")
          .contains(" font exception et ne sont pas dans ce fichier.")
          .contains("<dt>Événements de sécurité complets à partir du</dt>");
    }
  }

  @Test
  @DisplayName("names no such moment where the security records are complete")
  void names_no_moment_where_the_security_records_are_complete() throws Exception {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("en").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8)).doesNotContain("from before", "export.");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      assertThat(JsonMapper.shared().readTree(zip.readAllBytes()).has("securityCompleteFrom"))
          .isFalse();
    }
  }

  @Test
  @DisplayName("has the person's files, each once, under a name that is safe")
  void has_the_files() throws Exception {
    BACKENDS.service = answering("image/png", 200);

    var answer = archive("en");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName())
          .isEqualTo("files/001-etc_é_.html.png");
      assertThat(new String(zip.readAllBytes(), UTF_8)).isEqualTo("bytes of A");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("files/002.png");
      assertThat(new String(zip.readAllBytes(), UTF_8)).isEqualTo("bytes of B");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(new String(zip.readAllBytes(), UTF_8))
          .contains("<dt>Attached file</dt><dd><a href=\"files/002.png\">files/002.png</a></dd>")
          .contains("Security events")
          .doesNotContain("export.");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      var json = JsonMapper.shared().readTree(zip.readAllBytes());
      assertThat(json.at("/inSessions/0/inArchive").asString())
          .isEqualTo("files/001-etc_é_.html.png");
      assertThat(json.at("/inSessions/2/inArchive").asString())
          .as("the same file")
          .isEqualTo("files/001-etc_é_.html.png");
      assertThat(json.at("/inSessions/0/file").asString()).isEqualTo(FILES + "A");
      assertThat(zip.getNextEntry()).isNull();
    }
    assertThat(BACKENDS.requests.stream().filter(request -> request.path().startsWith(FILES)))
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request.headers().getFirst("Authorization")).startsWith("Bearer e"));
  }

  @Test
  @DisplayName("has files with the extension that session-service gives them")
  void has_files_with_their_extension() throws Exception {
    BACKENDS.service =
        exporting(
            attached("A", "{\"attachment\":{\"name\":\"Plan\"}}"),
            exchange -> {
              exchange
                  .getResponseHeaders()
                  .set("Content-Disposition", "inline; filename=\"codev.avif\"");
              TestBackends.answer(exchange, 200, "image/avif", "bytes");
            });

    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("fr").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName())
          .isEqualTo("files/001-Plan.avif");
    }
  }

  @Test
  @DisplayName("cuts a long name of a file between two letters")
  void cuts_a_long_name_between_letters() throws Exception {
    var name = "a".repeat(79);
    BACKENDS.service =
        exporting(
            attached("A", "{\"attachment\":{\"name\":\"%s𝒶.png\"}}".formatted(name)),
            exchange -> TestBackends.answer(exchange, 200, "image/png", "bytes"));

    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("fr").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName())
          .isEqualTo("files/001-" + name + ".png");
    }
  }

  @Test
  @DisplayName("names no file in the archive that is not there any more")
  void without_a_file_that_is_gone() throws Exception {
    BACKENDS.service = answering("image/png", 404);

    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive("fr").body()))) {
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).startsWith("files/001");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.html");
      assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("codev.json");
      var json = JsonMapper.shared().readTree(zip.readAllBytes());
      assertThat(json.at("/inSessions/0").has("inArchive")).isTrue();
      assertThat(json.at("/inSessions/1").has("inArchive")).isFalse();
    }
  }

  @Test
  @DisplayName("breaks off where a file cannot be read: half of it does not look whole")
  void breaks_off_without_a_file() {
    BACKENDS.service = answering("image/png", 500);

    assertThatThrownBy(() -> archive("fr")).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("reads files as the client takes them, whatever they are together")
  void reads_files_as_the_client_takes_them() throws Exception {
    var content = new byte[2 << 20];
    BACKENDS.service =
        exporting(
            files(60),
            exchange -> {
              exchange.getResponseHeaders().add("Content-Type", "image/png");
              exchange.sendResponseHeaders(200, content.length);
              try (var out = exchange.getResponseBody()) {
                out.write(content);
              }
            });

    var answer = client.send(asAlice("/api/me/export.zip").build(), BodyHandlers.ofInputStream());

    await().until(() -> filesRead() > 0);
    // some are on the way, in buffers of the two sides
    await().during(Duration.ofSeconds(2)).until(() -> filesRead() < 30);
    assertThat(entries(answer.body())).as("all files, the page and the JSON").isEqualTo(62);
  }

  @Test
  @DisplayName("reads each file with the access token that the browser's session has then")
  void reads_each_file_with_the_latest_token() throws Exception {
    BACKENDS.tokenValidity = 30; // about to expire: refreshed whenever it is asked for
    BACKENDS.rotating = true;
    BACKENDS.service =
        exporting(files(5), exchange -> TestBackends.answer(exchange, 200, "image/png", "bytes"));
    var browser = new Browser(this).signedIn();
    int before = BACKENDS.refreshes.get();

    var answer =
        client.send(
            browser.withCookies(to("/api/me/export.zip")).build(), BodyHandlers.ofByteArray());

    assertThat(entries(new ByteArrayInputStream(answer.body()))).isEqualTo(7);
    assertThat(BACKENDS.refreshes.get() - before)
        .as("for the request, and each file")
        .isGreaterThanOrEqualTo(6);
    assertThat(browser.send(browser.page("/groups")).statusCode())
        .as("the session goes on")
        .isEqualTo(200);
  }

  @Test
  @DisplayName("reads each file of a program with the program's own token")
  void reads_each_file_of_a_program_with_its_token() throws Exception {
    BACKENDS.service =
        exporting(files(5), exchange -> TestBackends.answer(exchange, 200, "image/png", "bytes"));
    var authorization = BACKENDS.authorization("alice");

    var answer =
        client.send(
            to("/api/me/export.zip").header("Authorization", authorization).build(),
            BodyHandlers.ofByteArray());

    assertThat(entries(new ByteArrayInputStream(answer.body()))).isEqualTo(7);
    assertThat(BACKENDS.requests)
        .filteredOn(request -> request.path().startsWith(FILES))
        .hasSize(5)
        .allSatisfy(
            request ->
                assertThat(request.headers().getFirst("Authorization")).isEqualTo(authorization));
  }

  private static int entries(InputStream archive) throws IOException {
    int entries = 0;
    try (var zip = new ZipInputStream(archive)) {
      while (zip.getNextEntry() != null) entries++;
    }
    return entries;
  }

  private static long filesRead() {
    return BACKENDS.requests.stream().filter(request -> request.path().startsWith(FILES)).count();
  }

  private static String files(int number) {
    return IntStream.range(0, number)
        .mapToObj(one -> attached("F" + one, "{}"))
        .collect(Collectors.joining(","));
  }

  @Test
  @DisplayName("breaks off where the gateway stops: half of it does not look whole")
  void breaks_off_where_the_gateway_stops() throws Exception {
    var isAsked = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    BACKENDS.service =
        exporting(
            files(100), // more than wait to be sent
            exchange -> {
              isAsked.countDown();
              awaitLatch(mayAnswer);
              TestBackends.answer(exchange, 200, "image/png", "bytes");
            });
    var archive =
        client.sendAsync(asAlice("/api/me/export.zip").build(), BodyHandlers.ofByteArray());
    try {
      awaitLatch(isAsked);
      streams.stop();
    } finally {
      mayAnswer.countDown();
      streams.start();
    }

    assertThat(archive)
        .failsWithin(TestTimeouts.LIMIT)
        .withThrowableThat()
        .withCauseInstanceOf(IOException.class);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two files, of which the second is answered with this status. */
  private static HttpHandler answering(String type, int second) {
    var facts =
        List.of(
            attached("A", "{\"attachment\":{\"name\":\"../etc/é?.html\"}}"),
            attached("B", "{\"attachment\":{\"name\":null}}"),
            attached("A", "{}"));
    return exporting(
        String.join(",", facts),
        exchange -> {
          var isFirst = exchange.getRequestURI().getPath().equals(FILES + "A");
          TestBackends.answer(
              exchange, isFirst ? 200 : second, type, isFirst ? "bytes of A" : "bytes of B");
        });
  }

  /**
   * Facts of sessions, with their files. What looks like a file elsewhere is none.
   *
   * @param files answers with one
   */
  private static HttpHandler exporting(String facts, HttpHandler files) {
    return exchange -> {
      var path = exchange.getRequestURI().getPath();
      if (path.startsWith(FILES)) {
        exchange.getResponseHeaders().set("Content-Disposition", "inline; filename=\"codev.png\"");
        files.handle(exchange);
        return;
      }
      var held = path.startsWith("/api/groups") ? attached("C", "{}") : facts;
      TestBackends.answer(exchange, 200, "application/json", "{\"facts\":[%s]}".formatted(held));
    };
  }

  private static String attached(String file, String content) {
    return "{\"file\":\"%s\",\"content\":%s}".formatted(FILES + file, content);
  }

  private HttpResponse<byte[]> archive(String language) throws IOException, InterruptedException {
    return client.send(
        asAlice("/api/me/export.zip").header("Accept-Language", language).build(),
        BodyHandlers.ofByteArray());
  }

  @Test
  @DisplayName("is refused as a whole when one service does not answer")
  void half_of_it_is_not_given() {
    BACKENDS.service = exchange -> TestBackends.answer(exchange, 500, "text/plain", "no");

    var answer = send(asAlice("/api/me/export"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(type(answer)).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("answers");

    var archive = send(asAlice("/api/me/export.zip"));
    assertThat(archive.statusCode()).isEqualTo(503);
    assertThat(type(archive)).startsWith("application/problem+json");
  }

  @Test
  @DisplayName("passes a refusal on unchanged")
  void a_refusal_passes_as_it_is() {
    status = 504;

    assertThat(send(asAlice("/api/me/export")).statusCode()).isEqualTo(504);
    var archive = send(asAlice("/api/me/export.zip"));
    assertThat(archive.statusCode()).isEqualTo(504);
    assertThat(type(archive)).startsWith("application/json");
    assertThat(BACKENDS.requests).isEmpty();
  }
}
