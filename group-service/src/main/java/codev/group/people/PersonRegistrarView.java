package codev.group.people;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;

/** Read model of who has registered a person; an erased person has none. */
record PersonRegistrarView(Username person, Username by) {
  /** One document for each person. */
  static final Projection<PersonEvent, PersonRegistrarView> PROJECTION =
      Projection.of("person-registrars", PersonEvent.class, PersonRegistrarView.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case PersonRegistered e -> new PersonRegistrarView(e.person(), e.by());
                    case ProfileChanged _, ContactChanged _, EmailAddressChanged _ -> before;
                    case PersonLeft _, PersonReturned _, ListColumnsChosen _ -> before;
                    case CalendarFeedRenewed _, CalendarFeedWithdrawn _, AbsenceEvent _ -> before;
                    case ExternalIdChanged _ -> before;
                    case PersonErased _ -> null;
                  });
}
