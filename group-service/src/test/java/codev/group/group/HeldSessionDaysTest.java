package codev.group.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.person.MemberTurns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Le jour d’une séance, là où l’on est")
class HeldSessionDaysTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId SAMOA = ZoneId.of("Pacific/Pago_Pago");

  @Test
  @DisplayName("après minuit à Paris, la séance est pour le lendemain d’UTC")
  void a_session_after_midnight() {
    var group = group(planned(FIRST, 1, Instant.parse("2027-01-11T23:30:00Z")));
    assertThat(UpcomingSession.of(group, LocalDate.parse("2027-01-11"), PARIS))
        .get()
        .returns(1L, UpcomingSession::days);
    assertThat(UpcomingSession.of(group, LocalDate.parse("2027-01-12"), PARIS))
        .get()
        .returns(0L, UpcomingSession::days);
    assertThat(UpcomingSession.of(group, LocalDate.parse("2027-01-15"), PARIS))
        .get()
        .returns(-3L, UpcomingSession::days);
  }

  @Test
  @DisplayName("on a été client le jour où l’on s’est réuni, tel qu’on le vit")
  void the_day_somebody_was_client() {
    var group = group(planned(FIRST, 1, JANUARY_11), held(ALICE));
    var days = new HeldSessionDays(Map.of(FIRST.toString(), JANUARY_11), SAMOA);
    assertThat(days.of(turn(group, 2), group)).isEqualTo("2027-01-10");
    assertThat(days.of(turn(group, 0), group)).as("never client").isNull();
    assertThat(new HeldSessionDays(Map.of(), SAMOA).of(turn(group, 2), group))
        .as("as the rotation keeps it")
        .isEqualTo("2027-01-11");
    assertThat(turn(group, 2).member()).isEqualTo(ALICE);
    assertThat(turn(group, 0).member()).isEqualTo(BOB);
  }

  private static MemberTurns turn(GroupView group, int place) {
    return group.rotation().get(place);
  }

  private static GroupView group(GroupEvent... events) {
    var group = GroupView.after(null, formed());
    for (var event : events) group = GroupView.after(group, event);
    return group;
  }
}
