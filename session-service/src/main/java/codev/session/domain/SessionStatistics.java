package codev.session.domain;

import codev.session.domain.SessionEvent.Course;
import codev.session.domain.SessionEvent.Course.Presence;
import codev.session.domain.SessionEvent.Course.StepTaken;
import codev.session.domain.contract.Contract;
import codev.session.domain.participants.Attendance;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the session counts of itself while it goes on, told in {@link Course} when it closes. */
final class SessionStatistics {
  private @Nullable Instant openedAt;

  /** By turn: whether its consultation began with a contract accepted by all. */
  private final Map<Integer, Boolean> agreed = new HashMap<>();

  private boolean clientSilent = true;
  private final Map<Username, Integer> contributions = new LinkedHashMap<>();

  void take(SessionEvent event, @Nullable Contract contract, Roster roster) {
    switch (event) {
      case SessionEvent.SessionOpened e -> openedAt = e.at();
      case SessionEvent.SessionPostponed _ -> openedAt = null;
      case SessionEvent.StepOpened e when e.step() == Step.CONSULTATION ->
          agreed.put(
              roster.pass(),
              contract != null && contract.acceptances().containsAll(roster.presentConsultants()));
      case SessionEvent.ContributionMade e -> {
        contributions.merge(e.by(), 1, Integer::sum);
        if (e.step() == Step.CONSULTATION
            && e.by().equals(roster.client())
            && !e.contribution().kind().isSignal()) clientSilent = false;
      }
      default -> {}
    }
  }

  Course at(Instant closing, Timeline timeline, Roster roster) {
    boolean contractAccepted = !agreed.isEmpty() && !agreed.containsValue(false);
    return new Course(
        roster.clients().stream()
            .filter(c -> c.pass() <= timeline.turnsBegun())
            .map(Roster.ClientOf::client)
            .distinct()
            .toList(),
        openedAt == null ? closing : openedAt,
        roster.seats().stream().map(s -> presence(s, roster)).toList(),
        timeline.steps().stream()
            .filter(s -> s.startedAt() != null)
            .map(
                s ->
                    new StepTaken(
                        s.key(),
                        s.plannedMinutes(),
                        Math.round(s.ranAt(closing).toSeconds() / 60.0)))
            .toList(),
        contractAccepted,
        contractAccepted && clientSilent,
        contributions);
  }

  private static Presence presence(Roster.Seat seat, Roster roster) {
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
