package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qui est écrit à l'animateur seul")
class ConfidentialWordsTest extends SessionServiceFixture {
  private static final String SECRET = "Je préfère arrêter là";
  private static final List<String> OTHERS = List.of("bob", "carla");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  @DisplayName("un malaise va à l'animateur seul, sauf si son auteur choisit le groupe")
  void discomfort_goes_to_the_facilitator() {
    atStep("CONSULTATION");
    var own = say("alice", "DISCOMFORT", SECRET, null);
    for (var reader : List.of("anne", "alice"))
      assertThat(read(reader, own).path("contributions").path(0).path("audience").asString())
          .isEqualTo("FACILITATOR");
    for (var other : OTHERS) assertThat(read(other, own).path("contributions")).isEmpty();
    var shared = say("alice", "DISCOMFORT", "Je souhaite une pause", "GROUP");
    assertThat(read("bob", shared).path("contributions").path(0).path("text").asString())
        .isEqualTo("Je souhaite une pause");
    var aside = Map.of("text", "Est-ce le moment ?", "to", "FACILITATOR");
    var sent = must(as("bob").post(path("/contributions"), aside));
    assertThat(read("anne", sent).toString()).contains("Est-ce le moment ?");
    assertThat(read("carla", sent).toString()).doesNotContain("Est-ce le moment ?");
  }

  @Test
  @DisplayName("reste entre son auteur et l'animateur : page, API, histoire, déroulé, résumé")
  void nobody_else_sees_it() {
    atStep("CONSULTATION");
    var message = say("alice", "MESSAGE", SECRET, null);
    var version = read("anne", message).path("version").asInt();
    must(
        as("alice")
            .post(
                path("/contributions/" + id(message) + "/correction"),
                Map.of("text", SECRET + ".")));
    read("anne", say("bob", "IDEA", "Parler plus fort", null));
    for (var reader : List.of("anne", "alice")) {
      assertThat(page(reader, "")).contains(SECRET, "pour l’animateur seul");
      assertThat(must(as(reader).get(path("?at=" + version))).text()).contains(SECRET);
      assertThat(what(reader)).doesNotContain("private");
    }
    for (var other : OTHERS) {
      assertThat(page(other, "")).doesNotContain(SECRET, id(message), "pour l’animateur seul");
      assertThat(must(as(other).get(path(""))).text()).doesNotContain(SECRET, id(message));
      assertThat(must(as(other).get(path("?at=" + version))).text())
          .doesNotContain(SECRET, id(message));
      assertThat(page(other, "/replay?at=" + version))
          .contains("Action privée d’un participant")
          .doesNotContain(SECRET, "masqué ce texte");
      assertThat(page(other, "/summary")).doesNotContain(SECRET);
      assertThat(must(as(other).get("/api/sessions/me/export")).text()).doesNotContain(id(message));
      assertThat(what(other)).endsWith("private", "private", "contribution-made");
      assertThat(streamed(other, version - 1))
          .singleElement()
          .asString()
          .contains("contribution-made")
          .doesNotContain(SECRET, id(message));
    }
    assertThat(streamed("anne", version - 1)).hasSize(3);
    assertThat(what("auditor"))
        .endsWith("contribution-made", "contribution-corrected", "contribution-made");
    assertThat(must(as("auditor").get(path(""))).text()).doesNotContain(SECRET);
  }

  @Test
  @DisplayName("se lit aussi par celui qui reprend l'animation")
  void a_substitute_reads_it() {
    atStep("CONSULTATION");
    say("alice", "MESSAGE", SECRET, null);
    hear("group.person-registered.v1", Map.of("username", "paul", "at", "2026-11-24T09:00:00Z"));
    org.awaitility.Awaitility.await()
        .until(
            () ->
                as("anne")
                    .post(path("/substitute"), Map.of("username", "paul", "reason", "Malade"))
                    .succeeded());
    as("paul").await(path(""), s -> s.path("facilitator").asString().equals("paul"));
    assertThat(must(as("paul").get(path(""))).text()).contains(SECRET);
  }

  private TestApiClient.Answer say(String by, String kind, String text, @Nullable String to) {
    var body = new HashMap<String, Object>(Map.of("kind", kind, "text", text));
    if (to != null) body.put("to", to);
    return must(as(by).post(path("/contributions"), body));
  }

  private static String id(TestApiClient.Answer said) {
    return said.body().path("id").asString();
  }

  private String page(String reader, String below) {
    return must(as(reader).get("/sessions/" + session + below)).text();
  }

  private List<String> what(String reader) {
    return texts(must(as(reader).get(path("/history"))).body(), "what");
  }

  /** Everything that the stream sends after a version, up to the idea. */
  private List<String> streamed(String reader, int version) {
    var sent = new ArrayList<String>();
    try (var stream =
        EventStreamClient.to(
            base().resolve(path("/stream")), token(reader), String.valueOf(version))) {
      for (var event = stream.next(); ; event = stream.next()) {
        if (event.id().isEmpty()) continue;
        sent.add(event.kind() + event.data());
        if (JSON.readTree(event.data()).path("by").asString().equals("bob")) return sent;
      }
    }
  }
}
