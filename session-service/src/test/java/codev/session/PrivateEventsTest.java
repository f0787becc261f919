package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce que chacun garde pour soi : note, marque, évaluation")
class PrivateEventsTest extends SessionServiceFixture {
  private static final List<String> PRIVATE =
      List.of("note-taken", "contribution-marked", "session-evaluated");

  /** The last event of the session: everybody is sent it. */
  private static final String LAST = "learning-stated";

  private static final int FIRST = 1;
  private static final JsonMapper JSON = new JsonMapper();

  @BeforeEach
  void happens() {
    goTo("CONSULTATION");
    var idea = must(contribute("bob", "IDEA")).body().path("id").asString();
    must(as("bob").post(path("/notes"), Map.of("text", "Une note de Bob")));
    must(as("alice").post(path("/contributions/" + idea + "/marks"), Map.of("marked", true)));
    must(next("CONSULTATION"));
    var reasoned = Map.of("from", "SYNTHESIS", "reason", "Pas d'action cette fois");
    read("anne", must(as("anne").post(path("/steps/next"), reasoned)));
    must(as("bob").post(path("/evaluation"), Map.of("answers", Map.of("H1", 4))));
    var learning = Map.of("about", "SELF", "text", "Me taire");
    read("anne", must(as("carla").post(path("/learnings"), learning)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anne", "carla"})
  @DisplayName("l'histoire compte ces pas pour un autre participant, sans dire lesquels ni de qui")
  void history_does_not_name_them(String other) {
    var history = history(other);
    assertThat(history).doesNotContainKeys(PRIVATE.toArray(String[]::new));
    assertThat(history.get("private")).containsExactly("null", "null", "null");
    assertThat(versions(other)).isEqualTo(upTo(versions(other).size()));
  }

  @Test
  @DisplayName("l'histoire dit à chacun les siens, à l'auditeur tous")
  void history_names_them_to_their_author_and_to_auditors() {
    assertThat(history("bob"))
        .containsEntry("note-taken", List.of("bob"))
        .containsEntry("session-evaluated", List.of("bob"))
        .containsEntry("private", List.of("null"));
    assertThat(history("auditor"))
        .containsEntry("note-taken", List.of("bob"))
        .containsEntry("contribution-marked", List.of("alice"))
        .containsEntry("session-evaluated", List.of("bob"))
        .doesNotContainKey("private");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anne", "alice", "bob", "carla", "auditor"})
  @DisplayName("le flux repris dit à chacun ce que dit l'histoire, ni plus ni moins")
  void the_resumed_stream_agrees_with_history(String reader) {
    var known = new ArrayList<String>();
    for (var step : must(as(reader).get(path("/history"))).body())
      if (step.path("version").asInt() > FIRST && !step.path("what").asString().equals("private"))
        known.add(
            step.path("version").asString()
                + step.path("what").asString()
                + step.path("actor").asString());
    var sent = new ArrayList<String>();
    try (var stream =
        EventStreamClient.to(
            base().resolve(path("/stream")), token(reader), String.valueOf(FIRST))) {
      for (var event = stream.next(); ; event = stream.next()) {
        if (event.id().isEmpty()) continue;
        sent.add(event.id() + event.kind() + JSON.readTree(event.data()).path("by").asString());
        if (event.kind().equals(LAST)) break;
      }
    }
    assertThat(sent).isEqualTo(known);
  }

  @Test
  @DisplayName("le déroulé et l'histoire nomment les mêmes")
  void replay_agrees() {
    assertThat(replay("anne"))
        .contains("Action privée d’un participant")
        .doesNotContain("a pris une note");
    assertThat(replay("auditor")).contains("a pris une note");
  }

  private String replay(String reader) {
    return must(as(reader).get("/sessions/" + session + "/replay")).text();
  }

  private List<String> versions(String reader) {
    return texts(must(as(reader).get(path("/history"))).body(), "version");
  }

  /** Actors by what they did. */
  private Map<String, List<String>> history(String reader) {
    return StreamSupport.stream(must(as(reader).get(path("/history"))).body().spliterator(), false)
        .collect(
            Collectors.groupingBy(
                step -> step.path("what").asString(),
                Collectors.mapping(
                    step -> step.path("actor").isNull() ? "null" : step.path("actor").asString(),
                    Collectors.toList())));
  }
}
