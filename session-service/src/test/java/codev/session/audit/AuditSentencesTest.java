package codev.session.audit;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.GatePassed;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Step;
import codev.session.reference.DisplayNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("Une phrase de l'audit")
class AuditSentencesTest {
  private static final AuditLine WITHOUT_TWO =
      line(
          new GatePassed(
              SESSION,
              Step.PREPARATION,
              List.of(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key()),
              List.of(BOB, CARLA),
              words("Accord attendu ce matin"),
              ANNE,
              NOON));

  @Test
  @DisplayName("nomme qui n'avait pas accepté quand la séance a été ouverte avec un motif")
  void names_who_had_not_accepted() {
    assertThat(sentences(Locale.FRENCH).of(WITHOUT_TWO))
        .isEqualTo(
            "a passé outre en indiquant un motif (accord manquant\u202f: Bob Petit, Nom inconnu)");
    assertThat(sentences(Locale.ENGLISH).of(WITHOUT_TWO))
        .isEqualTo("continued anyway, giving a reason (not accepted by: Bob Petit, Unknown name)");
    assertThat(WITHOUT_TWO.subject().isReasoned()).isTrue();
  }

  @Test
  @DisplayName("se trouve aussi par qui n'avait pas accepté")
  void is_found_by_them() {
    assertThat(WITHOUT_TWO.people()).containsExactly(ANNE, BOB, CARLA);
  }

  private static AuditSentences sentences(Locale language) {
    var texts = new ResourceBundleMessageSource();
    texts.setBasenames("messages/session", "messages/pages");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return new AuditSentences(texts, new DisplayNames(Map.of(BOB, "Bob Petit")), language);
  }

  private static AuditLine line(SessionEvent event) {
    var recorded = new RecordedEvent<>(event, 1, event.session().toString(), 0, event.at(), "ab12");
    return AuditLine.of(recorded, "2027-01-11");
  }
}
