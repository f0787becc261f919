package codev.learning.domain.outcomes;

import codev.learning.domain.value.GroupId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The part of a programme that is viewed; an empty filter is all of it. */
public record ViewedPart(
    @Nullable String unit,
    @Nullable String site,
    @Nullable Aim aim,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable GroupId group) {

  public boolean coversAll() {
    return unit == null
        && site == null
        && aim == null
        && from == null
        && to == null
        && group == null;
  }
}
