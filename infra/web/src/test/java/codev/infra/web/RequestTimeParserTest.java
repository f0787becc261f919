package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time or day of a request")
class RequestTimeParserTest {
  private final DayFormatter days = new DayFormatter();

  @Test
  @DisplayName("is read as it is written")
  void is_read() {
    assertThat(RequestTimeParser.instant("2027-03-09T14:00:00Z"))
        .isEqualTo(Instant.parse("2027-03-09T14:00:00Z"));
    assertThat(days.parse("9999-12-31", Locale.FRENCH)).isEqualTo(LocalDate.of(9999, 12, 31));
    assertThat(days.print(LocalDate.of(2027, 3, 9), Locale.FRENCH)).isEqualTo("2027-03-09");
  }

  @ParameterizedTest
  @DisplayName("is refused where nothing could be computed from it")
  @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "0000-12-31", "+10000-01-01"})
  void is_refused(String day) {
    assertThatThrownBy(() -> RequestTimeParser.day(day)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> RequestTimeParser.instant(day + "T00:00:00Z"))
        .isInstanceOf(DateTimeException.class);
  }
}
