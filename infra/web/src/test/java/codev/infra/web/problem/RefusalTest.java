package codev.infra.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import codev.infra.web.WebTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Refusing")
class RefusalTest extends WebTest {
  @Autowired MeterRegistry meters;

  @Test
  @DisplayName("each refusal is counted by its rule; a store that is away refuses nothing")
  void each_is_counted() {
    var before = refused("house.only-consultants");

    post("/api/fails/rule", "");
    post("/api/fails/full", "");

    assertThat(refused("house.only-consultants")).isEqualTo(before + 1);
    assertThat(refused("request.storage-full")).isZero();
  }

  private double refused(String rule) {
    return meters.find("codev.refusals").tag("rule", rule).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  @DisplayName("a token from before the end of the sessions is marked for the gateway, no other is")
  void ended_sessions_are_marked() {
    var ended = post("/api/fails/ended", "");

    assertThat(ended.statusCode()).isEqualTo(401);
    assertThat(json(ended).at("/rule").asString()).isEqualTo("request.sessions-ended");
    assertThat(ended.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\", error_description=\"sessions-ended\"");
    assertThat(send(anonymous("/api/who")).headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer");
  }

  @Test
  @DisplayName("a rule of the method is named, in French by default, even when Axon has wrapped it")
  void a_rule_is_named() {
    var answer = post("/api/fails/rule", "");
    var problem = json(answer);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.at("/type").asString()).isEqualTo("urn:codev:rule:house.only-consultants");
    assertThat(problem.at("/rule").asString()).isEqualTo("house.only-consultants");
    assertThat(problem.at("/title").asString()).isEqualTo("Action non permise");
    assertThat(problem.at("/detail").asString())
        .isEqualTo("En CONSULTATION, seuls les consultants contribuent.");
    assertThat(problem.at("/instance").asString()).isEqualTo("/api/fails/rule");
  }

  @ParameterizedTest
  @CsvSource({
    "away, fr, request.unavailable, Le service est indisponible",
    "failover, fr, request.unavailable, Le service est indisponible",
    "stopping, fr, request.unavailable, Le service est indisponible",
    "failing, fr, request.unavailable, Le service est indisponible",
    "full, fr, request.storage-full, Aucun enregistrement n’est possible",
    "full, en, request.storage-full, Nothing can be saved right now",
    "read-only, fr, request.read-only, Aucun enregistrement n’est possible",
    "read-only, en, request.read-only, Nothing can be saved right now"
  })
  @DisplayName("a database that takes no writes is named as such, in both languages")
  void a_database_that_takes_nothing_is_named(
      String how, String language, String rule, String start) {
    var answer =
        send(
            alice("/api/fails/" + how)
                .header("Accept-Language", language)
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(json(answer).at("/rule").asString()).isEqualTo(rule);
    assertThat(json(answer).at("/detail").asString()).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, Le service reçoit trop de demandes en même temps.",
    "en, The service is receiving too many requests at the same time."
  })
  @DisplayName("what waits for its turn where too much waits already is to be sent again")
  void too_much_waits(String language, String start) {
    var answer =
        send(
            alice("/api/fails/busy")
                .header("Accept-Language", language)
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(json(answer).at("/rule").asString()).isEqualTo("request.busy");
    assertThat(json(answer).at("/detail").asString()).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource({"en-GB,In", "de,In", "fr-CA,En"})
  @DisplayName("the sentence is in the requested language, in English for other languages")
  void the_sentence_comes_in_the_readers_language(String language, String start) {
    var answer =
        send(
            alice("/api/fails/rule")
                .header("Accept-Language", language)
                .POST(BodyPublishers.noBody()));

    assertThat(json(answer).at("/detail").asString()).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`{`|``|n’est pas du JSON valide",
        "`{\"name\":\"a\",\"count\":1} x`|``|n’est pas du JSON valide",
        "``|``|le contenu de la demande est vide",
        "`[]`|``|le contenu n’a pas la structure attendue",
        "`{\"name\":\"a\",\"count\":1,\"size\":3}`|size|est un champ inconnu",
        "`{\"name\":\"a\",\"count\":\"two\"}`|count|doit être un nombre entier",
        "`{\"name\":\"a\",\"count\":99999999999}`|count|doit être un nombre entier de -2 147 483"
            + " 648 à 2 147 483 647",
        "`{\"name\":\"a\",\"count\":1.5}`|count|doit être un nombre entier",
        "`{\"name\":\"a\",\"count\":null}`|count|doit être un nombre entier",
        "`{\"name\":5,\"count\":1}`|name|n’a pas le format attendu",
        "`{\"name\":\"\\u0000\",\"count\":1}`|name|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"rooms\":[\"a\",{}]}`|rooms[1]|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"id\":\"7\"}`|id|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"colour\":\"RED\"}`|colour|doit être l’une de ces valeurs :"
            + " BLUE, GREEN",
        "`{\"name\":\"a\",\"count\":1,\"colour\":0}`|colour|doit être l’une de ces valeurs : BLUE,"
            + " GREEN",
        "`{\"name\":\"a\",\"count\":1,\"stars\":\"two\"}`|stars|doit être un nombre entier de 1 à"
            + " 5",
        "`{\"name\":\"a\",\"count\":1,\"stars\":99999999999}`|stars|doit être un nombre entier de 1"
            + " à 5",
        "`{\"name\":\"a\",\"count\":1,\"since\":{}}`|since|doit être un nombre entier d’au moins 0",
        "`{\"name\":\"a\",\"count\":1,\"upTo\":true}`|upTo|doit être un nombre entier d’au plus 9",
        "`{\"name\":\"a\",\"count\":1,\"share\":\"half\"}`|share|doit être un nombre",
        "`{\"name\":\"a\",\"count\":1,\"open\":\"yes\"}`|open|doit être l’une de ces valeurs :"
            + " true, false",
        "`{\"name\":\"a\",\"count\":1,\"shade\":\"DARK\"}`|shade|doit être l’une de ces valeurs :"
            + " light, dark",
        "`{\"name\":\"a\",\"count\":1,\"mix\":[\"BLUE\",\"RED\"]}`|mix[1]|doit être l’une de ces"
            + " valeurs : BLUE, GREEN",
        "`{\"name\":\"a\",\"count\":1,\"id\":\"\\u0000\"}`|id|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"amount\":\" \"}`|amount|doit être un nombre entier",
        "`{\"name\":\"a\",\"count\":1,\"at\":1700000000}`|at|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"at\":\"demain\"}`|at|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"on\":[]}`|on|n’a pas le format attendu",
        "`{\"name\":\"a\",\"count\":1,\"on\":\"2026-02-30\"}`|on|n’a pas le format attendu",
        "`{\"name\":\" \",\"count\":1}`|name|est obligatoire",
        "`{\"name\":\"a\",\"count\":1,\"rooms\":[\"long\"]}`|rooms[0]|est trop long (3 au plus)"
      })
  @DisplayName("a malformed request is refused with the name of the field, without Java's words")
  void malformed_input_names_the_field(String body, String field, String message) {
    var answer = post("/api/samples", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/violations/0/field").asString())
        .isEqualTo(field == null ? "" : field);
    assertThat(
            json(answer).at("/violations/0/message").asString().replaceAll("[\u00a0\u202f]", " "))
        .isEqualTo(message);
    assertThat(answer.body()).doesNotContain("java", "Exception", "codev.infra");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=a&count=two|count|must be a whole number",
        "name=a&count=1&stars=two|stars|must be a whole number from 1 to 5",
        "name=a&count=1&stars=6|stars|must be at most 5",
        "name=a&count=1&share=half|share|must be a number",
        "name=a&count=1&colour=RED|colour|must be one of these values: BLUE, GREEN",
        "name=a&count=1&id=7|id|does not have the expected format"
      })
  @DisplayName("a form with mistakes is refused likewise")
  void a_malformed_form_names_the_field(String fields, String field, String message) {
    var answer =
        send(
            alice("/api/forms")
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/violations/0/field").asString()).isEqualTo(field);
    assertThat(json(answer).at("/violations/0/message").asString()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "like=RED&depth=1|like|must be one of these values: BLUE, GREEN",
        "like=BLUE&depth=deep|depth|must be a whole number from 1 to 5",
        "like=BLUE&depth=6|depth|must be at most 5"
      })
  @DisplayName("a malformed parameter of an address is refused likewise")
  void a_malformed_parameter_is_named(String query, String field, String message) {
    var answer = send(alice("/api/colours?" + query).header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/violations/0/field").asString()).isEqualTo(field);
    assertThat(json(answer).at("/violations/0/message").asString()).isEqualTo(message);
  }

  @Test
  @DisplayName("a form field that is left blank is absent")
  void a_blank_field_is_not_filled_in() {
    assertThat(form("name=a&count=2&colour=&rooms=").body())
        .contains("\"colour\":null")
        .doesNotContain("\"\"");
    assertThat(form("name=+&count=2").statusCode()).isEqualTo(400);
    assertThat(form("name=%00&count=2").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> form(String fields) {
    return send(
        alice("/api/forms")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  @Test
  @DisplayName("more than one mebibyte is too long, announced or in chunks")
  void more_than_a_mebibyte_is_too_large() {
    byte[] long10 =
        ("{\"name\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    var announced = alice("/api/samples").POST(BodyPublishers.ofByteArray(long10));
    var chunked =
        alice("/api/samples")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long10)));

    for (var request : new java.net.http.HttpRequest.Builder[] {announced, chunked}) {
      var answer = send(request.header("Content-Type", "application/json"));
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(json(answer).at("/rule").asString()).isEqualTo("request.too-large");
    }
  }

  @Test
  @DisplayName("each impossible request of HTTP has a refusal of its own")
  void each_web_failure_has_its_status() {
    assertThat(send(alice("/api/nowhere")).statusCode()).isEqualTo(404);
    assertThat(send(alice("/api/samples/7")).statusCode()).isEqualTo(400);
    assertThat(post("/api/who", "{}").statusCode()).isEqualTo(405);
    assertThat(send(alice("/api/who").header("Accept", "image/png")).statusCode()).isEqualTo(406);
    assertThat(
            send(alice("/api/samples")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(415);
    assertThat(send(alice("/api/who").header("Accept", "?")).statusCode()).isEqualTo(406);
    assertThat(
            send(alice("/api/samples")
                    .header("Content-Type", "application/json;charset=none")
                    .POST(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(415);
    assertThat(post("/api/fails/concurrency", "").statusCode()).isEqualTo(409);
    assertThat(post("/api/fails/not-found", "").statusCode()).isEqualTo(404);
    assertThat(post("/api/fails/behind", "").statusCode()).isEqualTo(504);
  }

  @Test
  @DisplayName("a body with a wildcard as its type is refused with 415")
  void a_body_is_of_one_type() {
    var request = alice("/api/samples").header("Content-Type", "*/*");

    assertThat(send(request.POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(415);
  }

  @Test
  @DisplayName("a path whose escapes are not UTF-8 is malformed")
  void an_undecodable_address_is_malformed() {
    var answer = send(alice("/api/numbers?cursor=%ff"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/rule").asString()).isEqualTo("request.malformed");
  }

  @Test
  @DisplayName("a program gets a document even if it accepts pages")
  void a_program_gets_a_document() {
    var answer = send(alice("/api/nowhere").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/who?x=[ HTTP/1.1\r\nHost: a b",
        "GET /api/who HTTP/1.1\r\nHost: x\r\nA: \0"
      })
  @DisplayName("what Tomcat itself cannot read is answered with a document, not with its page")
  void what_the_server_cannot_read_is_answered_with_a_document(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"rule\":\"request.malformed\"")
          .doesNotContain("Tomcat", "<html", "Exception");
    }
  }

  @Test
  @DisplayName("a client that falls silent within a request is no unexpected error")
  void a_broken_off_body_is_malformed() throws IOException {
    var token = PROVIDER.token("alice", "participant");
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
      var start =
          "POST /api/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 9\r\nAuthorization: Bearer %s\r\n\r\n".formatted(token);
      socket.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();

      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  @DisplayName("an unexpected error shows a reference only")
  void the_unexpected_shows_a_reference_only() {
    var answer = post("/api/fails/bug", "");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(json(answer).at("/detail").asString()).matches("(?s).*[0-9a-f]{8}");
    assertThat(answer.body()).doesNotContain("secret", "Exception", "java");
  }

  @Test
  @DisplayName("a form of htmx gets the sentence alone, to be placed beside it")
  void an_htmx_form_gets_the_sentence_alone() {
    var answer = send(alice("/page").header("HX-Request", "true").POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("class=\"refusal\"", "En CONSULTATION, seuls")
        .doesNotContain("<html", "<main");
  }

  @Test
  @DisplayName("a browser gets a page, before and behind the authentication")
  void a_browser_gets_a_page() {
    var inside = send(alice("/page/unknown").header("Accept", "text/html,*/*;q=0.8"));
    var outside = send(anonymous("/page").header("Accept", "text/html"));

    assertThat(inside.statusCode()).isEqualTo(404);
    assertThat(inside.body()).contains("<h1>Introuvable</h1>", "alice", "action=\"/logout\"");
    assertThat(outside.statusCode()).isEqualTo(401);
    assertThat(outside.body())
        .contains("<h1>Connexion nécessaire</h1>", "href=\"/groups\">Se connecter</a>")
        .doesNotContain("alice");
  }
}
