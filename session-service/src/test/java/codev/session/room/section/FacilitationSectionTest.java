package codev.session.room.section;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Step;
import codev.session.room.SessionMoment;
import codev.session.room.section.FacilitationSection.MissingInput;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui manque encore avant la clôture")
class FacilitationSectionTest {
  private static final CurrentUser FACILITATOR =
      new CurrentUser(ANNE.value(), Set.of(UserRole.FACILITATOR));

  @Test
  @DisplayName("ne compte ni l'évaluation ni la signature de qui a quitté le groupe")
  void without_who_has_left_the_group() {
    var events = at(Step.LEARNING);
    for (var member : List.of(ALICE, BOB, CARLA))
      events.add(
          new AttendanceMarked(
              SESSION, ORIGIN, member, AttendanceStatus.PRESENT, null, ANNE, NOON));
    events.add(
        new SessionEvaluated(
            SESSION,
            ORIGIN,
            new Evaluation(items("H1"), words("{}"), null, null),
            ParticipantRole.CONSULTANT,
            BOB,
            NOON));
    assertThat(missing(events)).isEqualTo(new MissingInput(2, 3, 4));
    events.add(new SeatChangedMeanwhile(SESSION, BOB, false, ANNE, NOON));
    assertThat(missing(events)).isEqualTo(new MissingInput(2, 2, 3));
  }

  private static MissingInput missing(List<SessionEvent> events) {
    var viewer = new SessionPageViewer(SessionMoment.seen(events, FACILITATOR), ANNE, false);
    return new FacilitationSection(viewer).missing();
  }
}
