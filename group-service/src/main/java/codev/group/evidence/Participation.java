package codev.group.evidence;

import codev.group.directory.DisplayNames;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.ui.NameOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A person's attendance of a programme.
 *
 * @param sessions in order of time
 */
record Participation(Username person, List<Attended> sessions) {
  Participation {
    sessions = sessions.stream().sorted(Comparator.comparing(Attended::begins)).toList();
  }

  /**
   * A session that they attended, if only in part.
   *
   * @param group by name
   */
  record Attended(String group, AttendanceSheet sheet, AttendanceSheet.Line line) {
    static Optional<Attended> of(String group, AttendanceSheet sheet, Username person) {
      return sheet
          .line(person)
          .filter(AttendanceSheet.Line::attended)
          .map(line -> new Attended(group, sheet, line));
    }

    Instant begins() {
      return sheet.begins();
    }

    long signed() {
      return sheet.halfDaysSignedBy(line.person());
    }
  }

  /** How people met. */
  enum Modality {
    ON_SITE,
    REMOTE,
    BOTH,
    UNKNOWN
  }

  /** In the alphabetical order of names. */
  static Comparator<Participation> byName(DisplayNames names) {
    return Comparator.comparing(one -> names.of(one.person()), NameOrder.alphabetical());
  }

  Instant from() {
    return sessions.getFirst().sheet().begins();
  }

  Instant to() {
    return sessions.getLast().sheet().ends();
  }

  /** When each of the sessions began. */
  Map<SessionId, Instant> begins() {
    return sessions.stream()
        .collect(
            Collectors.toMap(
                attended -> attended.sheet().session().id(), Attended::begins, (one, _) -> one));
  }

  /** Those that are known: what nobody knows is not certified. */
  Duration hours() {
    return sessions.stream()
        .map(attended -> attended.line().hours())
        .filter(Objects::nonNull)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Sessions attended for a time that nobody knows. */
  long withoutHours() {
    return sessions.stream().filter(attended -> attended.line().hours() == null).count();
  }

  /** Half-days signed for. */
  long signed() {
    return sessions.stream().mapToLong(Attended::signed).sum();
  }

  /** Half-days there were to sign for. */
  long toSign() {
    return sessions.stream().mapToLong(attended -> attended.sheet().halfDays().size()).sum();
  }

  Modality modality() {
    boolean onSite = sessions.stream().anyMatch(a -> a.sheet().session().place() != null);
    boolean remote = sessions.stream().anyMatch(a -> a.sheet().session().videoLink() != null);
    if (onSite) return remote ? Modality.BOTH : Modality.ON_SITE;
    return remote ? Modality.REMOTE : Modality.UNKNOWN;
  }
}
