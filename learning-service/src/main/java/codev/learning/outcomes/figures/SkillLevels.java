package codev.learning.outcomes.figures;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The confidence that has changed: where it was, and where it is. Start and end are those of the
 * people who answered at both, so that they differ by the change. All of it is computed from
 * published figures, so it adds nothing to what they disclose.
 *
 * @param middle of all who answered then; null where it is not shown
 * @param people who answered at the start and at the end
 */
public record SkillLevels(double start, @Nullable Double middle, double end, int people) {
  /** By which rounded figures of the same people may differ; others are of as many by chance. */
  private static final double ROUNDING = 0.02;

  /**
   * Empty where the change is not shown, where others than those whose change is known have
   * answered at the end, and where as many have at the start, but others.
   *
   * @param change of one skill, or of all
   */
  public static Optional<SkillLevels> of(
      Map<MeasureId, Figure> figures, SkillChangeMeasure change) {
    var changed = figures.get(change);
    if (changed == null || changed.value() == null || changed.n() == null) return Optional.empty();
    var skills = skills(figures, change);
    var end = mean(figures, skills, Moment.END);
    if (end == null || !areAsMany(figures, skills, Moment.END)) return Optional.empty();
    if (!skills.stream().allMatch(skill -> agreesWithStart(figures, skill)))
      return Optional.empty();
    var startMean =
        skills.size() == 1 && areAsMany(figures, skills, Moment.START)
            ? mean(figures, skills, Moment.START)
            : null;
    return Optional.of(
        new SkillLevels(
            startMean == null ? Figure.rounded(end - changed.value()) : startMean,
            mean(figures, skills, Moment.MIDDLE),
            end,
            changed.n()));
  }

  /** Those whose change is shown. */
  private static List<SkillChangeMeasure> skills(
      Map<MeasureId, Figure> figures, SkillChangeMeasure change) {
    if (!change.equals(SkillChangeMeasure.ALL)) return List.of(change);
    return figures.values().stream()
        .filter(figure -> figure.value() != null)
        .map(Figure::measure)
        .filter(SkillChangeMeasure.class::isInstance)
        .map(SkillChangeMeasure.class::cast)
        .filter(skill -> !skill.equals(SkillChangeMeasure.ALL))
        .toList();
  }

  /** Null where one of them is not shown. */
  private static @Nullable Double mean(
      Map<MeasureId, Figure> figures, List<SkillChangeMeasure> skills, Moment moment) {
    double sum = 0;
    for (var skill : skills) {
      var level = level(figures, skill, moment);
      if (level == null || level.value() == null) return null;
      sum += level.value();
    }
    return skills.isEmpty() ? null : Double.valueOf(Figure.rounded(sum / skills.size()));
  }

  /**
   * Whether the change leads from the start that is shown to the end, where as many have answered
   * at the start as there are changes: they may be others by chance.
   */
  private static boolean agreesWithStart(Map<MeasureId, Figure> figures, SkillChangeMeasure skill) {
    if (!areAsMany(figures, List.of(skill), Moment.START)) return true;
    var start = value(level(figures, skill, Moment.START));
    var end = value(level(figures, skill, Moment.END));
    return Math.abs(end - value(figures.get(skill)) - start) <= ROUNDING;
  }

  private static double value(@Nullable Figure shown) {
    return Objects.requireNonNull(Objects.requireNonNull(shown).value());
  }

  /** Whether as many have answered each skill as there are changes of it. */
  private static boolean areAsMany(
      Map<MeasureId, Figure> figures, List<SkillChangeMeasure> skills, Moment moment) {
    return skills.stream()
        .allMatch(
            skill -> {
              var level = level(figures, skill, moment);
              var change = figures.get(skill);
              return level != null && change != null && Objects.equals(level.n(), change.n());
            });
  }

  private static @Nullable Figure level(
      Map<MeasureId, Figure> figures, SkillChangeMeasure skill, Moment moment) {
    return figures.get(new SurveyMeasure(SurveyKind.SKILLS, moment, skill.item()));
  }
}
