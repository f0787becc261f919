package codev.group.contacts;

import codev.group.domain.Contact;
import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.Username;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody's contact, as it stands; whoever is erased has none. */
record Card(Username person, Contact contact) {

  /** One document for each person. */
  static final class Cards implements Projection<GroupEvent, Card> {
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
    public Class<Card> shape() {
      return Card.class;
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
    public @Nullable Card fold(String id, @Nullable Card before, Recorded<GroupEvent> recorded) {
      return recorded.event() instanceof ContactChanged e
          ? new Card(e.person(), e.contact())
          : null;
    }
  }
}
