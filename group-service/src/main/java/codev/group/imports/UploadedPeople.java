package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list as it was chosen on the page.
 *
 * @param people a person for each line; null where the line is empty
 * @param ignored headings of columns that are not used
 */
record UploadedPeople(List<@Nullable PersonRequest> people, List<String> ignored) {
  /**
   * That an earlier line is about the same person.
   *
   * @param line number of the earlier one
   * @param sameSpelling whether the user name is spelled alike; otherwise it differs by case
   */
  record Repetition(int line, boolean sameSpelling) {
    String sentence() {
      return sameSpelling ? "group.people.repeated" : "group.people.repeated-but-for-case";
    }
  }

  /**
   * Lines about a person whom an earlier line is about, each with that line.
   *
   * @param firstLine number of the first person's line
   * @param isReadable whether a line can be registered at all
   */
  static Map<Integer, Repetition> repetitions(
      List<@Nullable PersonRequest> people,
      int firstLine,
      Predicate<PersonRequest> isReadable,
      UsernameSpelling spelling) {
    var first = new HashMap<Username, Integer>();
    var repeated = new TreeMap<Integer, Repetition>();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      if (person == null || !isReadable.test(person)) continue;
      var before = first.putIfAbsent(person.person(spelling), i);
      if (before != null)
        repeated.put(firstLine + i, new Repetition(firstLine + before, same(people, before, i)));
    }
    return repeated;
  }

  private static boolean same(List<@Nullable PersonRequest> people, int first, int second) {
    return spelling(people.get(first)).equals(spelling(people.get(second)));
  }

  private static String spelling(@Nullable PersonRequest person) {
    return person == null ? "" : person.username().strip();
  }
}
