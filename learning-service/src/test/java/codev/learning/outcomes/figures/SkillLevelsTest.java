package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La confiance, du début à la fin")
class SkillLevelsTest {
  private static final SkillChangeMeasure SKILL = new SkillChangeMeasure("C1");

  @Test
  @DisplayName("est celle qui est affichée quand les mêmes ont répondu au début")
  void is_the_one_shown_where_the_same_people_answered() {
    assertThat(
            SkillLevels.of(
                shown(level(Moment.START, 5.91, 22), level(Moment.END, 6.82, 22), change(0.9, 22)),
                SKILL))
        .contains(new SkillLevels(5.91, null, 6.82, 22));
  }

  @Test
  @DisplayName("part de celle des personnes qui ont répondu aux deux moments")
  void starts_with_those_who_answered_at_both() {
    assertThat(
            SkillLevels.of(
                shown(
                    level(Moment.START, 5.2, 25),
                    level(Moment.MIDDLE, 6.1, 24),
                    level(Moment.END, 7.4, 22),
                    change(1.8, 22)),
                SKILL))
        .contains(new SkillLevels(5.6, 6.1, 7.4, 22));
  }

  @Test
  @DisplayName("ne se dit pas quand d’autres ont répondu à la fin, ni sans progression affichée")
  void is_not_given_of_others() {
    var start = level(Moment.START, 5.6, 22);
    var end = level(Moment.END, 7.4, 28);
    assertThat(SkillLevels.of(shown(start, end, change(1.8, 22)), SKILL)).isEmpty();
    assertThat(SkillLevels.of(shown(start, end, Figure.suppressed(SKILL)), SKILL)).isEmpty();
    assertThat(SkillLevels.of(shown(start, end), SKILL)).isEmpty();
    assertThat(
            SkillLevels.of(
                shown(level(Moment.START, 4, 22), level(Moment.END, 7.4, 22), change(1.8, 22)),
                SKILL))
        .as("as many, but others")
        .isEmpty();
    assertThat(SkillLevels.of(shown(start, end), SkillChangeMeasure.ALL)).isEmpty();
  }

  @Test
  @DisplayName("ne se dit pas de l’ensemble quand d’autres ont répondu au début sur une compétence")
  void is_not_given_of_all_where_others_answered_one() {
    var all = Figure.of(SkillChangeMeasure.ALL, 1.5, 22);
    var figures =
        List.of(level(Moment.START, 5.6, 22), level(Moment.END, 7.4, 22), change(1.8, 22));

    assertThat(ofAll(figures, all, ofSecond(Moment.START, 5.0, 22))).contains(levels(5.3, 6.8));
    assertThat(ofAll(figures, all, ofSecond(Moment.START, 4.1, 25)))
        .as("of more, who may be others")
        .contains(levels(5.3, 6.8));
    assertThat(ofAll(figures, all, ofSecond(Moment.START, 4.1, 22)))
        .as("of as many, but others")
        .isEmpty();
  }

  private static SkillLevels levels(double start, double end) {
    return new SkillLevels(start, null, end, 22);
  }

  /** Of two skills, the second of which has gone from 5.0 to 6.2. */
  private static Optional<SkillLevels> ofAll(List<Figure> first, Figure all, Figure secondStart) {
    var second =
        Stream.of(
            secondStart,
            ofSecond(Moment.END, 6.2, 22),
            Figure.of(new SkillChangeMeasure("C2"), 1.2, 22),
            all);
    return SkillLevels.of(
        shown(Stream.concat(first.stream(), second).toArray(Figure[]::new)),
        SkillChangeMeasure.ALL);
  }

  private static Figure ofSecond(Moment moment, double value, int people) {
    return Figure.of(new SurveyMeasure(SurveyKind.SKILLS, moment, "C2"), value, people);
  }

  private static Map<MeasureId, Figure> shown(Figure... figures) {
    return Stream.of(figures).collect(Collectors.toMap(Figure::measure, Function.identity()));
  }

  private static Figure level(Moment moment, double value, int people) {
    return Figure.of(new SurveyMeasure(SurveyKind.SKILLS, moment, "C1"), value, people);
  }

  private static Figure change(double value, int people) {
    return Figure.of(SKILL, value, people);
  }
}
