package codev.group.evidence.proof;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.elsewhere;
import static codev.group.domain.People.held;
import static codev.group.domain.People.marked;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static codev.group.domain.People.signed;
import static codev.group.domain.person.AttendanceRecord.Status.LATE;
import static codev.group.domain.person.HalfDay.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupSessionEvent;
import codev.group.evidence.proof.LogEntry.Kind;
import codev.infra.eventstore.axon.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce sur quoi un document repose dans le journal")
class LogEntryTest {
  @Test
  @DisplayName("est la séance planifiée, ouverte et close, les présences et les émargements")
  void is_what_the_document_says() {
    assertThat(
            entries(
                planned(FIRST, 1, JANUARY_11),
                planned(SECOND, 2, JANUARY_11),
                elsewhere("Salle 2"),
                begun(JANUARY_11),
                marked(BOB, LATE, JANUARY_11),
                signed(ALICE, MORNING, JANUARY_11),
                held(ALICE)))
        .containsExactly(
            new LogEntry(Kind.PLANNED, FIRST, null, 1),
            new LogEntry(Kind.PLANNED, SECOND, null, 2),
            new LogEntry(Kind.PLACE_CHANGED, FIRST, null, 3),
            new LogEntry(Kind.OPENED, FIRST, null, 4),
            new LogEntry(Kind.PRESENCE, FIRST, BOB, 5),
            new LogEntry(Kind.SIGNATURE, FIRST, ALICE, 6),
            new LogEntry(Kind.HELD, FIRST, null, 7));
  }

  @Test
  @DisplayName("n’est pas ce qui fut émargé avant que la séance soit remise")
  void is_not_what_was_signed_before_it_was_postponed() {
    assertThat(
            entries(
                planned(FIRST, 1, JANUARY_11),
                begun(JANUARY_11),
                signed(ALICE, MORNING, JANUARY_11),
                postponed(JANUARY_11),
                signed(BOB, MORNING, JANUARY_11)))
        .containsExactly(
            new LogEntry(Kind.PLANNED, FIRST, null, 1),
            new LogEntry(Kind.SIGNATURE, FIRST, BOB, 5));
  }

  @Test
  @DisplayName("ne se lit que s’il ne dit rien de plus que le document")
  void is_read_where_it_says_no_more_than_the_document() {
    assertThat(
            entries(
                planned(FIRST, 1, JANUARY_11),
                elsewhere("Salle 2"),
                begun(JANUARY_11),
                marked(BOB, LATE, JANUARY_11),
                signed(ALICE, MORNING, JANUARY_11),
                held(ALICE)))
        .filteredOn(LogEntry::isReadable)
        .extracting(LogEntry::kind)
        .containsExactly(Kind.OPENED, Kind.PRESENCE, Kind.SIGNATURE);
  }

  private static List<LogEntry> entries(GroupSessionEvent... events) {
    var history = new ArrayList<RecordedEvent<GroupSessionEvent>>();
    for (var event : events) {
      int sequence = history.size();
      history.add(
          new RecordedEvent<>(
              event, sequence + 1L, event.group().stream(), sequence, JANUARY_11, "00"));
    }
    return LogEntry.of(history);
  }
}
