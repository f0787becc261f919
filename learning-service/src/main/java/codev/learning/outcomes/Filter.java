package codev.learning.outcomes;

import codev.learning.domain.Aim;
import codev.learning.domain.GroupId;
import codev.learning.domain.Part;
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
record Filter(
    @Nullable String unit,
    @Nullable String site,
    @Nullable Aim aim,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable UUID group) {
  static final Filter ALL = new Filter(null, null, null, null, null, null);

  static Filter between(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new Filter(null, null, null, from, to, null);
  }

  Filter unit(String one) {
    return new Filter(one, site, aim, from, to, group);
  }

  Filter site(String one) {
    return new Filter(unit, one, aim, from, to, group);
  }

  Filter group(String one) {
    return new Filter(unit, site, aim, from, to, UUID.fromString(one));
  }

  /** Whether it is less than all of it. */
  public boolean isPart() {
    return !equals(ALL);
  }

  boolean holds(Observation seen) {
    var place = new Place(unit, site);
    return (from == null || !seen.on().isBefore(from))
        && (to == null || !seen.on().isAfter(to))
        && (group == null || seen.group().equals(group.toString()))
        && seen.places().stream().allMatch(place::holds);
  }

  /** As it is noted when somebody has looked. */
  Part part() {
    return new Part(unit, site, aim, from, to, group == null ? null : new GroupId(group));
  }
}
