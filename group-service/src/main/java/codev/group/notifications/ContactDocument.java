package codev.group.notifications;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody's contact, as it stands; whoever is erased has none. */
record ContactDocument(Username person, Contact contact) {

  /** One document for each person. */
  static final class Cards implements Projection<GroupEvent, ContactDocument> {
    @Override
    public String view() {
      return "contacts";
    }

    /** 2: without whoever is erased. */
    @Override
    public int version() {
      return 2;
    }

    @Override
    public Class<GroupEvent> folds() {
      return GroupEvent.class;
    }

    @Override
    public Class<ContactDocument> shape() {
      return ContactDocument.class;
    }

    @Override
    public Stream<String> touches(GroupEvent event) {
      return switch (event) {
        case ContactChanged e -> Stream.of(e.person().value());
        case PersonErased e -> Stream.of(e.person().value());
        default -> Stream.empty();
      };
    }

    @Override
    public @Nullable ContactDocument fold(
        String id, @Nullable ContactDocument before, RecordedEvent<GroupEvent> recorded) {
      return recorded.event() instanceof ContactChanged e
          ? new ContactDocument(e.person(), e.contact())
          : null;
    }
  }
}
