package codev.learning.outcomes.anonymity;

import codev.learning.domain.GroupId;
import codev.learning.domain.OutcomesFilter;
import codev.learning.domain.outcomes.Aim;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What part of a programme is looked at; nothing named is all of it.
 *
 * @param aim a programme that does not serve it has no figures here
 * @param from first day, UTC
 * @param to last day, UTC
 * @param group not for a sponsor
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

  public ObservationFilter unit(String one) {
    return new ObservationFilter(one, site, aim, from, to, group);
  }

  public ObservationFilter site(String one) {
    return new ObservationFilter(unit, one, aim, from, to, group);
  }

  public ObservationFilter group(String one) {
    return new ObservationFilter(unit, site, aim, from, to, UUID.fromString(one));
  }

  /** Whether it is less than all of it. */
  public boolean isPart() {
    return !equals(ALL);
  }

  boolean holds(Observation seen) {
    var place = new Workplace(unit, site);
    return (from == null || !seen.on().isBefore(from))
        && (to == null || !seen.on().isAfter(to))
        && (group == null || seen.group().equals(group.toString()))
        && seen.places().stream().allMatch(place::holds);
  }

  /** As it is noted when somebody has looked. */
  public OutcomesFilter part() {
    return new OutcomesFilter(unit, site, aim, from, to, group == null ? null : new GroupId(group));
  }
}
