package codev.group.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.SampleEvents;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.persistence.EventTypeConfiguration;
import codev.infra.eventstore.axon.EventTypes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qu’un auditeur lit d’un événement")
class GroupAuditFactsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final EventTypes TYPES = EventTypeConfiguration.eventTypes();

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("a sa phrase et ses précisions, dans les deux langues")
  void is_worded(String language) throws IOException {
    assertThat(sentences(language))
        .containsAll(SampleEvents.all().stream().flatMap(GroupAuditFactsTest::keys).toList())
        .containsAll(
            GroupAuditTrail.KINDS.stream().map(kind -> "acted.kind." + kind.name()).toList());
  }

  @Test
  @DisplayName("se cherche avec ceux du même sujet")
  void is_of_a_kind() {
    assertThat(SampleEvents.all())
        .allMatch(
            event ->
                GroupAuditTrail.KINDS.stream()
                    .flatMap(kind -> kind.events().stream())
                    .anyMatch(some -> some.isInstance(event)));
  }

  @Test
  @DisplayName("ne contient aucun texte que quelqu’un a écrit")
  void without_words() {
    assertThat(SampleEvents.all()).anyMatch(event -> texts(event).findAny().isPresent());
    assertThat(SampleEvents.all())
        .allSatisfy(
            event -> {
              var read = JSON.writeValueAsString(GroupAuditFacts.of(event));
              assertThat(texts(event)).noneMatch(read::contains);
            });
  }

  private static Stream<String> keys(GroupServiceEvent event) {
    var fact = GroupAuditFacts.of(event);
    var type = "acted." + TYPES.nameOf(event.getClass());
    var sentence = fact.variant() == null ? type : type + "." + fact.variant();
    return Stream.concat(Stream.of(sentence), fact.details().stream());
  }

  private static Set<String> sentences(String language) throws IOException {
    var found = new Properties();
    for (var messages : List.of("group", "pages")) {
      var file = "/messages/" + messages + "_" + language + ".properties";
      try (var in = Objects.requireNonNull(GroupAuditFactsTest.class.getResourceAsStream(file))) {
        found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    }
    return found.stringPropertyNames();
  }

  /** Whatever has a space in it: reasons, names, places, wordings. */
  private static Stream<String> texts(GroupServiceEvent event) {
    return textsOf(JSON.valueToTree(event));
  }

  private static Stream<String> textsOf(JsonNode node) {
    return node.isString()
        ? Stream.of(node.asString()).filter(text -> text.contains(" "))
        : node.valueStream().flatMap(GroupAuditFactsTest::textsOf);
  }
}
