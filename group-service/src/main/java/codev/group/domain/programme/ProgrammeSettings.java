package codev.group.domain.programme;

import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a programme: what the organisation decides for all of its groups.
 *
 * @param template how its sessions are laid out, unless one is planned otherwise
 * @param privacyThreshold k ({@link PrivacyThreshold}): a figure about fewer people is not shown
 * @param competencies what its people may say they have worked on
 * @param holidays days on which its groups do not meet, in order; none were kept at first
 * @param unit of the organisation to which it belongs; null: to none of them
 */
public record ProgrammeSettings(
    String name,
    List<Aim> aims,
    LocalDate startsOn,
    LocalDate endsOn,
    int cadenceWeeks,
    SessionTemplate.Key template,
    int privacyThreshold,
    List<Competency> competencies,
    List<LocalDate> holidays,
    @Nullable String unit) {
  /** Between two sessions of a group. */
  public static final int FEWEST_WEEKS = 3;

  public static final int MOST_WEEKS = 4;

  public ProgrammeSettings {
    aims = List.copyOf(aims);
    competencies = List.copyOf(competencies);
    holidays =
        Objects.requireNonNullElse(holidays, List.<LocalDate>of()).stream().sorted().toList();
  }

  /** The method's rhythm: 6 to 9 months, a session every 3 or 4 weeks. */
  public List<MethodWarning> warnings() {
    var warnings = new ArrayList<MethodWarning>();
    if (endsOn.plusDays(1).isBefore(startsOn.plusMonths(6)))
      warnings.add(MethodWarning.PROGRAMME_SHORTER_THAN_SIX_MONTHS);
    if (endsOn.isAfter(startsOn.plusMonths(9)))
      warnings.add(MethodWarning.PROGRAMME_LONGER_THAN_NINE_MONTHS);
    if (cadenceWeeks < FEWEST_WEEKS || cadenceWeeks > MOST_WEEKS)
      warnings.add(MethodWarning.CADENCE_OUTSIDE_THREE_TO_FOUR_WEEKS);
    if (!template.isBuiltIn()) warnings.add(MethodWarning.TEMPLATE_NOT_DEFINED_YET);
    return warnings;
  }

  public boolean endsBeforeItStarts() {
    return endsOn.isBefore(startsOn);
  }

  public boolean isOverOn(LocalDate day) {
    return day.isAfter(endsOn);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(startsOn) && !day.isAfter(endsOn);
  }

  /**
   * Outside the programme's dates, on which a session may be planned all the same, the public
   * holidays count if all of those within them do.
   */
  public boolean isHoliday(LocalDate day) {
    return holidays.contains(day)
        || (!contains(day)
            && FrenchHolidays.between(day, day).contains(day)
            && keepsPublicHolidays());
  }

  private boolean keepsPublicHolidays() {
    var within = FrenchHolidays.between(startsOn, endsOn);
    return !within.isEmpty() && holidays.containsAll(within);
  }
}
