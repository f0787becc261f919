package codev.infra.web.paging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.problem.MalformedRequestException;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The days that may be asked for")
class RequestedDaysTest {
  private static final LocalDate FIRST = LocalDate.parse("2027-01-11");

  @Test
  @DisplayName("are at most so many, the first and the last among them")
  void are_limited() {
    assertThatCode(() -> RequestedDays.check(FIRST, FIRST.plusDays(6), 7))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> RequestedDays.check(FIRST, FIRST.plusDays(7), 7))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage("from: security.too-many-days");
  }

  @Test
  @DisplayName("may be one, and none before the first")
  void are_in_order() {
    assertThatCode(() -> RequestedDays.check(FIRST, FIRST, 7)).doesNotThrowAnyException();
    assertThatThrownBy(() -> RequestedDays.check(FIRST, FIRST.minusDays(1), 7))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage("from: security.from-after-to");
  }

  @Test
  @DisplayName("are of this calendar’s four-digit years")
  void are_possible() {
    assertThatCode(() -> RequestedDays.possible("to", FIRST)).doesNotThrowAnyException();
    for (var day : new LocalDate[] {LocalDate.MIN, LocalDate.parse("1999-12-31"), LocalDate.MAX})
      assertThatThrownBy(() -> RequestedDays.possible("to", day))
          .as(day.toString())
          .isInstanceOf(MalformedRequestException.class)
          .hasMessage("to: security.impossible-day");
  }
}
