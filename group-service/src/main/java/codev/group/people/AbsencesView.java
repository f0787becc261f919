package codev.group.people;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the absences of a person; an erased person has none.
 *
 * @param absences in order of time
 */
record AbsencesView(Username person, List<Absence> absences) {
  /** One document for each person who has declared any. */
  static final Projection<PersonEvent, AbsencesView> PROJECTION =
      Projection.of("absences", PersonEvent.class, AbsencesView.class)
          .by(e -> e.person().value())
          .fold(AbsencesView::after);

  private static @Nullable AbsencesView after(@Nullable AbsencesView before, PersonEvent event) {
    return switch (event) {
      case AbsenceDeclared e -> new AbsencesView(e.person(), with(before, e.absence()));
      case AbsenceWithdrawn e -> new AbsencesView(e.person(), without(before, e.absence()));
      case PersonErased _ -> null;
      case ProfileEvent _, ContactChanged _, EmailAddressChanged _, ListColumnsChosen _ -> before;
      case PersonLeft _, PersonReturned _, ExternalIdChanged _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
    };
  }

  private static List<Absence> with(@Nullable AbsencesView before, Absence absence) {
    return Stream.concat(without(before, absence).stream(), Stream.of(absence))
        .sorted(Comparator.comparing(Absence::from).thenComparing(Absence::until))
        .toList();
  }

  private static List<Absence> without(@Nullable AbsencesView before, Absence absence) {
    if (before == null) return List.of();
    return before.absences.stream().filter(other -> !other.equals(absence)).toList();
  }
}
