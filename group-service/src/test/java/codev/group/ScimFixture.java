package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An identity provider that provisions the directory with a service token of its own. */
abstract class ScimFixture extends PagesTest {
  static final String USERS = "/scim/v2/Users";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final Pattern SECRET = Pattern.compile("value=\"(codev_[A-Za-z0-9_-]{43})\"");

  /** What makes the people of one test others than those of all others. */
  final String own = UUID.randomUUID().toString().substring(0, 8);

  final UUID tokenId = UUID.randomUUID();
  final String tokenName = "idp-" + own;
  private @Nullable String token;

  /** As the one whose name is the token's does it. */
  final String actor() {
    return "token:" + tokenName;
  }

  final String token() {
    var known = token;
    if (known == null) {
      var form = "id=%s&name=%s&months=1&scopes=SCIM".formatted(tokenId, tokenName);
      var page = plainly("administrator", "/service-tokens", form);
      var secret = SECRET.matcher(page.text());
      assertThat(secret.find()).as(page.text()).isTrue();
      known = secret.group(1);
      token = known;
    }
    return known;
  }

  final Answer scim(String method, String path, Object body, String... headers) {
    var caller = new Caller(service(), token());
    var content = body instanceof String text ? text : JSON.writeValueAsString(body);
    var request =
        caller
            .request(path)
            .header("Content-Type", "application/scim+json")
            .method(method, BodyPublishers.ofString(content));
    if (headers.length > 0) request.headers(headers);
    return caller.send(request);
  }

  final Answer read(String path) {
    var caller = new Caller(service(), token());
    return caller.send(caller.request(path));
  }

  final Answer find(String filter) {
    return read(USERS + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  /** The only person whom a filter finds. */
  final JsonNode found(String filter) {
    var answer = find(filter);
    assertThat(answer.json().path("totalResults").asInt()).as(answer.text()).isEqualTo(1);
    return answer.json().path("Resources").path(0);
  }

  final String idOf(String username) {
    return found("userName eq \"" + username + "\"").path("id").asString();
  }

  static void isRefused(Answer answer, int status, String type) {
    isRefused(answer, status);
    assertThat(answer.field("/scimType")).as(answer.text()).isEqualTo(type);
  }

  static void isRefused(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("application/scim+json"));
    assertThat(answer.json().path("schemas").path(0).asString())
        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
    assertThat(answer.field("/status")).isEqualTo(String.valueOf(status));
    assertThat(answer.field("/detail")).isNotBlank();
  }

  /** A person of the import, with a unit, a site, a job and a manager. */
  final Map<String, Object> listed(String username, String name) {
    var person = new HashMap<String, Object>();
    person.put("username", username);
    person.put("displayName", name);
    person.put("email", username.contains("@") ? username : username + "@exemple.fr");
    person.put("unit", "Finance");
    person.put("site", "Lyon");
    person.put("jobFamily", "Analyste");
    return person;
  }

  final void register(Map<String, Object> person) {
    must(as("manager").post("/api/people", List.of(person)));
  }
}
