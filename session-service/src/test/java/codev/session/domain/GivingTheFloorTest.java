package codev.session.domain;

import static codev.session.domain.People.*;
import static codev.session.domain.value.RuleViolation.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionCommand.GiveFloor;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Donner la parole")
class GivingTheFloorTest extends SessionSpec {
  private static final FloorGiven TO_BOB = new FloorGiven(SESSION, BOB, null, ANNE, NOON);

  @Test
  @DisplayName("qui l'a eue s'en souvient l'étape, pas la suivante")
  void who_had_it_counts_for_the_step() {
    var passedOn =
        stateAfter(
            at(CONSULTATION), TO_BOB, new FloorGiven(SESSION, CARLA, null, ANNE, NOON), TO_BOB);
    assertThat(passedOn.hadFloor()).containsExactlyInAnyOrder(BOB, CARLA);
    var takenBack = SessionEvolution.after(passedOn, new FloorTakenBack(SESSION, null, ANNE, NOON));
    assertThat(takenBack.hadFloor()).containsExactlyInAnyOrder(BOB, CARLA);
    assertThat(SessionEvolution.after(passedOn, step(SYNTHESIS)).hadFloor()).isEmpty();
  }

  @Test
  @DisplayName("l'animateur la donne à qui est là, et la passe à un autre")
  void it_is_given_and_passed_on() {
    given(at(CONSULTATION)).when(give(BOB, ANNE)).expectEvents(TO_BOB);
    given(at(CONSULTATION), TO_BOB)
        .when(give(CARLA, ANNE))
        .expectEvents(new FloorGiven(SESSION, CARLA, null, ANNE, NOON));
  }

  @Test
  @DisplayName("il la reprend")
  void it_is_taken_back() {
    given(at(CONSULTATION), TO_BOB)
        .when(give(null, ANNE))
        .expectEvents(new FloorTakenBack(SESSION, null, ANNE, NOON));
  }

  @Test
  @DisplayName("qui l'a déjà la garde, et personne ne la reprend à personne")
  void nothing_changes_where_it_is_so() {
    nothingNew(given(at(CONSULTATION), TO_BOB).when(give(BOB, ANNE)));
    nothingNew(given(at(CONSULTATION)).when(give(null, ANNE)));
  }

  @Test
  @DisplayName("lui seul la donne")
  void only_the_facilitator_gives_it() {
    refused(given(at(CONSULTATION)).when(give(BOB, ALICE)), ONLY_THE_FACILITATOR_GUIDES);
    refused(given(at(CONSULTATION)).when(give(BOB, BOB)), ONLY_THE_FACILITATOR_GUIDES);
  }

  @Test
  @DisplayName("à un membre, et à un membre qui est là")
  void it_goes_to_a_member_who_is_there() {
    refused(given(at(CONSULTATION)).when(give(ANNE, ANNE)), UNKNOWN_MEMBER);
    refused(given(at(CONSULTATION)).when(give(STRANGER, ANNE)), UNKNOWN_MEMBER);
    refused(given(at(CONSULTATION), left(BOB)).when(give(BOB, ANNE)), FLOOR_GOES_TO_WHO_IS_THERE);
  }

  @Test
  @DisplayName("à l'étape que l'animateur a sous les yeux")
  void it_is_given_in_the_step_that_was_seen() {
    refused(given(at(SYNTHESIS)).when(give(BOB, ANNE)), STEP_HAS_MOVED_ON);
    refused(given(scheduled()).when(give(BOB, ANNE)), SESSION_NOT_OPEN);
  }

  @Test
  @DisplayName("l'étape finie, le titulaire parti, personne ne l'a plus")
  void it_ends() {
    var reopened = new StepReopened(SESSION, 3, PROBLEM_DEFINITION, words("?"), null, ANNE, NOON);
    assertThat(speaker(TO_BOB)).isEqualTo(BOB);
    assertThat(speaker(TO_BOB, left(CARLA))).isEqualTo(BOB);
    for (var end : List.of(step(SYNTHESIS), reopened, left(BOB)))
      assertThat(speaker(TO_BOB, end)).as(end.toString()).isNull();
    given(at(CONSULTATION), TO_BOB, step(SYNTHESIS))
        .when(new GiveFloor(SESSION, SYNTHESIS, BOB, null, ANNE, NOON))
        .expectEvents(TO_BOB);
  }

  private static @Nullable Username speaker(SessionEvent... events) {
    return stateAfter(at(CONSULTATION), events).floor();
  }

  private static GiveFloor give(@Nullable Username to, Username by) {
    return new GiveFloor(SESSION, CONSULTATION, to, null, by, NOON);
  }

  private static AttendanceMarked left(Username member) {
    return new AttendanceMarked(
        SESSION, ORIGIN, member, AttendanceStatus.LEFT_EARLY, null, ANNE, NOON);
  }
}
