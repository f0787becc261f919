package codev.group.notifications;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.OfFacilitator;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.OfProgramme;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.util.stream.Stream;

/** Read model of a person's contact; an erased person has none. */
record ContactView(Username person, Contact contact) {

  /** One document for each person; version 2 omits erased people. */
  static final Projection<GroupEvent, ContactView> PROJECTION =
      Projection.of("contacts", GroupEvent.class, ContactView.class)
          .version(2)
          .byEach(ContactView::concerned)
          .fold(
              (_, e) ->
                  e instanceof ContactChanged c ? new ContactView(c.person(), c.contact()) : null);

  private static Stream<String> concerned(GroupEvent event) {
    return switch (event) {
      case ContactChanged e -> Stream.of(e.person().value());
      case PersonErased e -> Stream.of(e.person().value());
      case OfPerson _, OfFacilitator _, OfProgramme _, OfGroup _ -> Stream.empty();
    };
  }
}
