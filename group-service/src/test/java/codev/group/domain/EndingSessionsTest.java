package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.sessionsEnded;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;

import codev.group.domain.GroupServiceCommand.EndSessions;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fermer toutes les connexions d’une personne")
class EndingSessionsTest {
  @Test
  @DisplayName("vaut aussi pour qui n’est pas dans l’annuaire")
  void also_of_a_stranger() {
    given(Person.class).when(end(TODAY)).expectEvents(sessionsEnded(TODAY));
  }

  @Test
  @DisplayName("répété, ou antérieur à la dernière fois, ne change rien ; plus tard, si")
  void only_a_later_end_counts() {
    nothingNew(given(Person.class, sessionsEnded(TODAY)).when(end(TODAY)));
    nothingNew(given(Person.class, sessionsEnded(TODAY)).when(end(TODAY.minusSeconds(1))));
    var later = TODAY.plusSeconds(1);
    given(Person.class, sessionsEnded(TODAY)).when(end(later)).expectEvents(sessionsEnded(later));
  }

  private static EndSessions end(Instant issuedBefore) {
    return new EndSessions(PAUL, issuedBefore, MONA, TODAY);
  }
}
