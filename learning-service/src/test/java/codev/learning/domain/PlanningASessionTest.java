package codev.learning.domain;

import static codev.learning.domain.Examples.GROUP;
import static codev.learning.domain.Examples.PROGRAMME;
import static codev.learning.domain.Examples.SESSION;
import static codev.learning.domain.Examples.held;
import static codev.learning.domain.Examples.planned;
import static codev.learning.domain.Examples.unplanned;

import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionLength;
import codev.learning.domain.LearningServiceCommand.NoteSessionMoved;
import codev.learning.domain.LearningServiceCommand.NoteSessionUnplanned;
import codev.learning.domain.event.SessionOutcomeEvent.SessionPlanned;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter la date d’une séance")
class PlanningASessionTest {
  private static final Instant LATER = Instant.parse("2027-03-08T08:00:00Z");

  private final AggregateTestFixture<SessionOutcome> session =
      new AggregateTestFixture<>(SessionOutcome.class);

  @Test
  @DisplayName("elle est notée une fois")
  void is_noted_once() {
    session.givenNoPriorActivity().when(plan()).expectEvents(planned());
    session.given(planned()).when(plan()).expectNoEvents();
    session.given(planned(), unplanned()).when(plan()).expectNoEvents();
  }

  @Test
  @DisplayName("une autre date prend sa place, la même n’est pas notée à nouveau")
  void another_date_takes_its_place() {
    session.given(planned()).when(move(LATER, 2)).expectEvents(plannedFor(LATER, 2));
    session.given(planned()).when(move(planned().startsAt(), 2)).expectNoEvents();
    session
        .given(planned(), unplanned())
        .when(move(planned().startsAt(), 2))
        .expectEvents(plannedFor(planned().startsAt(), 2));
  }

  @Test
  @DisplayName("une autre durée prend sa place, à la même date, une fois")
  void another_length_takes_its_place() {
    var planned = planned();
    var at = planned.at().plusSeconds(2);
    var hour = new SessionPlanned(SESSION, GROUP, PROGRAMME, planned.startsAt(), 60, at);
    var command = new NoteSessionLength(SESSION, 60, at);
    session.given(planned).when(command).expectEvents(hour);
    session.given(planned, hour).when(command).expectNoEvents();
    session.given(planned, unplanned()).when(command).expectNoEvents();
    session.given(planned, held()).when(command).expectNoEvents();
    session.givenNoPriorActivity().when(command).expectNoEvents();
  }

  @Test
  @DisplayName("une séance annulée ou reportée n’en a plus, même annoncée deux fois")
  void a_cancelled_session_has_none() {
    session.given(planned()).when(unplan(unplanned().at())).expectEvents(unplanned());
    session.given(planned(), unplanned()).when(unplan(LATER)).expectNoEvents();
  }

  @Test
  @DisplayName("un report décidé avant la nouvelle date ne l’efface pas")
  void what_was_decided_before_does_not_take_it_away() {
    session
        .given(planned(), plannedFor(LATER, 2))
        .when(unplan(planned().at().plusSeconds(1)))
        .expectNoEvents();
  }

  @Test
  @DisplayName("une séance tenue ne change plus de date")
  void a_session_held_has_its_date() {
    session.given(planned(), held()).when(move(LATER, 2)).expectNoEvents();
    session.given(planned(), held()).when(unplan(LATER)).expectNoEvents();
    session.given(held()).when(plan()).expectNoEvents();
  }

  private static NoteSessionFact plan() {
    var planned = planned();
    return new NoteSessionFact(
        new SessionPlanned(
            SESSION, GROUP, PROGRAMME, planned.startsAt(), planned.minutes(), planned.at()));
  }

  private static NoteSessionMoved move(Instant startsAt, int seconds) {
    return new NoteSessionMoved(SESSION, startsAt, planned().at().plusSeconds(seconds));
  }

  private static SessionPlanned plannedFor(Instant startsAt, int seconds) {
    return new SessionPlanned(
        SESSION,
        GROUP,
        PROGRAMME,
        startsAt,
        planned().minutes(),
        planned().at().plusSeconds(seconds));
  }

  private static NoteSessionUnplanned unplan(Instant at) {
    return new NoteSessionUnplanned(SESSION, at);
  }
}
