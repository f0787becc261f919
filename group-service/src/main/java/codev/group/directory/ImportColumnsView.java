package codev.group.directory;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.util.Map;

/**
 * Read model of the columns that a manager has chosen for headings of lists; an erased person has
 * none.
 */
record ImportColumnsView(Username person, Map<String, String> columns) {
  /** One document for each manager who has chosen any. */
  static final Projection<PersonEvent, ImportColumnsView> PROJECTION =
      Projection.of("list-columns", PersonEvent.class, ImportColumnsView.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case ListColumnsChosen e -> new ImportColumnsView(e.person(), e.columns());
                    case ProfileEvent _, ContactChanged _, EmailAddressChanged _ -> before;
                    case PersonLeft _, PersonReturned _, AbsenceEvent _ -> before;
                    case ExternalIdChanged _ -> before;
                    case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
                    case PersonErased _ -> null;
                  });
}
