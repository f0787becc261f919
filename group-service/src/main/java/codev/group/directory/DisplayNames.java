package codev.group.directory;

import codev.group.domain.person.Username;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How people are called on a page; who is not in the directory goes by their username. */
public record DisplayNames(Map<Username, DirectoryEntry> entries) {
  public String of(Username person) {
    var entry = entries.get(person);
    return entry == null ? person.value() : entry.displayName();
  }

  /** One by one, for a sentence that names them. */
  public Object[] each(Collection<Username> people) {
    return people.stream().map(this::of).toArray();
  }

  public String of(Collection<Username> people) {
    return people.stream().map(this::of).collect(Collectors.joining(", "));
  }
}
