package codev.group.directory;

import codev.group.domain.person.Username;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names to show for people; a person without an entry in the directory is shown by user name.
 */
public record DisplayNames(Map<Username, DirectoryEntry> entries) {
  public String of(Username person) {
    var entry = entries.get(person);
    return entry == null ? person.value() : entry.displayName();
  }

  /** One by one, for a sentence that names them. */
  public Object[] each(Collection<Username> people) {
    return people.stream().map(this::of).toArray();
  }

  /** The e-mail addresses of those who have one and have not left. */
  public Map<Username, String> emails() {
    var emails = new HashMap<Username, String>();
    for (var entry : entries.values())
      if (!entry.hasLeft() && entry.email() != null) emails.put(entry.username(), entry.email());
    return emails;
  }

  public String of(Collection<Username> people) {
    return people.stream().map(this::of).collect(Collectors.joining(", "));
  }
}
