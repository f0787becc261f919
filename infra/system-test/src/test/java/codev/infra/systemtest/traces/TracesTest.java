package codev.infra.systemtest.traces;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.CONSULTANTS;
import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("The traces of a session")
@Isolated("has a platform of its own")
class TracesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern PERSON =
      Pattern.compile("\\b(?:" + String.join("|", MEMBERS) + ")\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "name=\"traceparent\" content=\"(00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2})\"");

  private static TraceReceiver receiver;
  private static Platform platform;
  private static Meeting meeting;

  @BeforeAll
  static void play() {
    Platform.stopShared();
    receiver = new TraceReceiver();
    platform =
        Platform.startedWith(
            Map.of(
                "CODEV_OTLP_ENDPOINT",
                receiver.address(),
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                "200ms"),
            Platform.temporaryFolder());
    meeting = new Meeting(name -> new TestApiClient(platform.address(), platform.token(name)));
    meeting.found();
    meeting.prepare();
    meeting.presentAndClarify();
    meeting.agree();
    for (var consultant : CONSULTANTS) contribute(consultant);
    meeting.next("CONSULTATION");
    var synthesis = Map.of("text", meeting.say("Je retiens trois pistes"));
    must(meeting.as(CLIENT).post(meeting.path("/synthesis"), synthesis));
    var action = meeting.action(UUID.randomUUID(), "Préparer un ordre du jour à trois");
    must(meeting.as(CLIENT).post(meeting.path("/actions"), action));
    meeting.next("SYNTHESIS");
  }

  @AfterAll
  static void stop() {
    if (platform != null) platform.leave();
    if (receiver != null) receiver.close();
  }

  private static void contribute(String consultant) {
    var text = meeting.say("Et si tu essayais ceci");
    var idea = Meeting.contribution(UUID.randomUUID(), "IDEA", text);
    must(meeting.as(consultant).post(meeting.path("/contributions"), idea));
  }

  @Test
  @DisplayName("lead from the gateway to the commit, its message and the view of a neighbour")
  void lead_from_the_gateway_to_a_view() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(waysTo("learning-service", "codev.processor"))
                    .anySatisfy(
                        way -> {
                          assertThat(way.getFirst().parent()).isEmpty();
                          assertThat(services(way))
                              .containsExactly("gateway", "session-service", "learning-service");
                          assertThat(steps(way))
                              .containsExactly(
                                  "codev.command",
                                  "codev.message",
                                  "codev.command",
                                  "codev.processor");
                        }));
  }

  @Test
  @DisplayName("show the kind of each command, and the template of each path")
  void say_what_it_was() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(values("codev.type")).contains("Contribute");
              assertThat(values("uri")).contains("/api/sessions/{session}/contributions");
            });
  }

  @Test
  @DisplayName("go on from a page to what is done on it")
  void go_on_from_a_page() throws Exception {
    var page = send(request("/sessions/" + meeting.session).header("Accept", "text/html").GET());
    var found = TRACEPARENT.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    var trace = found.group(2);

    send(
        request(meeting.path("/regulations"))
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "same-origin")
            .header("traceparent", found.group(1))
            .POST(BodyPublishers.ofString("{\"text\":\"" + meeting.say("Bon rythme") + "\"}")));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(receiver.spans())
                    .filteredOn(span -> span.trace().equals(trace))
                    .extracting(SentSpan::name)
                    .anyMatch(name -> name.startsWith("codev.page"))
                    .anyMatch(name -> name.startsWith("codev.command")));
    assertThat(logs()).doesNotContain(trace);
  }

  @Test
  @DisplayName("have no word of it, no name, no id of the session or of anybody")
  void have_no_words() {
    await().atMost(PATIENCE).until(() -> !waysTo("learning-service", "codev.processor").isEmpty());
    var received = receiver.received();

    assertThat(received).contains("session-service");
    assertThat(meeting.words).hasSizeGreaterThan(50);
    assertThat(confidential().filter(received::contains)).isEmpty();
    assertThat(receiver.spans())
        .allSatisfy(
            span -> {
              assertThat(span.events()).isZero();
              assertThat(span.name() + span.attributes().values()).doesNotContainPattern(PERSON);
              assertThat(span.attributes().keySet())
                  .isSubsetOf(
                      "codev.type",
                      "outcome",
                      "method",
                      "uri",
                      "status",
                      "exception",
                      "http.method",
                      "http.status_code",
                      "spring.cloud.gateway.route.id");
            });
  }

  /** Of words their ends, which nobody else says. */
  private static Stream<String> confidential() {
    var ends = meeting.words.stream().map(word -> word.substring(word.lastIndexOf(' ') + 1));
    var ids = Stream.of(meeting.session, meeting.group, meeting.programme).map(UUID::toString);
    return Stream.of(ends, ids, Meeting.NAMES.stream()).flatMap(all -> all);
  }

  /** To the spans of a service with this name, each from the first of its trace. */
  private static List<List<SentSpan>> waysTo(String service, String name) {
    return receiver.spans().stream()
        .filter(span -> span.service().equals(service) && span.name().startsWith(name))
        .map(receiver::wayTo)
        .toList();
  }

  private static List<String> services(List<SentSpan> way) {
    return way.stream().map(SentSpan::service).distinct().toList();
  }

  /** Our own. */
  private static List<String> steps(List<SentSpan> way) {
    return way.stream()
        .map(span -> span.name().split(" ", 2)[0])
        .filter(name -> name.startsWith("codev."))
        .toList();
  }

  private static Set<String> values(String attribute) {
    return receiver.spans().stream()
        .flatMap(span -> Stream.ofNullable(span.attributes().get(attribute)))
        .collect(Collectors.toSet());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(platform.address().resolve(path))
        .header("Authorization", "Bearer " + platform.token(CLIENT));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    }
  }

  private static String logs() throws IOException {
    var logs = new StringBuilder();
    try (var files = Files.list(platform.data().resolve("logs"))) {
      for (var file : files.toList()) logs.append(Files.readString(file, ISO_8859_1));
    }
    return logs.toString();
  }
}
