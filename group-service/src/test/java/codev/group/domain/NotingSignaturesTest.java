package codev.group.domain;

import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.signed;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;

import codev.group.domain.command.GroupSessionCommand.NoteSignature;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter les signatures")
class NotingSignaturesTest {
  private static final Instant LATER = JANUARY_11.plusSeconds(3600);
  private static final SessionPlanned PLANNED = planned(FIRST, 1, JANUARY_11);

  @Test
  @DisplayName("un membre comme l’animateur signe par demi-journée")
  void members_and_facilitator_sign_by_half_day() {
    given(Group.class, formed(), PLANNED, signed(BOB, HalfDay.MORNING, JANUARY_11))
        .when(sign(BOB, HalfDay.AFTERNOON, LATER))
        .expectEvents(signed(BOB, HalfDay.AFTERNOON, LATER));
    given(Group.class, formed(), PLANNED, signed(BOB, HalfDay.MORNING, JANUARY_11))
        .when(sign(ANNE, HalfDay.MORNING, LATER))
        .expectEvents(signed(ANNE, HalfDay.MORNING, LATER));
  }

  @Test
  @DisplayName("l’entendre deux fois ne change rien")
  void received_twice_it_changes_nothing() {
    var first = signed(BOB, HalfDay.MORNING, JANUARY_11);
    nothingNew(
        given(Group.class, formed(), PLANNED, first).when(sign(BOB, HalfDay.MORNING, JANUARY_11)));
  }

  @Test
  @DisplayName("la séance close, une signature tardive compte encore")
  void a_late_signature_still_counts() {
    given(Group.class, formed(), PLANNED, held(BOB))
        .when(sign(BOB, HalfDay.MORNING, LATER))
        .expectEvents(signed(BOB, HalfDay.MORNING, LATER));
  }

  @Test
  @DisplayName("remise à un autre jour, la séance se signe à nouveau")
  void a_postponed_session_is_signed_again() {
    var before = signed(BOB, HalfDay.MORNING, JANUARY_11);
    given(Group.class, formed(), PLANNED, before, postponed(JANUARY_11.plusSeconds(600)))
        .when(sign(BOB, HalfDay.MORNING, LATER))
        .expectEvents(signed(BOB, HalfDay.MORNING, LATER));
  }

  @Test
  @DisplayName("une séance inconnue ne se signe pas")
  void an_unknown_session_is_not_signed() {
    refused(
        given(Group.class, formed(), PLANNED)
            .when(new NoteSignature(GROUP, SECOND, BOB, HalfDay.MORNING, LATER)),
        RuleViolation.UNKNOWN_SESSION);
  }

  private static NoteSignature sign(Username person, HalfDay halfDay, Instant at) {
    return new NoteSignature(GROUP, FIRST, person, halfDay, at);
  }
}
