package codev.learning.outcomes.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.outcomes.extraction.FigureInput.EncryptedAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Les questions qu'un programme ajoute à l'évaluation")
class ProgrammeItemAnswersTest {

  private static final String ANSWERS = "{\"COURAGE\":3,\"H1\":4,\"H9\":5,\"H2\":null}";

  @Test
  @DisplayName("sont comptées comme les autres, à part d'elles")
  void are_counted_like_the_others() throws IOException {
    assertThat(
            values(sheet(ParticipantRole.CONSULTANT, List.of("COURAGE", "H1", "H2", "H9")), true))
        .containsExactlyInAnyOrderEntriesOf(Map.of("items.COURAGE", 3.0, "H1", 4.0, "H9", 5.0));
  }

  @Test
  @DisplayName("le sont aussi chez qui fut client puis consultant, comme H9")
  void so_are_those_of_whoever_was_client_and_consultant() throws IOException {
    assertThat(values(sheet(ParticipantRole.CLIENT, List.of("COURAGE", "H1", "H2", "H9")), true))
        .containsEntry("H9", 5.0);
  }

  @Test
  @DisplayName("gardent leur place, sans valeur, quand leurs mots sont effacés")
  void keep_their_place_once_erased() throws IOException {
    var none = new HashMap<String, @Nullable Double>();
    for (var key : List.of("items.COURAGE", "H1", "H2", "H9")) none.put(key, null);
    assertThat(values(sheet(ParticipantRole.CLIENT, List.of("COURAGE", "H1", "H2", "H9")), false))
        .isEqualTo(none);
  }

  @Test
  @DisplayName("n'entrent dans aucun chiffre là où l'on ne sait pas lesquelles furent posées")
  void are_in_no_figure_where_they_are_not_known() throws IOException {
    assertThat(values(sheet(ParticipantRole.CONSULTANT, null), true))
        .doesNotContainKey("items.COURAGE")
        .containsEntry("H1", 4.0)
        .containsEntry("H9", 5.0)
        .containsEntry("H2", null);
    assertThat(values(sheet(ParticipantRole.CLIENT, null), true))
        .doesNotContainKeys("items.COURAGE", "H9")
        .containsEntry("H1", 4.0);
  }

  private static EncryptedAnswers sheet(ParticipantRole role, @Nullable List<String> items) {
    return new EncryptedAnswers(null, null, role, stored(items), ANSWERS);
  }

  private static Map<String, @Nullable Double> values(EncryptedAnswers sheet, boolean readable)
      throws IOException {
    var values = new HashMap<String, @Nullable Double>();
    var encryption = readable ? new PlainTextEncryption() : new UnreadableTexts();
    new AnswerDecryptor(instruments(), encryption, JsonMapper.shared())
        .values(sheet, false)
        .forEach((measure, value) -> values.put(measure.key(), value));
    return values;
  }

  private static @Nullable String stored(@Nullable List<String> items) {
    return items == null ? null : JsonMapper.shared().writeValueAsString(items);
  }

  private static BuiltInInstruments instruments() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            ProgrammeItemAnswersTest.class.getResourceAsStream("/instruments.json"))) {
      return JsonMapper.shared().readValue(file, BuiltInInstruments.class);
    }
  }

  /** Of people whose key is gone. */
  private static final class UnreadableTexts extends PlainTextEncryption {
    @Override
    public Optional<String> decryptOrLog(String encrypted) {
      return Optional.empty();
    }
  }
}
