package codev.group.domain;

import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.Spec.given;
import static codev.group.domain.Spec.nothingNew;
import static codev.group.domain.Spec.refused;
import static codev.group.domain.person.AttendanceRecord.Status.ABSENT;
import static codev.group.domain.person.AttendanceRecord.Status.LATE;
import static codev.group.domain.person.AttendanceRecord.Status.LEFT_EARLY;
import static codev.group.domain.person.AttendanceRecord.Status.PRESENT;

import codev.group.domain.command.GroupSessionCommand.NotePresence;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.person.AttendanceRecord;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Noter les présences")
class NotingPresenceTest {
  private static final Instant LATER = JANUARY_11.plusSeconds(3600);
  private static final SessionPlanned PLANNED = planned(FIRST, 1, JANUARY_11);

  @Test
  @DisplayName("chaque marque compte, la dernière plus que les autres")
  void every_mark_counts() {
    given(Group.class, formed(), PLANNED, begun(JANUARY_11), marked(BOB, LATE, JANUARY_11))
        .when(mark(LEFT_EARLY, LATER))
        .expectEvents(marked(BOB, LEFT_EARLY, LATER));
  }

  @Test
  @DisplayName("la séance close, une correction compte encore")
  void a_correction_after_the_end_counts() {
    given(Group.class, formed(), PLANNED, begun(JANUARY_11), held(BOB))
        .when(mark(ABSENT, LATER))
        .expectEvents(marked(BOB, ABSENT, LATER));
  }

  @Test
  @DisplayName("la même marque, répétée, ne change rien")
  void the_same_mark_changes_nothing() {
    nothingNew(
        given(Group.class, formed(), PLANNED, begun(JANUARY_11), marked(BOB, LATE, LATER))
            .when(mark(LATE, LATER)));
  }

  @Test
  @DisplayName("une correction compte même si l’horloge de son serveur retarde")
  void a_correction_counts_whatever_the_clock_says() {
    given(Group.class, formed(), PLANNED, begun(JANUARY_11), marked(BOB, LATE, LATER))
        .when(mark(PRESENT, JANUARY_11))
        .expectEvents(marked(BOB, PRESENT, JANUARY_11));
  }

  @Test
  @DisplayName("après une remise, on marque à nouveau")
  void after_a_postponement_everybody_is_marked_anew() {
    given(Group.class, formed(), PLANNED, marked(BOB, LATE, LATER), postponed(LATER))
        .when(mark(LATE, LATER))
        .expectEvents(marked(BOB, LATE, LATER));
  }

  @Test
  @DisplayName("dans une séance inconnue, personne n’est marqué")
  void nobody_is_marked_in_an_unknown_session() {
    refused(
        given(Group.class, formed(), PLANNED)
            .when(new NotePresence(GROUP, SECOND, BOB, PRESENT, LATER)),
        RuleViolation.UNKNOWN_SESSION);
  }

  private static NotePresence mark(AttendanceRecord.Status status, Instant at) {
    return new NotePresence(GROUP, FIRST, BOB, status, at);
  }
}
