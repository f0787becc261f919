package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.systemtest.access.TokenFactory;
import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Un départ que le fournisseur d’identité annonce")
class ProvisioningTest {
  private static final Pattern SECRET = Pattern.compile("value=\"(codev_[A-Za-z0-9_-]{43})\"");
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Platform platform = Platform.running();
  private final TokenFactory tokens = new TokenFactory(platform);
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> members =
      Stream.of("lea-", "max-", "zoe-", "noe-").map(name -> name + mark).toList();
  private final String facilitator = "paul-" + mark;
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  @Test
  @DisplayName("ferme la séance ouverte à qui est parti, et lui retire sa place dans le groupe")
  void is_carried_out_everywhere() {
    var manager = new TestApiClient(platform.address(), platform.token("manager"));
    openASession(manager);
    var lea = as(members.getFirst(), "participant");
    var path = "/api/sessions/" + session;
    assertThat(lea.get(path).status()).isEqualTo(200);
    var secret = createToken();
    assertThat(send("GET", "/scim/v2/Users", platform.token("manager"), "").statusCode())
        .as("with a person's access token")
        .isEqualTo(401);

    var filter = "userName eq \"%s\"".formatted(members.getFirst());
    var query = "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    var found = JSON.readTree(send("GET", "/scim/v2/Users" + query, secret, "").body());
    await().until(() -> isOlderThanClocksDiffer(platform.token("manager")));
    var user = "/scim/v2/Users/" + found.at("/Resources/0/id").asString();
    var left =
        send(
            "PATCH",
            user,
            secret,
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations":[{"op":"Replace","path":"active","value":"False"}]}
            """);

    assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
    assertThat(JSON.readTree(left.body()).path("active").booleanValue()).isFalse();
    for (var closed : List.of(path, "/api/me", "/api/actions?owner=me"))
      await()
          .untilAsserted(
              () ->
                  assertThat(lea.get(closed))
                      .as(closed)
                      .returns(401, TestApiClient.Answer::status)
                      .returns("request.sessions-ended", TestApiClient.Answer::rule));
    manager.await(
        "/api/groups/" + group, read -> !read.path("members").toString().contains("lea-" + mark));
    assertThat(as(members.getLast(), "participant").get(path).status()).isEqualTo(200);
  }

  /** All tokens of the factory are as old as this one; later ones are admitted a while. */
  private static boolean isOlderThanClocksDiffer(String token) {
    var claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    var issued = JSON.readTree(Base64.getUrlDecoder().decode(claims)).path("iat").asLong();
    return Instant.ofEpochSecond(issued).isBefore(Instant.now().minusSeconds(7));
  }

  private void openASession(TestApiClient manager) {
    var people =
        Stream.concat(members.stream(), Stream.of(facilitator))
            .map(name -> Map.of("username", name, "displayName", name))
            .toList();
    must(manager.post("/api/people", people));
    must(
        manager.post(
            "/api/facilitators",
            Map.of(
                "username",
                facilitator,
                "title",
                "Praticien",
                "since",
                "2026-01-05",
                "capacity",
                2)));
    must(
        manager.post(
            "/api/programmes",
            Map.of(
                "id",
                programme,
                "name",
                "Programme " + mark,
                "aims",
                List.of("MANAGERIAL_PRACTICE"),
                "startsOn",
                PlatformTime.today().toString(),
                "endsOn",
                PlatformTime.today().plusMonths(8).toString(),
                "cadenceWeeks",
                4)));
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            Map.of(
                "id",
                group,
                "name",
                "Groupe " + mark,
                "facilitator",
                facilitator,
                "members",
                members)));
    for (var member : members)
      must(
          as(member, "participant")
              .post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    must(
        manager.post(
            "/api/groups/" + group + "/sessions",
            Map.of(
                "id",
                session,
                "startsAt",
                PlatformTime.today().plusDays(1) + "T08:00:00Z",
                "place",
                "Salle " + mark)));
    var path = "/api/sessions/" + session;
    var leads = as(facilitator, "facilitator");
    leads.await(path, read -> read.path("state").asString().equals("SCHEDULED"));
    must(leads.postOnceAllowed(path + "/open"));
  }

  private TestApiClient as(String name, String role) {
    return new TestApiClient(platform.address(), tokens.token(name, role));
  }

  private String createToken() {
    var form = "id=%s&name=idp-%s&months=1&scopes=SCIM".formatted(UUID.randomUUID(), mark);
    var page =
        send(
            HttpRequest.newBuilder(platform.address().resolve("/service-tokens"))
                .header("Authorization", "Bearer " + platform.token("administrator"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    var secret = SECRET.matcher(page.body());
    assertThat(secret.find()).as(page.body()).isTrue();
    return secret.group(1);
  }

  private HttpResponse<String> send(String method, String path, String token, String body) {
    return send(
        HttpRequest.newBuilder(platform.address().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/scim+json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
