package codev.learning.outcomes.extraction;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.Presence;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.UnitHelpMeasure;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Help between units: each consultant who contributed to a session has helped its client once. The
 * value is about these two people; their workplaces are known when it is aggregated.
 */
public final class CrossUnitHelpExtractor {
  private CrossUnitHelpExtractor() {}

  static List<Value> of(SessionStatistics statistics) {
    var client = statistics.client();
    if (client == null) return List.of();
    return statistics.attendance().stream()
        .filter(Presence::came)
        .map(Presence::username)
        .filter(person -> !person.equals(client))
        .filter(person -> statistics.contributions().getOrDefault(person, 0) > 0)
        .map(consultant -> help(consultant, client))
        .toList();
  }

  private static Value help(Username consultant, Username client) {
    return new Value(HelpMeasure.HELP, 1, List.of(consultant.value(), client.value()));
  }

  /**
   * Replaces a help by its value for the units of its two people, none where a unit is unknown;
   * leaves any other value as it is.
   */
  public static Stream<Value> resolveUnits(Value value, Function<String, Workplace> workplace) {
    if (!value.measure().equals(HelpMeasure.HELP) || value.people() == null)
      return Stream.of(value);
    var from = Optional.ofNullable(workplace.apply(value.people().getFirst()).unit());
    var to = Optional.ofNullable(workplace.apply(value.people().getLast()).unit());
    if (from.isEmpty() || to.isEmpty()) return Stream.empty();
    var isAcross = !from.get().equals(to.get());
    return Stream.of(
        new Value(
            HelpMeasure.ACROSS_UNITS,
            isAcross ? 1 : 0,
            value.people(),
            new UnitHelpMeasure(from.get(), to.get())));
  }
}
