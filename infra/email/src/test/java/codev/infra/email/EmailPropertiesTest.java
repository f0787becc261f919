package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time of an e-mail")
class EmailPropertiesTest {
  @ParameterizedTest(name = "{1} days after {0}: {2}")
  @DisplayName("is counted in working days, at the same time of day")
  @CsvSource({
    "2027-01-11T08:00:00Z, 5, 2027-01-18T08:00:00Z",
    "2027-01-15T08:00:00Z, 1, 2027-01-18T08:00:00Z",
    "2027-01-16T08:00:00Z, 5, 2027-01-22T08:00:00Z",
    "2027-01-11T08:00:00Z, 0, 2027-01-11T08:00:00Z",
    "2027-03-25T08:00:00Z, 2, 2027-03-29T07:00:00Z"
  })
  void working_days(Instant moment, int days, Instant later) {
    assertThat(EmailSettings.LOCAL.afterWorkingDays(moment, days)).isEqualTo(later);
  }
}
