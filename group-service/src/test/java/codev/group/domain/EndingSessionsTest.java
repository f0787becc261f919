package codev.group.domain;

import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.sessionsEnded;
import static codev.group.domain.RuleViolation.TOO_MANY_SESSION_ENDS;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.PersonCommand.EndSignInSessions;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
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

  @Test
  @DisplayName(
      "demandé 30 fois le même jour par la personne, est refusé jusqu’au lendemain, sauf aux"
          + " administrateurs")
  void ones_own_are_limited_by_the_day() {
    var end = TODAY.plusSeconds(400);
    refused(
        given(Person.class, own(30)).when(new EndSignInSessions(PAUL, end, end, PAUL, TODAY)),
        TOO_MANY_SESSION_ENDS);
    nothingNew(
        given(Person.class, own(30)).when(new EndSignInSessions(PAUL, TODAY, end, PAUL, TODAY)));
    given(Person.class, own(29))
        .when(new EndSignInSessions(PAUL, end, end, PAUL, TODAY))
        .expectEvents(new SessionsEnded(PAUL, end, PAUL, TODAY));
    given(Person.class, own(30))
        .when(new EndSignInSessions(PAUL, end, end, MONA, TODAY))
        .expectEvents(new SessionsEnded(PAUL, end, MONA, TODAY));
    var tomorrow = TODAY.plus(Duration.ofDays(1));
    given(Person.class, own(30))
        .when(new EndSignInSessions(PAUL, tomorrow, tomorrow, PAUL, tomorrow))
        .expectEvents(new SessionsEnded(PAUL, tomorrow, PAUL, tomorrow));
  }

  @Test
  @DisplayName("demandé plus souvent, vaut encore s’il ferme aussi la connexion qui le demande")
  void an_end_of_its_own_token_always_counts() {
    var end = TODAY.plusSeconds(400);
    given(Person.class, own(30))
        .when(new EndSignInSessions(PAUL, end, end.minusSeconds(1), PAUL, TODAY))
        .expectEvents(new SessionsEnded(PAUL, end, PAUL, TODAY));
  }

  private static GroupServiceEvent[] own(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new SessionsEnded(PAUL, TODAY.plusSeconds(i), PAUL, TODAY))
        .toArray(GroupServiceEvent[]::new);
  }

  private static EndSignInSessions end(Instant issuedBefore) {
    return new EndSignInSessions(PAUL, issuedBefore, TODAY, MONA, TODAY);
  }
}
