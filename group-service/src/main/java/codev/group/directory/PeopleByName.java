package codev.group.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds many people by an e-mail address, or by a whole name in any order of its words, whatever
 * the case and the accents.
 */
public final class PeopleByName {
  private final Map<String, List<DirectoryEntry>> byEmail = new HashMap<>();
  private final Map<String, List<DirectoryEntry>> byName = new HashMap<>();

  public PeopleByName(Collection<DirectoryEntry> people) {
    for (var entry : people) {
      var email = entry.email();
      if (email != null) add(byEmail, lowerCase(email), entry);
      add(byName, inAnyOrder(entry.displayName()), entry);
    }
  }

  private static void add(
      Map<String, List<DirectoryEntry>> people, String key, DirectoryEntry entry) {
    people.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
  }

  /** Whom a text means; several if it is the name or the address of several. */
  public List<DirectoryEntry> called(String text) {
    var found = byEmail.getOrDefault(lowerCase(text), List.of());
    return found.isEmpty() ? byName.getOrDefault(inAnyOrder(text), List.of()) : found;
  }

  private static String lowerCase(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String inAnyOrder(String name) {
    return SearchWords.of(name).stream().sorted().collect(Collectors.joining(" "));
  }
}
