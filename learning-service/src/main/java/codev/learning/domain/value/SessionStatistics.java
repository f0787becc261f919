package codev.learning.domain.value;

import codev.learning.domain.person.Username;
import java.time.Duration;
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
    List<StepDuration> steps,
    boolean contractAcceptedBeforeConsultation,
    boolean clientSilentInConsultation,
    Map<Username, Integer> contributions) {
  /** Longer sessions have a break, as group-service plans them. */
  public static final int LONGEST_WITHOUT_BREAK = 90;

  /** In minutes. */
  public static final int BREAK = 10;

  private static final double SECONDS_IN_A_MINUTE = 60;

  public SessionStatistics {
    attendance = List.copyOf(attendance);
    steps = List.copyOf(steps);
  }

  /** The time planned for the steps that took place, with the break. */
  public long plannedMinutes() {
    return withBreak(Math.toIntExact(steps.stream().mapToLong(StepDuration::plannedMinutes).sum()));
  }

  /** Of so many minutes planned for the steps, how many the session takes. */
  public static int withBreak(int planned) {
    return planned > LONGEST_WITHOUT_BREAK ? planned + BREAK : planned;
  }

  /** From the opening to the end, with the break and whatever else interrupted the steps. */
  public long heldMinutes() {
    return Math.round(Duration.between(openedAt, closedAt).toSeconds() / SECONDS_IN_A_MINUTE);
  }

  /** The same, but for one who was expected. */
  public SessionStatistics with(Presence corrected) {
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

  public Optional<Presence> of(Username person) {
    return attendance.stream().filter(seat -> seat.username().equals(person)).findFirst();
  }

  public record Presence(Username username, AttendanceStatus status, boolean signed) {
    public boolean came() {
      return status != AttendanceStatus.ABSENT;
    }
  }

  public enum AttendanceStatus {
    PRESENT,
    LATE,
    ABSENT
  }

  /**
   * @param key the step's name in the method, e.g. {@code CONSULTATION}
   */
  public record StepDuration(String key, long plannedMinutes, long actualMinutes) {
    private static final double TOLERANCE = 0.2;

    /** Within ±20 % of its planned time. */
    public boolean onTime() {
      return Math.abs(actualMinutes - plannedMinutes) <= TOLERANCE * plannedMinutes;
    }
  }
}
