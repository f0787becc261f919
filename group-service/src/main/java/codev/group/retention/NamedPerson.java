package codev.group.retention;

import codev.group.domain.programme.ProgrammeId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What keeps the identity of a person: the programmes that name them, and their rights. */
final class NamedPerson {
  /** A right that has no end yet. */
  static final LocalDate FOR_EVER = LocalDate.MAX;

  private boolean isRegistered;
  private final Set<ProgrammeId> programmes = new LinkedHashSet<>();

  /** By the right: the first day on which it is not held any more. */
  private final Map<String, LocalDate> rights = new HashMap<>();

  /** The directory has an entry about them. Without one nothing is known that could leave. */
  void register() {
    isRegistered = true;
  }

  /** Whether that is new. */
  boolean nameIn(ProgrammeId programme) {
    return programmes.add(programme);
  }

  void hold(String right, LocalDate until) {
    rights.put(right, until);
  }

  /** At the latest from this day on they do not hold it any more. */
  void release(String right, LocalDate from) {
    rights.computeIfPresent(right, (_, until) -> from.isBefore(until) ? from : until);
  }

  /**
   * The last end of all that keeps them; empty: they are in no programme, or something keeps them
   * that has no end.
   *
   * @param endOf a programme; empty: it has no period
   */
  Optional<PeriodEnd> end(Function<ProgrammeId, Optional<PeriodEnd>> endOf) {
    if (!isRegistered) return Optional.empty();
    var ends = programmes.stream().map(endOf).toList();
    if (ends.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
    var last = ends.stream().flatMap(Optional::stream).max(Comparator.comparing(PeriodEnd::day));
    return last.flatMap(this::orEndOfRights);
  }

  private Optional<PeriodEnd> orEndOfRights(PeriodEnd last) {
    if (rights.containsValue(FOR_EVER)) return Optional.empty();
    var later = rights.values().stream().filter(day -> day.isAfter(last.day()));
    return Optional.of(later.max(Comparator.naturalOrder()).map(last::on).orElse(last));
  }
}
