package codev.group.retention;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.time.LocalDate;

/**
 * How long a programme keeps the identity of its people.
 *
 * @param day the first one on which it does not any more
 * @param setBy who has set the period
 */
record PeriodEnd(ProgrammeId programme, LocalDate day, Username setBy) {
  PeriodEnd on(LocalDate later) {
    return new PeriodEnd(programme, later, setBy);
  }
}
