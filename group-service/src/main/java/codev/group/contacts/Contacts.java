package codev.group.contacts;

import codev.group.directory.Directory;
import codev.group.directory.Entry;
import codev.group.domain.Contact;
import codev.group.domain.Username;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where contacts are looked up. */
@Component
public class Contacts {
  private final View<Card> cards;
  private final Directory directory;

  Contacts(Views views, Directory directory) {
    this.cards = views.project(new Card.Cards());
    this.directory = directory;
  }

  /**
   * Of those who are in the directory; who has never had a contact of their own has chosen nothing.
   */
  public Map<Username, Contact> of(Collection<Username> people) {
    var contacts = new HashMap<Username, Contact>();
    directory.of(people).forEach((person, entry) -> contacts.put(person, of(entry)));
    cards
        .find(people.stream().map(Username::value).toList())
        .forEach(card -> contacts.put(card.person(), card.contact()));
    return contacts;
  }

  public Optional<Contact> of(Username person) {
    return Optional.ofNullable(of(List.of(person)).get(person));
  }

  private static Contact of(Entry entry) {
    return new Contact(entry.displayName(), entry.email(), null, true);
  }
}
