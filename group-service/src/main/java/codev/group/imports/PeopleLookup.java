package codev.group.imports;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PeopleByName;
import codev.group.directory.PersonRequest;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.group.imports.ImportRowValidator.Source;
import codev.infra.web.identity.UsernameSpelling;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom a list means where it has no user name: people who are in the directory by their
 * e-mail addresses, managers also by a whole name in any order of its words.
 */
@Component
record PeopleLookup(
    DirectoryQueries directory,
    ImportRowValidator validator,
    UsernameSpelling spelling,
    Clock clock) {
  /**
   * A list in which people and their managers have user names.
   *
   * @param people without a manager where that name is of several people, or of nobody and can be
   *     no user name
   * @param names of the managers who were found, by what the list has of them now
   * @param unknown what the list has of managers who are neither in it nor in the directory
   * @param several what it has of managers who may be one of several people
   */
  record LookupResult(
      List<@Nullable PersonRequest> people,
      Map<String, String> names,
      SortedSet<String> unknown,
      SortedSet<String> several) {}

  LookupResult lookUp(List<@Nullable PersonRequest> list) {
    var entries = new HashMap<>(directory.everybody());
    var people = new ArrayList<@Nullable PersonRequest>();
    var known = new PeopleByName(entries.values());
    for (var person : list) people.add(person == null ? null : inDirectory(person, entries, known));
    for (var person : people)
      if (person != null && isReadable(person))
        entries.put(person.person(spelling), entry(person, entries.get(person.person(spelling))));
    var present = entries.values().stream().filter(entry -> !entry.hasLeft()).toList();
    var search = new Search(entries, new PeopleByName(present));
    var found = new ArrayList<@Nullable PersonRequest>();
    for (var person : people)
      found.add(person != null && isReadable(person) ? search.withManager(person) : person);
    return new LookupResult(found, search.names, search.unknown, search.several);
  }

  /** Whose user name is an e-mail address in the list may have another one in the directory. */
  private PersonRequest inDirectory(
      PersonRequest person, Map<Username, DirectoryEntry> entries, PeopleByName known) {
    var address = person.email();
    if (!isReadable(person)
        || address == null
        || !address.equalsIgnoreCase(person.username())
        || entries.containsKey(person.person(spelling))) return person;
    var found = known.called(address);
    return found.size() == 1 ? person.withUsername(found.getFirst().username().value()) : person;
  }

  private boolean isReadable(PersonRequest person) {
    return validator.isReadable(person, Source.PAGE);
  }

  private DirectoryEntry entry(PersonRequest person, @Nullable DirectoryEntry known) {
    var username = person.person(spelling);
    var id = PersonId.derivedFrom(username);
    return DirectoryEntry.of(known, username, id, person.profile(spelling), clock.instant());
  }

  private final class Search {
    private final Map<Username, DirectoryEntry> entries;
    private final PeopleByName people;
    private final Map<String, String> names = new HashMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private final SortedSet<String> several = new TreeSet<>();

    Search(Map<Username, DirectoryEntry> entries, PeopleByName people) {
      this.entries = entries;
      this.people = people;
    }

    PersonRequest withManager(PersonRequest person) {
      var manager = person.profile(spelling).manager();
      var text = person.managerUsername();
      if (manager == null || text == null) return person;
      var managerEntry = entries.get(manager);
      if (managerEntry != null) {
        names.put(text, managerEntry.displayName());
        return person;
      }
      return person.withManager(resolveManager(text.strip()));
    }

    private @Nullable String resolveManager(String text) {
      var found = people.called(text);
      if (found.size() == 1) {
        var person = found.getFirst();
        names.put(person.username().value(), person.displayName());
        return person.username().value();
      }
      if (found.isEmpty()) unknown.add(text);
      else several.add(text);
      return found.isEmpty() && PersonRequest.isUsername(text) ? text : null;
    }
  }
}
