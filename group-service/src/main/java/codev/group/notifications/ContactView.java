package codev.group.notifications;

import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;

/** Read model of a person's contact; an erased person has none. */
record ContactView(Username person, Contact contact) {

  /** One document for each person; version 2 omits erased people. */
  static final Projection<PersonFact, ContactView> PROJECTION =
      Projection.of("contacts", PersonFact.class, ContactView.class)
          .version(2)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case ContactChanged e -> new ContactView(e.person(), e.contact());
                    case OfPerson _, EmailAddressChanged _ -> before;
                    case PersonLeft _, PersonReturned _, ListColumnsChosen _ -> before;
                    case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
                    case PersonErased _ -> null;
                  });
}
