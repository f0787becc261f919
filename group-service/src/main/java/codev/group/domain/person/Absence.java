package codev.group.domain.person;

import java.time.LocalDate;

/** Days on which a person is absent, both ends included; why is not recorded. */
public record Absence(LocalDate from, LocalDate until) {
  public boolean endsBeforeItStarts() {
    return until.isBefore(from);
  }

  public boolean includes(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
