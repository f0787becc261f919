package codev.learning.outcomes.anonymity;

import org.jspecify.annotations.Nullable;

/** Where somebody works; also the part of an organisation that is looked at. */
public record Workplace(@Nullable String unit, @Nullable String site) {
  public static final Workplace ANYWHERE = new Workplace(null, null);

  /** Nothing named holds everything. */
  boolean holds(Workplace other) {
    return (unit == null || unit.equals(other.unit)) && (site == null || site.equals(other.site));
  }
}
