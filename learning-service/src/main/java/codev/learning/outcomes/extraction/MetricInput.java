package codev.learning.outcomes.extraction;

import codev.learning.domain.GroupId;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.RespondentRole;
import codev.learning.domain.survey.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event contributes to figures. Answers stay sealed in it: they are opened when figures
 * are made.
 *
 * @param people whom it tells something about
 * @param observed what can be read without opening anything
 */
public record MetricInput(
    String group, Instant at, List<String> people, List<Value> observed, @Nullable Sheet sheet) {

  /**
   * @param measure the observations that it joins, e.g. {@code actions.committed}
   * @param people whom of all it tells something about; nothing where it is all of them
   */
  public record Value(String measure, double value, @Nullable List<String> people) {
    Value(String measure, double value) {
      this(measure, value, null);
    }
  }

  /**
   * A questionnaire filled in.
   *
   * @param survey one of ours by its name, or one of the programme's own by its key; nothing for
   *     the evaluation of a session
   * @param role what its author was in the session
   * @param items what was answered, where that was told
   * @param answers sealed JSON object of item to number
   */
  record Sheet(
      @Nullable String survey,
      Survey.@Nullable Moment moment,
      @Nullable RespondentRole role,
      @Nullable List<String> items,
      String answers) {}

  static MetricInput observed(GroupId group, Instant at, Username person, List<Value> values) {
    return new MetricInput(group.toString(), at, List.of(person.value()), values, null);
  }

  static MetricInput answered(GroupId group, Instant at, Username person, Sheet sheet) {
    return new MetricInput(group.toString(), at, List.of(person.value()), List.of(), sheet);
  }

  public LocalDate on() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
