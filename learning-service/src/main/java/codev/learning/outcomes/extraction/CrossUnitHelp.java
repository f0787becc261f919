package codev.learning.outcomes.extraction;

import codev.learning.domain.SessionStatistics;
import codev.learning.domain.SessionStatistics.Presence;
import codev.learning.domain.person.Username;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.MetricInput.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who helped whom between units: each consultant who contributed to somebody's session has helped
 * that client, once. It is about the two of them; where they work is known when it is bound.
 */
public final class CrossUnitHelp {
  /** Of those helps, the share from one unit to another. */
  public static final String ACROSS = "cooperation.across";

  private static final String HELP = "cooperation";

  private CrossUnitHelp() {}

  static List<Value> of(SessionStatistics course) {
    var client = course.client();
    if (client == null) return List.of();
    return course.attendance().stream()
        .filter(Presence::came)
        .map(Presence::username)
        .filter(person -> !person.equals(client))
        .filter(person -> course.contributions().getOrDefault(person, 0) > 0)
        .map(consultant -> help(consultant, client))
        .toList();
  }

  private static Value help(Username consultant, Username client) {
    return new Value(HELP, 1, List.of(consultant.value(), client.value()));
  }

  /**
   * What an observation comes to once it is known where its people work; whoever works nowhere that
   * is known has helped across nothing.
   */
  public static Stream<Value> placed(Value seen, Function<String, Workplace> place) {
    if (!seen.measure().equals(HELP) || seen.people() == null) return Stream.of(seen);
    var from = Optional.ofNullable(place.apply(seen.people().getFirst()).unit());
    var to = Optional.ofNullable(place.apply(seen.people().getLast()).unit());
    if (from.isEmpty() || to.isEmpty()) return Stream.empty();
    var isAcross = !from.get().equals(to.get());
    return Stream.of(
        new Value(ACROSS, isAcross ? 1 : 0, seen.people()),
        new Value(between(from.get(), to.get()), 1, seen.people()));
  }

  /** The observations of one unit's people helping another's. */
  public static String between(String from, String to) {
    return HELP + "." + from + "/" + to;
  }
}
