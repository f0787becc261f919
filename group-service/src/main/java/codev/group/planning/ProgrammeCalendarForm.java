package codev.group.planning;

import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionSeries;
import codev.group.programme.SubmittedFields;
import codev.infra.web.problem.MalformedRequestException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on the calendars of a programme's groups as submitted.
 *
 * @param firstDate before which none meets
 * @param days of the week that are possible
 * @param times at which a session may begin; what is left empty is none
 * @param cadenceWeeks {@code null}: as in the programme
 * @param count sessions of each group, those already held or planned among them; {@code null}:
 *     until the programme ends
 * @param goOn whether groups that have sessions to come are given more
 */
record ProgrammeCalendarForm(
    @NotNull LocalDate firstDate,
    @NotEmpty @Size(max = 7) List<@NotNull DayOfWeek> days,
    @NotEmpty @Size(max = 10) List<@Nullable LocalTime> times,
    @NotNull ZoneId zone,
    @Nullable @Min(1) @Max(52) Integer cadenceWeeks,
    @Nullable @Min(1) @Max(SessionSeries.MAX_SESSIONS) Integer count,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Size(max = 500) String place,
    @Nullable Boolean goOn) {
  /** Of the week, on which a session may be. */
  static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values()).subList(0, 5);

  /**
   * What the form shows before anything is typed.
   *
   * @param goOn whether every group has sessions to come
   */
  static SubmittedFields prefilled(ProgrammeSettings settings, LocalDate firstDate, boolean goOn) {
    var usual = new LinkedHashMap<String, List<String>>();
    usual.put("firstDate", List.of(firstDate.toString()));
    usual.put("cadenceWeeks", List.of(String.valueOf(settings.cadenceWeeks())));
    usual.put("days", DAYS.stream().map(DayOfWeek::name).toList());
    usual.put("times", List.of("09:00", "14:00"));
    usual.put("template", List.of(settings.template().toString()));
    if (goOn) usual.put("goOn", List.of("true"));
    return new SubmittedFields(usual);
  }

  SessionSeriesOptions options() {
    return new SessionSeriesOptions(zone, cadenceWeeks, count, template, place);
  }

  public boolean isForAll() {
    return Boolean.TRUE.equals(goOn);
  }

  boolean hasHours() {
    return times.stream().anyMatch(Objects::nonNull);
  }

  List<LocalTime> hours() {
    var hours =
        times.stream().filter(Objects::nonNull).map(Objects::requireNonNull).sorted().toList();
    if (hours.isEmpty()) throw new MalformedRequestException("times", "request.missing");
    return hours;
  }
}
