package codev.learning.outcomes.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.GroupId;
import codev.learning.outcomes.extraction.FigureInput.EncryptedAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ouvrir un questionnaire pour le compter")
class AnswerDecryptorTest {
  private final AnswerDecryptor decryptor =
      new AnswerDecryptor(instruments(), new PlainTextEncryption(), JsonMapper.shared());

  @Test
  @DisplayName("« sans objet » n'est pas une réponse")
  void not_applicable_is_no_answer() {
    var sheet = evaluation(List.of("H1", "H4"), "{\"H1\":4,\"H3\":null,\"H4\":5}");
    assertThat(values(sheet, false)).containsOnlyKeys("H1", "H4").containsEntry("H4", 5.0);
  }

  @Test
  @DisplayName("effacée, une évaluation garde les places de ses réponses, et pas une de plus")
  void erased_an_evaluation_keeps_the_places_of_its_answers_and_no_other() {
    var sheet = evaluation(List.of("H1", "H4"), "{\"H1\":4,\"H3\":null,\"H4\":5}");
    assertThat(values(sheet, true)).containsOnlyKeys("H1", "H4").containsEntry("H4", null);
  }

  @Test
  @DisplayName("effacé, un questionnaire garde les places de ses réponses, et pas une de plus")
  void erased_a_survey_keeps_the_places_of_its_answers_and_no_other() {
    var sheet = survey(List.of("F1"), "{\"F1\":4,\"F2\":null}");
    assertThat(values(sheet, true).keySet())
        .isEqualTo(values(sheet, false).keySet())
        .containsExactly("follow-up.three-months.F1");
  }

  @Test
  @DisplayName("d'autrefois, il a toujours occupé la place de ce qu'il laisse sans réponse")
  void of_old_it_has_always_had_the_place_of_what_it_leaves_unanswered() {
    var sheet = survey(null, "{\"F1\":4,\"F2\":null}");
    assertThat(values(sheet, false)).hasSize(8).containsEntry("follow-up.three-months.F2", null);
    assertThat(values(sheet, true).keySet()).isEqualTo(values(sheet, false).keySet());
  }

  @Test
  @DisplayName(
      "d'autrefois, une évaluation aussi\u202f: rien n'y est zéro, effacée elle ne bouge pas")
  void so_has_an_evaluation_of_old() {
    var sheet = evaluation(null, "{\"H1\":4,\"H3\":null,\"COURAGE\":2}");
    assertThat(values(sheet, false))
        .containsEntry("H1", 4.0)
        .containsEntry("H3", null)
        .containsEntry("H9", null)
        .doesNotContainKeys("H7", "items.COURAGE")
        .doesNotContainValue(0.0);
    assertThat(values(sheet, true).keySet()).isEqualTo(values(sheet, false).keySet());
  }

  @Test
  @DisplayName("chargé par le programme, il compte ses réponses et garde leurs places effacées")
  void of_a_programmes_own_it_counts_what_was_answered() {
    var sheet =
        new EncryptedAnswers(
            "TEAM_SPIRIT",
            SurveyKind.Moment.START,
            null,
            stored(List.of("T1")),
            "{\"T1\":0,\"T2\":null}");
    assertThat(values(sheet, false))
        .containsExactlyEntriesOf(Map.of("surveys.team-spirit.start.T1", 0.0));
    assertThat(values(sheet, true))
        .containsOnlyKeys("surveys.team-spirit.start.T1")
        .containsEntry("surveys.team-spirit.start.T1", null);
  }

  @Test
  @DisplayName("lit en une fois les clés de ceux qui ont répondu")
  void reads_the_keys_of_those_who_have_answered_in_one_go() {
    var loaded = new ArrayList<Collection<String>>();
    var noting =
        new PlainTextEncryption() {
          @Override
          public void loadKeys(Collection<String> owners) {
            loaded.add(owners);
          }
        };
    var decrypting = new AnswerDecryptor(instruments(), noting, JsonMapper.shared());
    var group = new GroupId(new UUID(0, 1));
    var observed = FigureInput.observed(group, Instant.EPOCH, new Username("carla"), List.of());

    decrypting.loadKeys(List.of(answered(group, "alice"), observed, answered(group, "bob")));
    decrypting.loadKeys(List.of(answered(group, "alice"), observed, answered(group, "alice")));

    assertThat(loaded).containsExactly(Set.of("alice", "bob"));
  }

  private static FigureInput answered(GroupId group, String person) {
    var sheet = survey(List.of("F1"), "{\"F1\":4}");
    return FigureInput.answered(group, Instant.EPOCH, new Username(person), sheet);
  }

  /** By key. */
  private Map<String, @Nullable Double> values(EncryptedAnswers sheet, boolean erased) {
    var values = new LinkedHashMap<String, @Nullable Double>();
    decryptor.values(sheet, erased).forEach((measure, value) -> values.put(measure.key(), value));
    return values;
  }

  private static EncryptedAnswers evaluation(@Nullable List<String> items, String answers) {
    return new EncryptedAnswers(null, null, ParticipantRole.CONSULTANT, stored(items), answers);
  }

  private static EncryptedAnswers survey(@Nullable List<String> items, String said) {
    return new EncryptedAnswers(
        SurveyKind.FOLLOW_UP.name(), SurveyKind.Moment.THREE_MONTHS, null, stored(items), said);
  }

  private static @Nullable String stored(@Nullable List<String> items) {
    return items == null ? null : JsonMapper.shared().writeValueAsString(items);
  }

  private static BuiltInInstruments instruments() {
    try (var file = AnswerDecryptorTest.class.getResourceAsStream("/instruments.json")) {
      return JsonMapper.shared().readValue(file, BuiltInInstruments.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
