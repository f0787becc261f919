package codev.group.people;

import codev.group.domain.person.Absence;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The first and the last day of an absence as submitted. */
record AbsenceForm(@NotNull LocalDate from, @NotNull LocalDate until) {
  Absence absence() {
    return new Absence(from, until);
  }
}
