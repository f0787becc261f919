package codev.learning.audit;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.web.audittrail.AuditFact;
import codev.learning.domain.Examples;
import codev.learning.domain.authority.AuthorityEvent;
import codev.learning.domain.event.ActionEvent.EffectTold;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.PersonEvent.InstrumentAnswered;
import codev.learning.domain.event.PersonEvent.SurveyAnswered;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qu'un auditeur lit d'un événement")
class LearningAuditFactsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final EventTypes TYPES =
      EventTypes.of("learning", LearningServiceEvent.class).and("authority", AuthorityEvent.class);
  private static final Set<Class<? extends LearningServiceEvent>> ANSWERS =
      Set.of(
          SurveyAnswered.class,
          InstrumentAnswered.class,
          EvaluationReceived.class,
          EffectTold.class);

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("a sa phrase et ses précisions, dans les deux langues")
  void is_worded(String language) throws IOException {
    var keys =
        Stream.concat(
            Examples.all().stream().flatMap(e -> keys(e, LearningAuditFacts.of(e))),
            Examples.ofAuthority().stream().flatMap(e -> keys(e, LearningAuditFacts.of(e))));
    assertThat(sentences(language))
        .containsAll(keys.toList())
        .containsAll(
            LearningAuditTrail.KINDS.stream().map(kind -> "acted.kind." + kind.name()).toList());
  }

  @Test
  @DisplayName("se cherche avec ceux du même sujet")
  void is_of_a_kind() {
    assertThat(Stream.<Object>concat(Examples.all().stream(), Examples.ofAuthority().stream()))
        .allMatch(
            event ->
                LearningAuditTrail.KINDS.stream()
                    .flatMap(kind -> kind.events().stream())
                    .anyMatch(some -> some.isInstance(event)));
  }

  private static Stream<String> keys(Object event, AuditFact fact) {
    var sentence = "acted." + TYPES.nameOf(event.getClass());
    return Stream.concat(Stream.of(sentence), fact.details().stream());
  }

  private static Set<String> sentences(String language) throws IOException {
    var file = "/messages/learning_" + language + ".properties";
    try (var in = Objects.requireNonNull(LearningAuditFactsTest.class.getResourceAsStream(file))) {
      var found = new Properties();
      found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return found.stringPropertyNames();
    }
  }

  @Test
  @DisplayName("ne contient aucun texte, même chiffré")
  void without_words() {
    assertThat(Examples.all()).anyMatch(event -> JSON.writeValueAsString(event).contains("sealed"));
    assertThat(Examples.all())
        .allSatisfy(
            event ->
                assertThat(JSON.writeValueAsString(LearningAuditFacts.of(event)))
                    .doesNotContain("sealed"));
  }

  @Test
  @DisplayName("ne dit pas qui a répondu")
  void answers_have_no_author() {
    assertThat(Examples.all())
        .filteredOn(event -> ANSWERS.contains(event.getClass()))
        .extracting(Object::getClass)
        .hasSameElementsAs(ANSWERS);
    assertThat(Examples.all())
        .filteredOn(event -> ANSWERS.contains(event.getClass()))
        .allSatisfy(
            event ->
                assertThat(LearningAuditFacts.of(event))
                    .satisfies(fact -> assertThat(fact.by()).isNull())
                    .satisfies(fact -> assertThat(fact.whom()).isEmpty()));
  }
}
