package codev.group.feed;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;

/**
 * Read model of a person's calendar feed; there is none before they ask for it, nor once they have
 * withdrawn it, left the organisation or been erased.
 *
 * @param digest of the secret in its address
 * @param since when the address was made
 */
record CalendarFeedView(Username person, String digest, Instant since) {
  static final Projection<PersonEvent, CalendarFeedView> PROJECTION =
      Projection.of("calendar-feeds", PersonEvent.class, CalendarFeedView.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case CalendarFeedRenewed e ->
                        new CalendarFeedView(e.person(), e.digest(), e.at());
                    case CalendarFeedWithdrawn _, PersonLeft _, PersonErased _ -> null;
                    case ProfileEvent _, ContactChanged _, EmailAddressChanged _ -> before;
                    case PersonReturned _, ListColumnsChosen _, AbsenceEvent _ -> before;
                    case ExternalIdChanged _ -> before;
                  });
}
