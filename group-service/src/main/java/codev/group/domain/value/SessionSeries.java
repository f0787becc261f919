package codev.group.domain.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A series of sessions at the same hour of the same weekday.
 *
 * @param cadenceWeeks {@code null}: as in the programme
 * @param zone where it is that hour: an hour stays the same when clocks are changed
 * @param count {@code null}: as many as begin before the programme ends
 */
public record SessionSeries(
    LocalDate firstDate,
    @Nullable Integer cadenceWeeks,
    LocalTime timeOfDay,
    ZoneId zone,
    @Nullable Integer count) {
  /** Weekly for nine months: more is a mistake. */
  public static final int MAX_SESSIONS = 40;
}
