package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published figure: a value and the number of different people behind it, or a mark that it is
 * suppressed.
 *
 * @param measure in JSON its key, e.g. {@code H1} or {@code actions.committed}
 * @param value rounded to two decimals
 * @param low where the value is a mean estimated from a sample: the lower end of its 95 %
 *     confidence interval
 * @param high its upper end
 * @param distribution how many gave each possible answer
 * @param exact whether it is a process fact that counts all there is at this moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
    @JsonProperty("key") @Schema(type = "string") MeasureId measure,
    @Nullable Double value,
    @Nullable Integer n,
    @Nullable Boolean suppressed,
    @Nullable Unit unit,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable List<Share> distribution,
    @Nullable Boolean exact) {

  /**
   * @param answer a possible one
   * @param count how many gave it
   */
  public record Share(int answer, int count) {}

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
    /** From one end of the programme's own scale to the other. */
    CHANGE_ON_OWN_SCALE,
    /** From −100 to 100. */
    POINTS,
    /** From 0 to 1. */
    SHARE,
    /** From 0, all alike, to 1. */
    GINI,
    DAYS,
    HOURS,
    PEOPLE,
    NUMBER;

    /** Whether its values are whole numbers. */
    public boolean isCount() {
      return this == PEOPLE || this == NUMBER;
    }
  }

  public static Figure of(MeasureId measure, double value, int people) {
    return new Figure(measure, rounded(value), people, null, null, null, null, null, null);
  }

  public static Figure suppressed(MeasureId measure) {
    return new Figure(measure, null, null, true, null, null, null, null, null);
  }

  public Figure in(Unit unit) {
    return new Figure(measure, value, n, suppressed, unit, low, high, distribution, exact);
  }

  public Figure with(List<Share> shares) {
    return new Figure(measure, value, n, suppressed, unit, low, high, shares, exact);
  }

  Figure between(double lowest, double highest) {
    return new Figure(
        measure,
        value,
        n,
        suppressed,
        unit,
        rounded(lowest),
        rounded(highest),
        distribution,
        exact);
  }

  /** Of all observations there are; a suppressed figure is of none. */
  public Figure ofAll() {
    return value == null
        ? this
        : new Figure(measure, value, n, suppressed, unit, low, high, distribution, true);
  }

  /**
   * How many people have given these answers. Null for a process fact: it is shown without the
   * number of people behind it, which could identify a person beside other facts.
   */
  public @Nullable Integer answeredBy() {
    return measure.protection().isConfided() ? n : null;
  }

  /** To two decimals. */
  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
