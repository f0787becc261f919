package codev.infra.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A foreign page, on the same machine and so of the same site: cookies are sent with what it sends,
 * and even the token's cookie can be read by it. Whoever is signed in here has opened it.
 */
@DisplayName("Depuis la page de quelqu'un d'autre")
class CrossSiteRequestTest {
  private static Meeting meeting;
  private static Browser browser;
  private static BrowserUser facilitator;
  private static HttpServer elsewhere;

  @BeforeAll
  static void open() throws IOException {
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    meeting.found();
    browser = new Browser(Platform.running().address());
    facilitator = browser.atADesk("facilitator");
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var page = trap().getBytes(UTF_8);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterAll
  static void close() {
    if (elsewhere != null) elsewhere.stop(0);
    if (browser != null) browser.close();
  }

  @Test
  @DisplayName(
      "un formulaire n'agit pas au nom de qui est connecté, même avec le jeton lu du cookie")
  void a_form_does_not_act() {
    var before = sessions();
    for (var form : List.of("bare", "armed")) {
      goElsewhere();
      assertThat(facilitator.page().evaluate("() => document.cookie").toString())
          .as("the page can read the token, as any of this host can")
          .contains("__Host-codev-csrf");
      facilitator
          .page()
          .evaluate(
              "() => { document.forms.armed.elements._csrf.value ="
                  + " /__Host-codev-csrf=([^;]*)/.exec(document.cookie)[1]; }");
      assertThat(sent(form)).isEqualTo(403);
      assertThat(sessions()).as(form).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("l'API non plus : du JSON déguisé en texte ne lui est pas une demande")
  void the_api_does_not_act() {
    goElsewhere();
    assertThat(sent("plain")).isEqualTo(403);
    assertThat(meeting.as("facilitator").get(meeting.path("")).body().path("state").asString())
        .isEqualTo("SCHEDULED");
  }

  @Test
  @DisplayName("la même demande, d'une de nos pages, agit")
  void the_same_from_here_acts() {
    var before = sessions();
    facilitator.open("/groups/" + meeting.group);
    facilitator
        .page()
        .evaluate(
            """
            (group) => {
              const form = document.createElement("form");
              form.method = "post";
              form.action = "/groups/" + group + "/sessions";
              form.innerHTML = '<input name="startsAt" value="2027-06-01T09:00"><input name="zone" value="Europe/Paris"><button id="ours">ok</button>';
              document.querySelector("main").append(form);
            }
            """,
            meeting.group.toString());
    facilitator
        .page()
        .waitForResponse(
            answer -> answer.request().method().equals("POST"),
            () -> facilitator.part("#ours").click());
    assertThat(sessions()).isEqualTo(before + 1);
  }

  @TestFactory
  @DisplayName("toute réponse dit au navigateur ce qu'il ne doit pas laisser faire")
  Stream<DynamicTest> every_answer_closes_the_door() {
    return Stream.of(
            "/groups",
            "/sessions/" + meeting.session,
            "/audit/sessions",
            "/nowhere",
            "/assets/codev.css",
            "/assets/none.css",
            "/webjars/htmx.org/dist/htmx.min.js",
            "/door/door.css",
            "/api/groups",
            "/api/sessions/" + meeting.session,
            "/api/sessions/00000000-0000-0000-0000-000000000000",
            "/api/sessions/none",
            "/api/groups/" + meeting.group + "/calendar.ics",
            "/api/sessions/" + meeting.session + "/summary.pdf",
            "/api/sessions/openapi",
            "/api/audit/sessions/checkpoint")
        .flatMap(
            path ->
                Stream.of(Platform.running().token("facilitator"), "none")
                    .map(
                        token ->
                            DynamicTest.dynamicTest(
                                path + (token.equals("none") ? ", inconnu" : ""),
                                () -> isClosed(path, token))));
  }

  private static void isClosed(String path, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(Platform.running().address().resolve(path))
            .header("Accept", path.startsWith("/api") ? "*/*" : "text/html, */*");
    if (!token.equals("none")) request.header("Authorization", "Bearer " + token);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      var headers = answer.headers();
      assertThat(headers.allValues("content-security-policy"))
          .as(path + " " + answer.statusCode())
          .singleElement()
          .satisfies(
              policy ->
                  assertThat(policy)
                      .contains(
                          "default-src 'self'",
                          "object-src 'none'",
                          "base-uri 'none'",
                          "form-action 'self'",
                          "frame-ancestors 'none'")
                      .doesNotContain("unsafe"));
      assertThat(headers.map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("x-frame-options", List.of("DENY"))
          .containsEntry("referrer-policy", List.of("same-origin"))
          .containsEntry("cross-origin-opener-policy", List.of("same-origin"));
      assertThat(headers.firstValue("permissions-policy").orElse(""))
          .contains("camera=()", "microphone=()", "geolocation=()");
      assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
    }
  }

  private static String trap() {
    var here = Platform.running().address();
    return """
    <!DOCTYPE html><title>Gagnez un voyage</title>
    <form id="bare" method="post" action="%1$s/groups/%2$s/sessions">
      <input name="startsAt" value="2027-06-01T09:00"><input name="zone" value="Europe/Paris"><button>Gagner</button></form>
    <form id="armed" method="post" action="%1$s/groups/%2$s/sessions">
      <input name="startsAt" value="2027-06-01T09:00"><input name="zone" value="Europe/Paris"><input name="_csrf"><button>Gagner encore</button></form>
    <form id="plain" method="post" enctype="text/plain" action="%1$s%3$s">
      <input name='{"reason":"' value='"}'><button>Gagner toujours</button></form>
    """
        .formatted(here, meeting.group, meeting.path("/open"));
  }

  private static void goElsewhere() {
    facilitator.open("/groups"); // a token's cookie is there
    facilitator
        .page()
        .navigate(URI.create("http://localhost:" + elsewhere.getAddress().getPort()).toString());
  }

  private static int sent(String form) {
    return facilitator
        .page()
        .waitForResponse(
            answer -> answer.request().method().equals("POST"),
            () -> facilitator.part("#" + form + " button").click())
        .status();
  }

  private static int sessions() {
    return meeting
        .as("facilitator")
        .get("/api/groups/" + meeting.group)
        .body()
        .path("sessions")
        .size();
  }
}
