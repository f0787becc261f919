package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.AnonymitySet;
import codev.learning.outcomes.anonymity.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is made of observations, of all that are told together: whatever it computes of
 * them, it tells nothing of a part of a bundle.
 *
 * @param key the figure's name for ever, e.g. {@code H1} or {@code actions.committed}
 * @param observed the observations it is made of: several figures may share them
 * @param answers what each of them can be, where it tells how many there were of each
 */
public record Measure(
    String key, String observed, Calculation calculation, Unit unit, @Nullable Scale answers) {

  enum Calculation {
    MEAN,
    SUM,
    MEDIAN,
    /** Different people. */
    PEOPLE,
    /** Different people of whom it has been observed once at least, among all observed. */
    SHARE_OF_PEOPLE,
    /** Mean of changes, with the interval in which it would lie for 95 of 100 such samples. */
    CHANGE,
    /** Share of 9 and 10 less share of 0 to 6, in points from −100 to 100. */
    RECOMMENDATION
  }

  /** What a figure counts in. */
  public enum Unit {
    /** From 1 not at all to 5 entirely. */
    AGREEMENT,
    /** From 0 none to 10 full. */
    CONFIDENCE,
    /** From 1 none to 5 great. */
    EFFECT,
    /** On the programme's own scale. */
    OWN_SCALE,
    /** From −10 to 10. */
    CHANGE_OF_CONFIDENCE,
    /** From −100 to 100. */
    POINTS,
    /** From 0 to 1. */
    SHARE,
    /** From 0, all alike, to 1. */
    GINI,
    DAYS,
    HOURS,
    PEOPLE,
    NUMBER
  }

  /** From the lowest answer to the highest. */
  public record Scale(int from, int to) {
    static final Scale AGREEMENT = new Scale(1, 5);
    static final Scale ZERO_TO_TEN = new Scale(0, 10);
  }

  static Measure mean(String key, Unit unit, Scale answers) {
    return new Measure(key, key, Calculation.MEAN, unit, answers);
  }

  static Measure mean(String key, Unit unit) {
    return new Measure(key, key, Calculation.MEAN, unit, null);
  }

  static Measure sum(String key, Unit unit) {
    return new Measure(key, key, Calculation.SUM, unit, null);
  }

  public Figure figure(List<Observation> told) {
    var people = AnonymitySet.peopleOf(told).size();
    var figure = Figure.of(key, calculate(told), people).in(unit);
    if (calculation == Calculation.CHANGE) return ConfidenceInterval.of(values(told)).give(figure);
    return answers == null ? figure : figure.with(distribution(told, answers));
  }

  public Figure suppressed() {
    return Figure.suppressed(key);
  }

  private double calculate(List<Observation> told) {
    var values = values(told);
    var all = Arrays.stream(values);
    return switch (calculation) {
      case MEAN, CHANGE -> all.average().orElseThrow();
      case SUM -> all.sum();
      case MEDIAN -> median(values);
      case PEOPLE -> AnonymitySet.peopleOf(told).size();
      case SHARE_OF_PEOPLE ->
          (double) AnonymitySet.peopleOf(told.stream().filter(Measure::isSo).toList()).size()
              / AnonymitySet.peopleOf(told).size();
      case RECOMMENDATION ->
          100 * all.map(score -> score >= 9 ? 1 : score <= 6 ? -1 : 0).average().orElseThrow();
    };
  }

  private static boolean isSo(Observation seen) {
    return seen.value() != null && seen.value() > 0;
  }

  private static double median(double... values) {
    var ascending = values.clone();
    Arrays.sort(ascending);
    int half = ascending.length / 2;
    return ascending.length % 2 == 1
        ? ascending[half]
        : (ascending[half - 1] + ascending[half]) / 2;
  }

  /** Each possible answer with how many gave it, none included. */
  private static List<Figure.Share> distribution(List<Observation> told, Scale answers) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (var value : values(told)) counts.merge((int) value, 1, Integer::sum);
    return IntStream.rangeClosed(answers.from(), answers.to())
        .mapToObj(answer -> new Figure.Share(answer, counts.getOrDefault(answer, 0)))
        .toList();
  }

  private static double[] values(List<Observation> told) {
    return told.stream().mapToDouble(seen -> Objects.requireNonNull(seen.value())).toArray();
  }
}
