package codev.learning.outcomes.anonymity;

import org.jspecify.annotations.Nullable;

/**
 * A person's unit and site.
 *
 * @param unit unknown, or every unit, where it is null
 * @param site unknown, or every site, where it is null
 */
public record Workplace(@Nullable String unit, @Nullable String site) {
  public static final Workplace ANYWHERE = new Workplace(null, null);

  /** Whether the other lies within this one; a null part covers everything. */
  boolean covers(Workplace other) {
    return (unit == null || unit.equals(other.unit)) && (site == null || site.equals(other.site));
  }
}
