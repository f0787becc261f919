package codev.session.domain;

import codev.session.domain.SessionEvent.Statistics;
import codev.session.domain.SessionEvent.Statistics.Presence;
import codev.session.domain.SessionEvent.Statistics.StepTaken;
import codev.session.domain.contract.ClientTurn;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.Participant;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a running session; they become {@link Statistics} at the end.
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

  SessionCounters contributed(Username by, boolean endsClientSilence) {
    return new SessionCounters(
        openedAt, clientSilent && !endsClientSilence, counting(by, times(by) + 1));
  }

  /** What was withdrawn does not count. */
  SessionCounters withdrawn(Username by) {
    return new SessionCounters(openedAt, clientSilent, counting(by, times(by) - 1));
  }

  private int times(Username by) {
    return contributions.stream()
        .filter(c -> c.by().equals(by))
        .mapToInt(Count::times)
        .findFirst()
        .orElse(0);
  }

  private List<Count> counting(Username by, int times) {
    return ImmutableLists.put(contributions, c -> c.by().equals(by), new Count(by, times));
  }

  static Statistics of(SessionState state, Instant closing) {
    var roster = state.roster();
    var counters = state.counters();
    var agreed =
        state.turns().stream()
            .map(ClientTurn::consultedOnAgreement)
            .filter(Objects::nonNull)
            .toList();
    boolean contractAccepted = !agreed.isEmpty() && !agreed.contains(false);
    return new Statistics(
        roster.clients().stream()
            .filter(c -> c.pass() <= state.timeline().consultationsHeld())
            .map(Roster.ClientOf::client)
            .distinct()
            .toList(),
        counters.openedAt == null ? closing : counters.openedAt,
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
        contractAccepted && counters.clientSilent,
        counters.counted());
  }

  private Map<Username, Integer> counted() {
    var counted = new LinkedHashMap<Username, Integer>();
    for (var each : contributions) counted.put(each.by(), each.times());
    return counted;
  }

  private static Presence presence(Participant seat, Roster roster) {
    var unmarked =
        seat.signatures().isEmpty() && seat.active().isEmpty()
            ? AttendanceStatus.ABSENT
            : AttendanceStatus.PRESENT;
    return new Presence(
        seat.member(),
        seat.attendance() == null ? unmarked : seat.attendance(),
        roster.hasSigned(seat));
  }
}
