package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.accepted;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.worded;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.RewordCharter;
import codev.group.domain.event.CharterEvent.CharterAccepted;
import codev.group.domain.person.Username;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Formuler la charte du groupe")
class WordingTheCharterTest {
  @Test
  @DisplayName("l’animateur note le texte convenu\u202f: c’est une nouvelle version")
  void the_facilitator_records_the_wording() {
    given(Group.class, formed()).when(word(2, ANNE)).expectEvents(worded());
  }

  @Test
  @DisplayName("ni un membre ni le responsable ne le modifie")
  void nobody_else_does() {
    refused(
        given(Group.class, formed()).when(word(2, ALICE)),
        RuleViolation.ONLY_THE_FACILITATOR_WORDS_THE_CHARTER);
    refused(given(Group.class, formed()).when(word(2, MONA)), RuleViolation.NOT_YOUR_GROUP);
  }

  @Test
  @DisplayName("qui avait accepté l’ancienne version accepte la nouvelle")
  void it_is_accepted_anew() {
    given(Group.class, formed(), accepted(ALICE), worded())
        .when(new AcceptCharter(GROUP, 2, ALICE, ALICE, TODAY))
        .expectEvents(new CharterAccepted(GROUP, ALICE, 2, null, TODAY));
  }

  @Test
  @DisplayName("la même demande répétée ne change rien, une demande dépassée est refusée")
  void the_same_again_changes_nothing() {
    nothingNew(given(Group.class, formed(), worded()).when(word(2, ANNE)));
    refused(
        given(Group.class, formed(), worded())
            .when(new RewordCharter(GROUP, 2, List.of("Autre"), ANNE, TODAY)),
        RuleViolation.CHARTER_HAS_ANOTHER_VERSION);
  }

  private static RewordCharter word(int version, Username by) {
    return new RewordCharter(GROUP, version, worded().promises(), by, TODAY);
  }
}
