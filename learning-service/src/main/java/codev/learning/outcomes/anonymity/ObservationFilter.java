package codev.learning.outcomes.anonymity;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.value.GroupId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the observations of a figure; a null component restricts nothing.
 *
 * @param aim a programme that has not declared it has no figures under this filter
 * @param from first day, UTC
 * @param to last day, UTC
 * @param group not available to sponsors
 */
public record ObservationFilter(
    @Nullable String unit,
    @Nullable String site,
    @Nullable Aim aim,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable UUID group) {
  public static final ObservationFilter ALL =
      new ObservationFilter(null, null, null, null, null, null);

  public static ObservationFilter between(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new ObservationFilter(null, null, null, from, to, null);
  }

  public ObservationFilter withUnit(String unit) {
    return new ObservationFilter(unit, site, aim, from, to, group);
  }

  public ObservationFilter withSite(String site) {
    return new ObservationFilter(unit, site, aim, from, to, group);
  }

  public ObservationFilter withGroup(UUID group) {
    return new ObservationFilter(unit, site, aim, from, to, group);
  }

  public ObservationFilter withPeriod(LocalDate first, LocalDate last) {
    return new ObservationFilter(unit, site, aim, first, last, group);
  }

  /** Whether it restricts anything. */
  public boolean isPart() {
    return !equals(ALL);
  }

  boolean matches(Observation observation) {
    var workplace = new Workplace(unit, site);
    return (from == null || !observation.on().isBefore(from))
        && (to == null || !observation.on().isAfter(to))
        && (group == null || observation.group().equals(group.toString()))
        && observation.workplaces().stream().allMatch(workplace::covers);
  }

  /** The form in which the access log stores it. */
  public ViewedPart part() {
    return new ViewedPart(unit, site, aim, from, to, group == null ? null : new GroupId(group));
  }
}
