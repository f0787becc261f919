package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.figures.Figure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is computed from the observations that are published together: from whole anonymity
 * sets, whatever the calculation.
 *
 * @param observed the observations that it is made of: several figures may share them
 * @param answers the possible answers, where the figure has their distribution
 */
public record Measure(
    MeasureId id,
    MeasureId observed,
    Calculation calculation,
    Unit unit,
    @Nullable AnswerRange answers) {

  /** How observations become a value. */
  public enum Calculation {
    MEAN,
    SUM,
    MEDIAN,
    /** Number of different people. */
    PEOPLE,
    /** How many people have at least one positive observation. */
    PEOPLE_WITH_ANY,
    /** Of all people observed, the share with at least one positive observation. */
    SHARE_OF_PEOPLE,
    /** Mean of changes with its 95 % confidence interval. */
    CHANGE,
    /** Share of 9 and 10 less share of 0 to 6, in points from −100 to 100. */
    RECOMMENDATION
  }

  /** From the lowest answer to the highest. */
  public record AnswerRange(int from, int to) {
    static final AnswerRange AGREEMENT = new AnswerRange(1, 5);
    static final AnswerRange ZERO_TO_TEN = new AnswerRange(0, 10);
  }

  static Measure mean(MeasureId id, Unit unit, AnswerRange answers) {
    return new Measure(id, id, Calculation.MEAN, unit, answers);
  }

  static Measure mean(MeasureId id, Unit unit) {
    return new Measure(id, id, Calculation.MEAN, unit, null);
  }

  static Measure sum(MeasureId id, Unit unit) {
    return new Measure(id, id, Calculation.SUM, unit, null);
  }

  /** Suppressed where no observation may be published. */
  Figure figure(List<Observation> published) {
    if (published.isEmpty()) return suppressed();
    var people = Observation.countPeople(published);
    var figure = Figure.of(id, calculate(published), people).in(unit);
    if (calculation == Calculation.CHANGE)
      return ConfidenceInterval.of(values(published)).addTo(figure);
    return answers == null ? figure : figure.with(distribution(published, answers));
  }

  public Figure suppressed() {
    return Figure.suppressed(id);
  }

  private double calculate(List<Observation> published) {
    var values = values(published);
    var all = Arrays.stream(values);
    return switch (calculation) {
      case MEAN, CHANGE -> all.average().orElseThrow();
      case SUM -> all.sum();
      case MEDIAN -> median(values);
      case PEOPLE -> Observation.countPeople(published);
      case PEOPLE_WITH_ANY -> countPositive(published);
      case SHARE_OF_PEOPLE -> countPositive(published) / Observation.countPeople(published);
      case RECOMMENDATION ->
          100 * all.map(score -> score >= 9 ? 1 : score <= 6 ? -1 : 0).average().orElseThrow();
    };
  }

  private static double countPositive(List<Observation> published) {
    return Observation.countPeople(published.stream().filter(Measure::isPositive).toList());
  }

  private static boolean isPositive(Observation observation) {
    return observation.value() != null && observation.value() > 0;
  }

  private static double median(double... values) {
    var ascending = values.clone();
    Arrays.sort(ascending);
    int half = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[half]
        : (ascending[half - 1] + ascending[half]) / 2;
  }

  /** Each possible answer with how many gave it, including none. */
  private static List<Figure.Share> distribution(List<Observation> published, AnswerRange answers) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (var value : values(published)) counts.merge((int) value, 1, Integer::sum);
    return IntStream.rangeClosed(answers.from(), answers.to())
        .mapToObj(answer -> new Figure.Share(answer, counts.getOrDefault(answer, 0)))
        .toList();
  }

  private static double[] values(List<Observation> published) {
    return published.stream().mapToDouble(one -> Objects.requireNonNull(one.value())).toArray();
  }
}
