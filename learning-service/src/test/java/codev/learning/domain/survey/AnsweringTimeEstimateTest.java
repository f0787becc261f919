package codev.learning.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Le temps de réponse à un questionnaire")
class AnsweringTimeEstimateTest {
  @ParameterizedTest(name = "{0} questions\u202f: {1} minutes")
  @DisplayName("suit le nombre de ses questions")
  @CsvSource({"1, 1", "3, 1", "6, 1", "7, 2", "12, 2", "40, 7"})
  void follows_from_the_number_of_questions(int questions, int minutes) {
    assertThat(AnsweringTimeEstimate.minutes(questions)).isEqualTo(minutes);
  }
}
