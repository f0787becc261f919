package codev.learning.outcomes;

import org.jspecify.annotations.Nullable;

/** Where somebody works; also the part of an organisation that is looked at. */
record Place(@Nullable String unit, @Nullable String site) {
  static final Place ANYWHERE = new Place(null, null);

  /** Nothing named holds everything. */
  boolean holds(Place other) {
    return (unit == null || unit.equals(other.unit)) && (site == null || site.equals(other.site));
  }
}
