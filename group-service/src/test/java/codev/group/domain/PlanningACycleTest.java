package codev.group.domain;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.settings;
import static codev.group.domain.People.settingsWith;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.GroupSessionCommand.PlanSessionSeries;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import codev.group.domain.value.SessionSeries;
import codev.group.programme.SessionTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Planifier tout un cycle")
class PlanningACycleTest {
  private static final Instant FEBRUARY_8 = Instant.parse("2027-02-08T08:00:00Z");
  private static final Instant FEBRUARY_15 = Instant.parse("2027-02-15T08:00:00Z");

  @Test
  @DisplayName("les séances se suivent au rythme du programme")
  void sessions_follow_the_programmes_rhythm() {
    given(Group.class, formed())
        .when(cycle(settings(), MONA, FIRST, SECOND))
        .expectEvents(planned(FIRST, 1, JANUARY_11), planned(SECOND, 2, FEBRUARY_8));
  }

  @Test
  @DisplayName(
      "celle qui tomberait un jour sans séance passe à la semaine suivante, avec cette seule remarque")
  void one_that_would_fall_on_a_holiday_moves_to_the_next_week() {
    given(Group.class, formed())
        .when(cycle(settingsWith(LocalDate.of(2027, 2, 8)), MONA, FIRST, SECOND))
        .expectEvents(
            planned(FIRST, 1, JANUARY_11),
            planned(SECOND, 2, FEBRUARY_15, MethodWarning.POSTPONED_BY_A_HOLIDAY));
  }

  @Test
  @DisplayName("sans nombre, il va jusqu’à la fin du programme, à la même heure été comme hiver")
  void without_a_count_it_goes_on_until_the_programme_ends() {
    var slots = new SessionSeriesRules(cycle(null), settings()).slots();

    assertThat(slots).hasSize(10);
    assertThat(slots.get(2).startsAt()).isEqualTo("2027-03-08T08:00:00Z");
    assertThat(slots.get(3).startsAt()).isEqualTo("2027-04-05T07:00:00Z");
    assertThat(slots.getLast().startsAt()).isEqualTo("2027-09-20T07:00:00Z");
  }

  @Test
  @DisplayName("redit avec les mêmes identifiants, il ne change rien")
  void the_same_again_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), planned(FIRST, 1, JANUARY_11), planned(SECOND, 2, FEBRUARY_8))
            .when(cycle(settings(), MONA, FIRST, SECOND)));
  }

  @Test
  @DisplayName("un identifiant qui en désigne déjà une autre le refuse tout entier")
  void an_id_that_means_another_refuses_all_of_it() {
    refused(
        given(Group.class, formed(), planned(SECOND, 1, JANUARY_11))
            .when(cycle(settings(), MONA, FIRST, SECOND)),
        RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  @Test
  @DisplayName("il faut un identifiant pour chaque séance")
  void each_session_needs_an_id() {
    refused(
        given(Group.class, formed()).when(command(cycle(3), settings(), MONA, FIRST, SECOND)),
        RuleViolation.CYCLE_NEEDS_AN_ID_FOR_EACH_SESSION);
  }

  @Test
  @DisplayName("un membre ne le planifie pas")
  void a_member_does_not_plan_it() {
    refused(
        given(Group.class, formed()).when(cycle(settings(), ALICE, FIRST, SECOND)),
        RuleViolation.ONLY_MANAGER_OR_FACILITATOR_PLANS);
  }

  private static PlanSessionSeries cycle(
      ProgrammeSettings settings, Username by, SessionId... sessions) {
    return command(cycle(sessions.length), settings, by, sessions);
  }

  private static PlanSessionSeries command(
      SessionSeries cycle, ProgrammeSettings settings, Username by, SessionId... sessions) {
    return new PlanSessionSeries(
        GROUP,
        List.of(sessions),
        cycle,
        SessionTemplates.NONE.get(SessionTemplate.Key.STANDARD_180),
        "Salle Ampère",
        null,
        RoomBookings.NONE,
        settings,
        by.equals(MONA),
        by,
        TODAY);
  }

  private static SessionSeries cycle(@Nullable Integer count) {
    return new SessionSeries(
        LocalDate.of(2027, 1, 11), null, LocalTime.of(9, 0), ZoneId.of("Europe/Paris"), count);
  }
}
