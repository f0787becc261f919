package codev.group.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.SampleEvents;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.persistence.EventTypeConfiguration;
import codev.infra.eventstore.axon.EventTypes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
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

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("ne dit pas qu’une personne a accordé ou fermé ce que personne n’a demandé")
  void names_no_wrong_author(String language) throws IOException {
    var programme = new ProgrammeId(UUID.randomUUID());
    var person = new Username("mireille");
    var at = Instant.parse("2027-01-12T08:00:00Z");
    var lost = new SessionsEnded(person, at, SessionsEnded.IDENTITY_PROVIDER, at);
    assertThat(GroupAuditFacts.of(lost).by()).isNull();
    var declared =
        new GrantGiven(
            GrantId.ofDeclaration(programme),
            person,
            GrantRole.MANAGER,
            GrantScope.of(programme),
            null,
            null,
            null,
            person,
            at);
    assertThat(sentences(language))
        .contains("acted.group.sessions-ended.lost", "acted.group.grant-given.declared")
        .containsAll(Stream.of(lost, declared).flatMap(GroupAuditFactsTest::keys).toList());
    assertThat(GroupAuditFacts.of(declared).variant()).isEqualTo("declared");
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
