package codev.group.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.SampleEvents;
import codev.group.domain.GroupServiceEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qu’un auditeur lit d’un événement")
class GroupAuditFactsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

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
