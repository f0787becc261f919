package codev.group.calendar;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.held;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.postponed;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les séances où le groupe est attendu")
class ExpectedSessionsTest {
  @Test
  @DisplayName("à venir et à sa date, elle attend le groupe")
  void to_come_on_its_date() {
    assertThat(after().isExpected()).isTrue();
  }

  @Test
  @DisplayName("ouverte, annulée ou tenue, elle ne l’attend plus")
  void begun_cancelled_or_held() {
    assertThat(after(begun(JANUARY_11)).isExpected()).isFalse();
    assertThat(after(cancelled()).isExpected()).isFalse();
    assertThat(after(held(ALICE)).isExpected()).isFalse();
  }

  @Test
  @DisplayName("reportée, elle est encore à venir, mais n’attend personne avant sa nouvelle date")
  void postponed_without_a_date() {
    var session = after(begun(JANUARY_11), postponed(JANUARY_11));
    assertThat(session.isToCome()).isTrue();
    assertThat(session.isExpected()).isFalse();
  }

  @Test
  @DisplayName("tenue ou à sa date, elle compte parmi les séances planifiées ; sans date, non")
  void counted_among_those_planned() {
    assertThat(calendar().heldOrDated()).isEqualTo(1);
    assertThat(calendar(begun(JANUARY_11)).heldOrDated()).isEqualTo(1);
    assertThat(calendar(held(ALICE)).heldOrDated()).isEqualTo(1);
    assertThat(calendar(cancelled()).heldOrDated()).isZero();

    var undated = calendar(begun(JANUARY_11), postponed(JANUARY_11));
    assertThat(undated.heldOrDated()).isZero();
    assertThat(undated.notCancelled()).isEqualTo(1);
    assertThat(undated.after(held(ALICE)).heldOrDated()).isEqualTo(1);
  }

  private static CalendarSession after(GroupEvent... events) {
    return calendar(events).find(FIRST).orElseThrow();
  }

  private static GroupCalendar calendar(GroupEvent... events) {
    var calendar = GroupCalendar.EMPTY.after(planned(FIRST, 1, JANUARY_11));
    for (var event : events) calendar = calendar.after(event);
    return calendar;
  }
}
