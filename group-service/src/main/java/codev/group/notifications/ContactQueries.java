package codev.group.notifications;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads contacts. */
@Component
public class ContactQueries {
  private final ReadModel<ContactView> contactViews;
  private final DirectoryQueries directory;

  ContactQueries(ReadModels views, DirectoryQueries directory) {
    this.contactViews = views.project(ContactView.PROJECTION);
    this.directory = directory;
  }

  /**
   * What is known of some people.
   *
   * @param contacts of those who are in the directory
   * @param departed those of them who are no longer part of the organisation
   */
  record KnownPeople(Map<Username, Contact> contacts, Set<Username> departed) {
    KnownPeople among(Collection<Username> people) {
      var byPerson = new HashMap<Username, Contact>();
      for (var person : people) {
        var contact = contacts.get(person);
        if (contact != null) byPerson.put(person, contact);
      }
      return new KnownPeople(
          byPerson, people.stream().filter(departed::contains).collect(Collectors.toSet()));
    }
  }

  /**
   * Of those who are in the directory; who has never had a contact of their own has chosen nothing.
   */
  public Map<Username, Contact> of(Collection<Username> people) {
    return known(people).contacts();
  }

  KnownPeople known(Collection<Username> people) {
    var entries = directory.of(people);
    var contacts = new HashMap<Username, Contact>();
    entries.forEach((person, entry) -> contacts.put(person, of(entry)));
    contactViews
        .find(people.stream().map(Username::value).toList())
        .forEach(view -> contacts.put(view.person(), view.contact()));
    return new KnownPeople(
        contacts,
        entries.values().stream()
            .filter(DirectoryEntry::hasLeft)
            .map(DirectoryEntry::username)
            .collect(Collectors.toSet()));
  }

  /** The addresses that people were given on a day from one moment to another. */
  Map<Username, ContactView.Address> addresses(Instant from, Instant to) {
    var end = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(1);
    var days = LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(end);
    var addresses = new HashMap<Username, ContactView.Address>();
    for (var view : contactViews.whereAny("addressedOn", days.map(LocalDate::toString).toList()))
      if (view.address() != null) addresses.put(view.person(), view.address());
    return addresses;
  }

  public Optional<Contact> of(Username person) {
    return Optional.ofNullable(of(List.of(person)).get(person));
  }

  private static Contact of(DirectoryEntry entry) {
    return new Contact(entry.displayName(), entry.email(), null, true, List.of());
  }
}
