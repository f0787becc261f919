package codev.session.domain;

import codev.session.domain.SessionEvent.Course;
import codev.session.domain.SessionEvent.Course.Presence;
import codev.session.domain.SessionEvent.Course.StepTaken;
import codev.session.domain.contract.ClientTurn;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.Seat;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a running session; they become {@link Course} at the end.
 *
 * @param clientSilent whether no client has spoken in a consultation, signals aside
 */
public record SessionCounters(
    @Nullable Instant openedAt, boolean clientSilent, List<Count> contributions) {
  static final SessionCounters NONE = new SessionCounters(null, true, List.of());

  public SessionCounters {
    contributions = List.copyOf(contributions);
  }

  /** How often a person has contributed. */
  public record Count(Username by, int times) {}

  SessionCounters openedAt(@Nullable Instant at) {
    return new SessionCounters(at, clientSilent, contributions);
  }

  SessionCounters contributed(Username by, boolean breaksTheSilence) {
    var before =
        contributions.stream()
            .filter(c -> c.by().equals(by))
            .mapToInt(Count::times)
            .findFirst()
            .orElse(0);
    return new SessionCounters(
        openedAt,
        clientSilent && !breaksTheSilence,
        ImmutableLists.put(contributions, c -> c.by().equals(by), new Count(by, before + 1)));
  }

  static Course of(SessionState state, Instant closing) {
    var roster = state.roster();
    var course = state.course();
    var agreed =
        state.turns().stream()
            .map(ClientTurn::consultedOnAgreement)
            .filter(Objects::nonNull)
            .toList();
    boolean contractAccepted = !agreed.isEmpty() && !agreed.contains(false);
    return new Course(
        roster.clients().stream()
            .filter(c -> c.pass() <= state.timeline().turnsBegun())
            .map(Roster.ClientOf::client)
            .distinct()
            .toList(),
        course.openedAt == null ? closing : course.openedAt,
        roster.seats().stream().map(s -> presence(s, roster)).toList(),
        state.timeline().steps().stream()
            .filter(s -> s.startedAt() != null)
            .map(
                s ->
                    new StepTaken(
                        s.key(),
                        s.plannedMinutes(),
                        Math.round(s.ranAt(closing).toSeconds() / 60.0)))
            .toList(),
        contractAccepted,
        contractAccepted && course.clientSilent,
        course.counted());
  }

  private Map<Username, Integer> counted() {
    var counted = new LinkedHashMap<Username, Integer>();
    for (var each : contributions) counted.put(each.by(), each.times());
    return counted;
  }

  private static Presence presence(Seat seat, Roster roster) {
    var unmarked =
        seat.signatures().isEmpty() && seat.active().isEmpty()
            ? Attendance.ABSENT
            : Attendance.PRESENT;
    return new Presence(
        seat.member(),
        seat.attendance() == null ? unmarked : seat.attendance(),
        roster.hasSigned(seat));
  }
}
