package codev.learning.domain;

import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a session: figures and names, without any text of it.
 *
 * @param client the last client; nobody in a session that was closed before the consultation
 * @param contributions how many, by contributor
 */
public record SessionStatistics(
    @Nullable Username client,
    Instant openedAt,
    Instant closedAt,
    List<Presence> attendance,
    List<StepTaken> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions) {
  public SessionStatistics {
    attendance = List.copyOf(attendance);
    steps = List.copyOf(steps);
  }

  /** The same, but for one who was expected. */
  SessionStatistics with(Presence corrected) {
    var all =
        attendance.stream()
            .map(seat -> seat.username().equals(corrected.username()) ? corrected : seat)
            .toList();
    return new SessionStatistics(
        client,
        openedAt,
        closedAt,
        all,
        steps,
        contractAcceptedBeforeConsultation,
        clientSilentInConsultation,
        contributions);
  }

  Optional<Presence> of(Username person) {
    return attendance.stream().filter(seat -> seat.username().equals(person)).findFirst();
  }

  public record Presence(Username username, Status status, boolean signed) {
    public boolean came() {
      return status != Status.ABSENT;
    }
  }

  public enum Status {
    PRESENT,
    LATE,
    ABSENT
  }

  /**
   * @param key the step's name in the method, e.g. {@code CONSULTATION}
   */
  public record StepTaken(String key, long plannedMinutes, long actualMinutes) {
    private static final double TOLERANCE = 0.2;

    /** Within ±20 % of its planned time. */
    public boolean onTime() {
      return Math.abs(actualMinutes - plannedMinutes) <= TOLERANCE * plannedMinutes;
    }
  }
}
