package codev.session;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.GlossaryCheck;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionPermission;
import codev.session.domain.Timeline;
import codev.session.domain.contract.Terms;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.response.ApiEventNames;
import codev.session.response.PreparationResponse;
import codev.session.room.section.ContributionFamily;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Les phrases d'une séance")
class MessageFilesTest {
  /** Their buttons name the next step, the half-day, the number of points or "Undo". */
  private static final Set<SessionPermission> NAMED_BY_WHAT_IT_CONCERNS =
      EnumSet.of(
          SessionPermission.GO_TO_THE_NEXT_STEP,
          SessionPermission.SIGN,
          SessionPermission.VOTE,
          SessionPermission.RATE_REFORMULATION,
          SessionPermission.RESTORE);

  @ParameterizedTest(name = "en {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName(
      "disent chaque refus, chaque étape, chaque rôle, chaque sorte d'apport, chaque geste")
  void nothing_is_without_words(String language) {
    assertThat(sentences(language).keySet()).containsAll(named().toList());
  }

  @Test
  @DisplayName("sont les mêmes en français et en anglais")
  void both_languages_say_the_same() {
    assertThat(new TreeSet<>(sentences("fr").keySet()))
        .isEqualTo(new TreeSet<>(sentences("en").keySet()));
  }

  @ParameterizedTest(name = "en {0}")
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("prennent ce qu'elles nomment, sans apostrophe perdue")
  void sentences_take_their_arguments(String language) {
    var bundle = sentences(language);
    assertThat(bundle.keySet())
        .allSatisfy(
            key -> {
              var sentence = bundle.getString(key);
              assertThat(sentence).isNotBlank().doesNotContain("'");
              assertThat(
                      new MessageFormat(sentence, Locale.of(language))
                          .format(new Object[] {2, 3, 4}))
                  .doesNotContain("{");
            });
  }

  @Test
  @DisplayName("de refus sont toutes au glossaire, et lui n'en a pas d'autres")
  void the_glossary_has_every_refusal() {
    GlossaryCheck.mustContain(
        Path.of("../infra/docs/glossary.md"),
        "session",
        "session.",
        Arrays.stream(RuleViolation.values()).map(RuleViolation::key).toList());
  }

  @Test
  @DisplayName("nomment les étapes, les sortes d'apport et l'aide comme le glossaire")
  void the_glossary_names_things_alike() {
    var page = Path.of("../infra/docs/glossary.md");
    GlossaryCheck.mustContain(page, "session", "step.", all("step.", Step.values()).toList());
    GlossaryCheck.mustContain(
        page, "session", "kind.", all("kind.", ContributionKind.values()).toList());
    GlossaryCheck.mustContain(page, "session", "help.", all("help.", Terms.Help.values()).toList());
  }

  private static Stream<String> named() {
    return Stream.of(
            Arrays.stream(RuleViolation.values()).map(RuleViolation::key),
            Stream.of(
                "session.evaluation.unknown-item",
                "session.evaluation.out-of-scale",
                "session.replay.version"),
            Stream.of("moment.private"),
            SampleEvents.all().stream()
                .filter(SessionEvent.class::isInstance)
                .map(event -> "moment." + ApiEventNames.of((SessionEvent) event)),
            Arrays.stream(SessionPermission.values())
                .filter(activity -> !NAMED_BY_WHAT_IT_CONCERNS.contains(activity))
                .map(activity -> "activity." + activity.path()),
            all("step.", Step.values()),
            all("role.", ParticipantRole.values()),
            all("state.", SessionStatus.values()),
            all("kind.", ContributionKind.values()),
            all("family.", ContributionFamily.values()),
            all("topic.", Topic.Kind.values()),
            all("help.", Terms.Help.values()),
            all("about.", Learning.About.values()),
            all("attendance.", AttendanceStatus.values()),
            all("half-day.", HalfDay.values()),
            all("quorum.", QuorumDecision.values()),
            all("basis.", Ranking.Basis.values()),
            all("signal.", Timeline.TimeSignal.values()),
            all("hint.", PreparationResponse.Hint.values()),
            all("outcome.", EarlierAction.Outcome.values()))
        .flatMap(names -> names);
  }

  private static Stream<String> all(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + value.name());
  }

  private static ResourceBundle sentences(String language) {
    return ResourceBundle.getBundle(
        "messages/session",
        Locale.of(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
