package codev.learning.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("La vie d'un programme")
class ProgrammePeriodTest {
  private static final ProgrammePeriod NINE_MONTHS =
      new ProgrammePeriod(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-09-30"));

  @ParameterizedTest
  @CsvSource({
    "2026-12-17,",
    "2026-12-18, START",
    "2027-03-31, START",
    "2027-04-01, MIDDLE",
    "2027-06-30, MIDDLE",
    "2027-07-01, END",
    "2027-10-29, END",
    "2027-10-30,",
    "2027-12-15,",
    "2027-12-16, THREE_MONTHS",
    "2028-02-28, THREE_MONTHS",
    "2028-02-29,",
    "2028-03-16, SIX_MONTHS",
    "2028-06-29, SIX_MONTHS",
    "2028-06-30,"
  })
  @DisplayName("pose à chaque jour un moment au plus")
  void asks_at_one_moment_at_most(LocalDate day, SurveyKind.Moment asked) {
    assertThat(Arrays.stream(SurveyKind.Moment.values()).filter(m -> NINE_MONTHS.isTimeFor(m, day)))
        .isEqualTo(asked == null ? List.of() : List.of(asked));
  }
}
