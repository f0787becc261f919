package codev.group.directory;

import codev.group.domain.person.Username;
import codev.infra.web.problem.MalformedRequestException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text field in which a person is named: it offers each of its people under a label of their own,
 * and finds whom a submitted text means.
 */
public final class PersonField {
  /** Characters that the fields take. */
  private static final int LONGEST = 100;

  /** So many are looked up one by one; where more are named all people are read. */
  private static final int FEW = 20;

  private final Supplier<FieldPeople> loader;
  private final Predicate<Username> lookup;
  private @Nullable FieldPeople fieldPeople;
  private int lookups;

  /**
   * @param people in the order in which they are offered
   */
  public PersonField(Collection<DirectoryEntry> people) {
    this(people, people);
  }

  /**
   * @param people in the order in which they are offered
   * @param readable those of them whose address the user may read; others with a namesake are
   *     labelled by their user name
   */
  public PersonField(Collection<DirectoryEntry> people, Collection<DirectoryEntry> readable) {
    var fieldPeople = FieldPeople.of(people, readable);
    this.fieldPeople = fieldPeople;
    this.loader = () -> fieldPeople;
    this.lookup = fieldPeople.people()::containsKey;
  }

  /**
   * A field whose people are read only where somebody is named otherwise than by a user name, many
   * are named, or people are to be shown.
   *
   * @param people in the order in which they are offered
   * @param lookup whether somebody with this user name is one of them
   */
  PersonField(Supplier<List<DirectoryEntry>> people, Predicate<Username> lookup) {
    this.loader =
        () -> {
          var entries = people.get();
          return FieldPeople.of(entries, entries);
        };
    this.lookup = lookup;
  }

  /** The people of a field, and what it shows for each. */
  private record FieldPeople(
      Map<Username, DirectoryEntry> people,
      Map<Username, String> labels,
      List<DirectoryEntry> inOrder) {
    static FieldPeople of(Collection<DirectoryEntry> people, Collection<DirectoryEntry> readable) {
      var byUsername =
          people.stream()
              .collect(Collectors.toMap(DirectoryEntry::username, entry -> entry, (a, _) -> a));
      var named =
          people.stream()
              .collect(Collectors.groupingBy(DirectoryEntry::displayName, Collectors.counting()));
      var addressed =
          readable.stream().map(DirectoryEntry::username).collect(Collectors.<Username>toSet());
      var labels = new HashMap<Username, String>();
      for (var entry : people) {
        boolean hasNamesake = named.getOrDefault(entry.displayName(), 0L) > 1;
        var readableAddress = addressed.contains(entry.username()) ? entry.email() : null;
        labels.put(entry.username(), PersonField.label(entry, hasNamesake, readableAddress));
      }
      return new FieldPeople(byUsername, labels, List.copyOf(people));
    }
  }

  private FieldPeople fieldPeople() {
    var known = fieldPeople;
    if (known == null) {
      known = loader.get();
      fieldPeople = known;
    }
    return known;
  }

  private boolean isOffered(Username person) {
    return (fieldPeople == null && lookups++ < FEW)
        ? lookup.test(person)
        : fieldPeople().people().containsKey(person);
  }

  /** What the field shows for a person; a user name for one who is not offered. */
  public String label(@Nullable Username person) {
    return person == null ? "" : fieldPeople().labels().getOrDefault(person, person.value());
  }

  /**
   * Whom a text means: a label, as any user reads it, a user name, an e-mail address, or a whole
   * name in any order of its words, whatever the case and the accents.
   *
   * @return several if it is the name of several
   */
  public Set<Username> matching(String typed) {
    var text = typed.strip();
    var exact = new Username(text);
    if (isOffered(exact)) return Set.of(exact);
    var people = fieldPeople().people().values();
    var found =
        people.stream()
            .filter(entry -> label(entry.username()).equals(text) || isWithUsername(text, entry))
            .map(DirectoryEntry::username)
            .collect(Collectors.toSet());
    if (!found.isEmpty()) return found;
    var words = inAnyOrder(text);
    return people.stream()
        .filter(
            entry ->
                text.equalsIgnoreCase(entry.email())
                    || text.equalsIgnoreCase(entry.username().value())
                    || inAnyOrder(entry.displayName()).equals(words))
        .map(DirectoryEntry::username)
        .collect(Collectors.toSet());
  }

  /** The one person whom a text means; refused, naming the field, if it is nobody or several. */
  public Username one(String field, String typed) {
    var found = matching(typed);
    if (found.size() == 1) return found.iterator().next();
    throw new MalformedRequestException(
        field,
        found.isEmpty() ? "group.people.no-such-person" : "group.people.several-people",
        typed.strip());
  }

  /** Likewise; what names nobody, but may be a user name, is one: accounts need no entry. */
  public Username oneOrAccount(String field, String typed) {
    return matching(typed).isEmpty() && PersonRequest.isUsername(typed.strip())
        ? new Username(typed.strip())
        : one(field, typed);
  }

  /** Those of some of its people who match what has been typed so far. */
  List<PersonOption> options(String typed, Collection<DirectoryEntry> entries, int atMost) {
    return DirectorySearch.matching(typed, entries).stream()
        .limit(atMost)
        .map(entry -> PersonOption.of(entry, label(entry.username()), typed))
        .toList();
  }

  /** The labels of some of these people. */
  public List<String> options(Collection<Username> usernames) {
    return fieldPeople().inOrder().stream()
        .map(DirectoryEntry::username)
        .filter(usernames::contains)
        .map(this::label)
        .toList();
  }

  private static List<String> inAnyOrder(String name) {
    return SearchWords.of(name).stream().sorted().toList();
  }

  /** Namesakes are told apart; a name that is longer than the field is a user name. */
  private static String label(DirectoryEntry entry, boolean hasNamesake, @Nullable String address) {
    var distinction = Objects.requireNonNullElse(address, entry.username().value());
    var label = hasNamesake ? with(distinction, entry) : entry.displayName();
    return label.length() <= LONGEST ? label : entry.username().value();
  }

  private static boolean isWithUsername(String text, DirectoryEntry entry) {
    return text.startsWith(entry.displayName())
        && text.equals(with(entry.username().value(), entry));
  }

  private static String with(String distinction, DirectoryEntry entry) {
    return entry.displayName() + " (" + distinction + ")";
  }
}
