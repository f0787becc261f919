package codev.group.contacts;

import codev.group.domain.Contact;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.Username;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody's contact, as it stands. */
record Card(Username person, Contact contact) {

  /** One document for each person. */
  static final class Cards implements Projection<ContactChanged, Card> {
    @Override
    public String view() {
      return "contacts";
    }

    @Override
    public Class<ContactChanged> folds() {
      return ContactChanged.class;
    }

    @Override
    public Class<Card> shape() {
      return Card.class;
    }

    @Override
    public Stream<String> touches(ContactChanged event) {
      return Stream.of(event.person().value());
    }

    @Override
    public Card fold(String id, @Nullable Card before, Recorded<ContactChanged> recorded) {
      return new Card(recorded.event().person(), recorded.event().contact());
    }
  }
}
