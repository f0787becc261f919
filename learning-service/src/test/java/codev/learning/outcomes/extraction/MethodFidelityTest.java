package codev.learning.outcomes.extraction;

import static codev.learning.domain.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.AttendanceStatus;
import codev.learning.domain.value.SessionStatistics.Presence;
import codev.learning.domain.value.SessionStatistics.StepDuration;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La fidélité à la méthode")
class MethodFidelityTest {
  @Test
  @DisplayName("une étape est dans les temps à ±20 % près")
  void a_step_is_on_time_within_twenty_percent() {
    assertThat(new StepDuration("CONSULTATION", 45, 54).onTime()).isTrue();
    assertThat(new StepDuration("CONSULTATION", 45, 36).onTime()).isTrue();
    assertThat(new StepDuration("CONSULTATION", 45, 55).onTime()).isFalse();
    assertThat(new StepDuration("CONSULTATION", 45, 35).onTime()).isFalse();
  }

  @Test
  @DisplayName("ce qu'une séance montre d'elle-même")
  void what_a_session_shows_of_itself() {
    assertThat(of(course()))
        .contains(
            new Value(SessionMeasure.HELD, 1),
            new Value(FidelityMeasure.CONTRACT_ACCEPTED, 1),
            new Value(FidelityMeasure.CLIENT_SILENT, 1),
            new Value(FidelityMeasure.STEPS_ON_TIME, 0.5),
            new Value(SessionMeasure.ATTENDANCE, 1, List.of(ALICE.value())),
            new Value(SessionMeasure.ATTENDANCE, 0, List.of(CARLA.value())));
  }

  @Test
  @DisplayName("les heures prévues et les heures tenues comptent toutes deux la pause")
  void planned_and_held_hours_both_include_the_break() {
    var steps =
        List.of(
            new StepDuration("PREPARATION", 30, 30),
            new StepDuration("CONSULTATION", 45, 45),
            new StepDuration("LEARNING", 95, 95));
    assertThat(of(lasting(180, steps)))
        .contains(
            new Value(SessionMeasure.HOURS_PLANNED, 3), new Value(SessionMeasure.HOURS_HELD, 3));
    assertThat(of(lasting(90, steps.subList(0, 2))))
        .as("a short session has no break")
        .contains(
            new Value(SessionMeasure.HOURS_PLANNED, 1.25),
            new Value(SessionMeasure.HOURS_HELD, 1.5));
  }

  /** Of a session whose plan is not known but from its steps. */
  private static List<Value> of(SessionStatistics course) {
    return MethodFidelity.of(course, course.plannedMinutes());
  }

  private static SessionStatistics lasting(int minutes, List<StepDuration> steps) {
    var opened = course().openedAt();
    return new SessionStatistics(
        ALICE,
        opened,
        opened.plus(Duration.ofMinutes(minutes)),
        course().attendance(),
        steps,
        true,
        true,
        Map.of());
  }

  @Test
  @DisplayName("des apports égaux ont un Gini de 0, ceux d'un seul s'approchent de 1")
  void equal_contributions_have_a_gini_of_zero() {
    assertThat(MethodFidelity.gini(4, 4, 4, 4)).isCloseTo(0, within(1e-9));
    assertThat(MethodFidelity.gini(0, 0, 0, 8)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  @DisplayName("qui était là et n'a rien dit compte, le client et les absents non")
  void the_silent_count_the_client_and_the_absent_do_not() {
    var david = new Username("david");
    var course =
        new SessionStatistics(
            ALICE,
            course().openedAt(),
            course().closedAt(),
            List.of(
                new Presence(ALICE, AttendanceStatus.PRESENT, true),
                new Presence(BOB, AttendanceStatus.PRESENT, true),
                new Presence(david, AttendanceStatus.LATE, true),
                new Presence(CARLA, AttendanceStatus.ABSENT, false)),
            List.of(),
            true,
            true,
            Map.of(ALICE, 30, BOB, 6));
    assertThat(of(course)).contains(new Value(FidelityMeasure.CONTRIBUTION_GINI, 0.5));
  }
}
