package codev.group.directory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Searches the directory: an entry matches if each word of the query stands in it, in any order, as
 * part of a longer word too, whatever the case and the accents.
 */
final class DirectorySearch {
  private DirectorySearch() {}

  static List<DirectoryEntry> matching(String query, Collection<DirectoryEntry> people) {
    var words = SearchWords.of(query);
    return people.stream().filter(entry -> words.stream().allMatch(text(entry)::contains)).toList();
  }

  private static String text(DirectoryEntry entry) {
    return Stream.of(
            entry.username().value(),
            entry.displayName(),
            entry.email(),
            entry.unit(),
            entry.site(),
            entry.jobFamily())
        .filter(Objects::nonNull)
        .map(SearchWords::plain)
        .collect(Collectors.joining("\n"));
  }
}
