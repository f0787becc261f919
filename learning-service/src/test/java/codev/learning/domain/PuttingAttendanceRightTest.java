package codev.learning.domain;

import static codev.learning.domain.Examples.BOB;
import static codev.learning.domain.Examples.CARLA;
import static codev.learning.domain.Examples.GROUP;
import static codev.learning.domain.Examples.NEXT_MONTH;
import static codev.learning.domain.Examples.PROGRAMME;
import static codev.learning.domain.Examples.SESSION;
import static codev.learning.domain.Examples.corrected;
import static codev.learning.domain.Examples.course;
import static codev.learning.domain.Examples.held;
import static codev.learning.domain.Examples.marked;

import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.SignPresence;
import codev.learning.domain.event.SessionOutcomeEvent.CourseCorrected;
import codev.learning.domain.event.SessionOutcomeEvent.PresenceMarked;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.SessionStatistics.AttendanceStatus;
import codev.learning.domain.value.SessionStatistics.Presence;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alice and Bob came, Carla did not. */
@DisplayName("Corriger les présences d’une séance")
class PuttingAttendanceRightTest {
  private final AggregateTestFixture<SessionOutcome> session =
      new AggregateTestFixture<>(SessionOutcome.class);

  @Test
  @DisplayName("avant la fin, ce que l’animateur marque est retenu, sans plus")
  void before_the_end_what_is_marked_is_kept() {
    session
        .given(marked(BOB, AttendanceStatus.LATE))
        .when(mark(CARLA, AttendanceStatus.ABSENT))
        .expectEvents(markedNow(CARLA, AttendanceStatus.ABSENT));
    session.given(marked(BOB, AttendanceStatus.LATE)).when(sign(BOB)).expectNoEvents();
  }

  @Test
  @DisplayName("après la fin, le dernier mot de l’animateur compte")
  void after_the_end_the_last_word_counts() {
    session
        .given(held())
        .when(mark(CARLA, AttendanceStatus.LATE))
        .expectEvents(
            markedNow(CARLA, AttendanceStatus.LATE),
            now(new Presence(CARLA, AttendanceStatus.LATE, false)));
  }

  @Test
  @DisplayName("le même mot deux fois compte une fois")
  void the_same_word_twice_counts_once() {
    session
        .given(held(), marked(CARLA, AttendanceStatus.PRESENT), corrected())
        .when(mark(CARLA, AttendanceStatus.PRESENT))
        .expectNoEvents();
  }

  @Test
  @DisplayName("qui signe après coup était là")
  void whoever_signs_afterwards_was_there() {
    session.given(held()).when(sign(CARLA)).expectEvents(corrected());
    session.given(held(), corrected()).when(sign(CARLA)).expectNoEvents();
  }

  @Test
  @DisplayName("sauf si l’animateur l’a marqué absent : alors sa signature seule est notée")
  void unless_the_facilitator_has_marked_them_absent() {
    session
        .given(marked(CARLA, AttendanceStatus.ABSENT), held())
        .when(sign(CARLA))
        .expectEvents(now(new Presence(CARLA, AttendanceStatus.ABSENT, true)));
  }

  @Test
  @DisplayName("qui n’était pas attendu n’entre pas dans la séance")
  void whoever_was_not_expected_does_not_enter() {
    session.given(held()).when(sign(new Username("hugo"))).expectNoEvents();
  }

  private static CourseCorrected now(Presence presence) {
    return new CourseCorrected(SESSION, GROUP, PROGRAMME, course().with(presence), NEXT_MONTH);
  }

  private static PresenceMarked markedNow(Username person, AttendanceStatus status) {
    return new PresenceMarked(SESSION, GROUP, PROGRAMME, person, status, NEXT_MONTH);
  }

  private static NoteSessionFact mark(Username person, AttendanceStatus status) {
    return new NoteSessionFact(
        new PresenceMarked(SESSION, GROUP, PROGRAMME, person, status, NEXT_MONTH));
  }

  private static SignPresence sign(Username person) {
    return new SignPresence(SESSION, GROUP, PROGRAMME, person, NEXT_MONTH);
  }
}
