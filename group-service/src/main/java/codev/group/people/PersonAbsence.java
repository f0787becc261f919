package codev.group.people;

import codev.group.domain.person.Absence;
import codev.group.group.GroupView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * An absence of a person as shown on their page.
 *
 * @param sessions of their groups that are planned for these days
 */
record PersonAbsence(Absence absence, List<OverlappedSession> sessions) {
  /**
   * @param group its name
   */
  record OverlappedSession(String group, int number, Instant startsAt) {}

  /**
   * @param groups those in which the person is expected
   */
  static PersonAbsence of(Absence absence, List<GroupView> groups, ZoneId zone) {
    return new PersonAbsence(
        absence,
        groups.stream()
            .flatMap(
                group ->
                    group.sessions().all().stream()
                        .filter(session -> session.isExpected())
                        .filter(
                            session ->
                                absence.includes(session.startsAt().atZone(zone).toLocalDate()))
                        .map(
                            session ->
                                new OverlappedSession(
                                    group.name(), session.number(), session.startsAt())))
            .toList());
  }
}
