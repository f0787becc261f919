package codev.learning.outcomes;

import codev.learning.domain.Aim;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What part of a programme is looked at; nothing named is all of it.
 *
 * @param aim a programme that does not serve it has no figures here
 * @param from first day, UTC
 * @param to last day, UTC
 */
record Filter(
    @Nullable String unit,
    @Nullable String site,
    @Nullable Aim aim,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
  /** A form sends what was left empty as empty words. */
  Filter {
    unit = unit == null || unit.isBlank() ? null : unit;
    site = site == null || site.isBlank() ? null : site;
  }

  static final Filter ALL = new Filter(null, null, null, null, null);

  boolean holds(Observation seen) {
    var place = new Place(unit, site);
    return (from == null || !seen.on().isBefore(from))
        && (to == null || !seen.on().isAfter(to))
        && seen.places().stream().allMatch(place::holds);
  }
}
