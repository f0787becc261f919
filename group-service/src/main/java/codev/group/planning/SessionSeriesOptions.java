package codev.group.planning;

import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionSeries;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Options common to the series of all groups; fields as in {@link ProgrammeCalendarForm}. */
public record SessionSeriesOptions(
    @NotNull ZoneId zone,
    @Nullable @Min(1) @Max(52) Integer cadenceWeeks,
    @Nullable @Min(1) @Max(SessionSeries.MAX_SESSIONS) Integer count,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Size(max = 500) String place) {
  /**
   * @param sessions how many; {@code null}: until the programme ends
   */
  SessionSeries from(LocalDate firstDate, LocalTime timeOfDay, @Nullable Integer sessions) {
    return new SessionSeries(firstDate, cadenceWeeks, timeOfDay, zone, sessions);
  }

  int weeks(ProgrammeSettings settings) {
    return cadenceWeeks == null ? settings.cadenceWeeks() : cadenceWeeks;
  }

  SessionTemplate.@Nullable Key templateKey() {
    return template == null ? null : new SessionTemplate.Key(template);
  }
}
