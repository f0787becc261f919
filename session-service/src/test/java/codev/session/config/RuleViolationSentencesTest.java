package codev.session.config;

import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("Dire un refus")
class RuleViolationSentencesTest {
  private static final DisplayNames NAMES =
      new DisplayNames(Map.of(new Username("bob"), "Bob Petit"));

  @Test
  @DisplayName("nomme l'étape et la sorte d'apport dans la langue de la personne")
  void names_steps_and_kinds_in_words() {
    var refused =
        new RuleViolationException(
            RuleViolation.KIND_BELONGS_TO_ANOTHER_STEP,
            ContributionKind.IDEA,
            Step.CONSULTATION,
            Step.SYNTHESIS);
    assertThat(sentence(refused, Locale.FRENCH))
        .isEqualTo(
            "«\u202fIdée\u202f» est prévu à l’étape «\u202fConsultation des pairs\u202f»\u202f;"
                + " la séance est à l’étape «\u202fSynthèse et plan d’action\u202f»."
                + " Choisissez une contribution de l’étape en cours.");
    assertThat(sentence(refused, Locale.ENGLISH))
        .isEqualTo(
            "“Idea” belongs to the step “Peer consultation”. The session is now at “Summary"
                + " and action plan”. Choose a contribution from the current step.");
  }

  @Test
  @DisplayName("nomme l'étape comme le programme la nomme, s'il lui donne un nom")
  void names_a_step_by_the_programmes_own_name() {
    var own =
        new SessionTemplate.PlannedStep(
            Step.CONSULTATION, 30, "Partage d’expériences", "Sharing experience", null, null, null);
    var moved = new RuleViolationException(RuleViolation.STEP_HAS_MOVED_ON, own);
    assertThat(sentence(moved, Locale.FRENCH)).contains("«\u202fPartage d’expériences\u202f»");
    assertThat(sentence(moved, Locale.ENGLISH)).contains("“Sharing experience”");
    var usual = new SessionTemplate.PlannedStep(Step.CONSULTATION, 30);
    var movedUsually = new RuleViolationException(RuleViolation.STEP_HAS_MOVED_ON, usual);
    assertThat(sentence(movedUsually, Locale.FRENCH))
        .contains("«\u202fConsultation des pairs\u202f»");
  }

  @Test
  @DisplayName("nomme les personnes comme on les appelle, dans l'ordre")
  void names_people_as_they_are_called() {
    var refused =
        new RuleViolationException(
            RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL,
            List.of(new Username("bob"), new Username("zoe")));
    assertThat(sentence(refused, Locale.FRENCH)).endsWith(" Bob Petit, zoe.");
    var stranger =
        new RuleViolationException(RuleViolation.SUBSTITUTE_IS_A_MEMBER, new Username("bob"));
    assertThat(sentence(stranger, Locale.FRENCH)).contains("Bob Petit");
  }

  @AfterEach
  void forget_the_language() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static String sentence(RuleViolationException refused, Locale language) {
    LocaleContextHolder.setLocale(language);
    var sentences = new ResourceBundleMessageSource();
    sentences.setBasename("messages/session");
    sentences.setDefaultEncoding("UTF-8");
    var refusal = new SessionServiceConfiguration().refusals(_ -> NAMES).of(refused).orElseThrow();
    return sentences.getMessage(refusal.rule(), refusal.arguments().toArray(), language);
  }
}
