package codev.group.programme;

import codev.group.domain.RuleViolationException;
import codev.group.domain.SessionSeriesRules;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionSeries;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Preview of a programme's size, before it is declared.
 *
 * @param sessions of a group that begins on the first day and keeps the cadence
 * @param daysOff those of the holidays that lie between first and last day
 */
public record ProgrammePreview(
    LocalDate startsOn,
    LocalDate endsOn,
    long weeks,
    int sessions,
    long daysOff,
    List<MethodWarning> warnings) {

  /** As soon as days and cadence make sense. */
  static Optional<ProgrammePreview> of(ProgrammeForm form) {
    if (form.startsOn() == null || form.endsOn() == null || form.cadenceWeeks() == null)
      return Optional.empty();
    if (form.cadenceWeeks() < 1) return Optional.empty();
    try {
      return Optional.of(settings(form))
          .filter(settings -> !settings.endsBeforeItStarts())
          .map(ProgrammePreview::of);
    } catch (DateTimeException | RuleViolationException _) {
      return Optional.empty();
    }
  }

  private static ProgrammeSettings settings(ProgrammeForm form) {
    return new ProgrammeSettings(
        "",
        List.of(),
        form.startsOn(),
        form.endsOn(),
        form.cadenceWeeks(),
        form.template() == null
            ? SessionTemplate.Key.STANDARD_180
            : new SessionTemplate.Key(form.template()),
        Objects.requireNonNullElse(form.privacyThreshold(), 0),
        List.of(),
        form.daysOff(),
        null);
  }

  private static ProgrammePreview of(ProgrammeSettings settings) {
    var cycle = new SessionSeries(settings.startsOn(), null, LocalTime.NOON, ZoneOffset.UTC, null);
    return new ProgrammePreview(
        settings.startsOn(),
        settings.endsOn(),
        ChronoUnit.WEEKS.between(settings.startsOn(), settings.endsOn().plusDays(1)),
        new SessionSeriesRules(cycle, settings).slots().size(),
        settings.holidays().stream().filter(settings::contains).count(),
        settings.warnings());
  }
}
