package codev.group.programme;

import codev.group.domain.programme.ProgrammeSettings;
import java.time.LocalDate;

/** Where a programme is in its life, by its dates; in the order in which programmes are listed. */
public enum ProgrammeState {
  UNDER_WAY,
  TO_COME,
  OVER;

  static ProgrammeState of(ProgrammeSettings settings, LocalDate today) {
    if (settings.isOverOn(today)) return OVER;
    return today.isBefore(settings.startsOn()) ? TO_COME : UNDER_WAY;
  }
}
