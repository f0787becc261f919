package codev.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The open sessions of a person")
class OpenSessionsTest extends SessionEndFixture {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/20.0 Mobile/15E148 Safari/604.1";
  private static final String PATH = "/api/me/sessions";

  @Test
  @DisplayName("are listed with browser and network, and with which one it is asked")
  void are_listed() {
    var here = signedIn(FIREFOX, "account-30");
    var there = signedIn(IPHONE, "account-30");
    signedIn(FIREFOX, "account-31");

    var sessions = sessions(here);

    assertThat(sessions).hasSize(2);
    assertThat(sessions)
        .map(one -> one.path("browser").asString() + " on " + one.path("system").asString())
        .containsExactly("Firefox on Linux", "Safari on iOS");
    assertThat(sessions).map(one -> one.path("current").asBoolean()).containsExactly(true, false);
    assertThat(sessions).allMatch(one -> one.path("network").asString().equals("127.0.0.1"));
    assertThat(sessions).allMatch(one -> one.path("since").asString().endsWith("Z"));
    assertThat(sessions)
        .map(one -> one.path("id").asString())
        .doesNotContain(cookie(here), cookie(there));
  }

  @Test
  @DisplayName("have the network of the connection, whatever a browser claims")
  void a_claimed_network_is_not_listed() {
    var browser = new Browser(this);
    browser.forwardedFor = "203.0.113.9";
    browser.signedInAs("alice", "account-38");

    assertThat(sessions(browser).getFirst().path("network").asString()).isEqualTo("127.0.0.1");
  }

  @Test
  @DisplayName("end one by one, with their streams; another person's do not")
  void one_ends() throws Exception {
    var here = signedIn(FIREFOX, "account-32");
    var there = signedIn(IPHONE, "account-32");
    var anothers = signedIn(IPHONE, "account-33");
    var stream = open(there);

    var refused = end(here, sessions(anothers).getFirst().path("id").asString());
    assertThat(refused.statusCode()).isEqualTo(404);
    assertIsIn(anothers);

    var answer = end(here, sessions(here).getLast().path("id").asString());
    assertThat(answer.body()).isEqualTo("{\"ended\":1}");
    assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    assertEnds(stream);
    assertIsOut(there);
    assertIsIn(here);
    assertThat(sessions(here)).hasSize(1);
    assertThat(reportedSignOuts()).isEqualTo(1);
  }

  @Test
  @DisplayName("end all but the one in which that is asked")
  void the_others_end() {
    var here = signedIn(FIREFOX, "account-34");
    var others = List.of(signedIn(IPHONE, "account-34"), signedIn(FIREFOX, "account-34"));
    var anothers = signedIn(IPHONE, "account-35");

    var answer = here.send(post(to(PATH + "/end-others").header("X-XSRF-TOKEN", here.csrf()), ""));

    assertThat(answer.body()).isEqualTo("{\"ended\":2}");
    others.forEach(SessionEndFixture::assertIsOut);
    assertIsIn(here);
    assertIsIn(anothers);
    here.send(post(to(PATH + "/end-others").header("X-XSRF-TOKEN", here.csrf()), ""));
    assertThat(reportedSignOuts()).as("where there is none to end, too").isEqualTo(1);
  }

  @Test
  @DisplayName("are listed to a program, too; none of them is its own")
  void a_program_lists_them() {
    new Browser(this).signedIn();

    var answer = send(asAlice(PATH));

    assertThat(answer.body()).contains("\"id\":").doesNotContain("\"current\":true");
    assertThat(send(to(PATH)).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("go with the request for the page that shows them, whatever its sender says")
  void go_to_the_page() {
    var here = signedIn(FIREFOX, "account-36");

    here.send(here.page("/people/sign-ins").header("Codev-Open-Sessions", "forged"));

    var sent =
        BACKENDS.requests.stream()
            .filter(request -> request.path().equals("/people/sign-ins"))
            .map(request -> request.headers().get("Codev-Open-Sessions"))
            .findFirst()
            .orElseThrow();
    assertThat(sent).hasSize(1);
    assertThat(new String(Base64.getDecoder().decode(sent.getFirst()), UTF_8))
        .startsWith("{\"sessions\":[{")
        .contains("\"browser\":\"Firefox\"", "\"current\":true")
        .doesNotContain(cookie(here));
  }

  @Test
  @DisplayName("go with no other request, nor does what a sender says of them")
  void go_nowhere_else() {
    var here = signedIn(FIREFOX, "account-37");

    here.send(here.page("/groups").header("Codev-Open-Sessions", "forged"));

    assertThat(BACKENDS.requests)
        .filteredOn(request -> request.path().equals("/groups"))
        .isNotEmpty()
        .noneMatch(request -> request.headers().containsKey("Codev-Open-Sessions"));
  }

  /** In the record of the security log, as a sign-out: the tokens of other sessions go on. */
  private static long reportedSignOuts() {
    return BACKENDS.requests.stream()
        .filter(request -> request.path().equals("/api/me/sign-outs"))
        .count();
  }

  private Browser signedIn(String userAgent, String account) {
    var browser = new Browser(this);
    browser.userAgent = userAgent;
    return browser.signedInAs("alice", account);
  }

  private static String cookie(Browser browser) {
    return Objects.requireNonNull(browser.cookies.get("__Host-codev"));
  }

  private List<JsonNode> sessions(Browser browser) {
    var answer = browser.send(to(PATH));
    return JsonMapper.shared().readTree(answer.body()).path("sessions").valueStream().toList();
  }

  private HttpResponse<String> end(Browser browser, String session) {
    return browser.send(
        post(
            to(PATH + "/" + session + "/end")
                .header("X-XSRF-TOKEN", browser.csrf())
                .header("HX-Request", "true"),
            ""));
  }
}
