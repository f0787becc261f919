package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
import java.util.ArrayList;
import java.util.Collection;
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
  static final int FIRST_LINE_BELOW_THE_HEADINGS = 2;

  /**
   * That another line stands for the same person: an earlier one, or the one that was chosen.
   *
   * @param line number of the other one
   * @param sameSpelling whether the user name is spelled alike; otherwise it differs by case
   */
  record Repetition(int line, boolean sameSpelling) {
    String sentence() {
      return sameSpelling ? "group.people.repeated" : "group.people.repeated-but-for-case";
    }
  }

  /** With nobody in the lines that were excluded on the page, as where a line is empty. */
  static List<@Nullable PersonRequest> without(
      Collection<Integer> excluded, List<@Nullable PersonRequest> people, int firstLine) {
    var others = new ArrayList<@Nullable PersonRequest>(people);
    for (int line : excluded) {
      int i = line - firstLine;
      if (i >= 0 && i < others.size()) others.set(i, null);
    }
    return others;
  }

  /**
   * Lines about a person for whom another line stands, each with that line.
   *
   * @param firstLine number of the first person's line
   * @param keptLines lines that were chosen to stand for their person; of two the first in this
   *     list
   * @param isReadable whether a line can be registered at all
   */
  static Map<Integer, Repetition> repetitions(
      List<@Nullable PersonRequest> people,
      int firstLine,
      List<Integer> keptLines,
      Predicate<PersonRequest> isReadable,
      UsernameSpelling spelling) {
    var standing = new HashMap<Username, Integer>();
    for (int line : keptLines) {
      int i = line - firstLine;
      var person = i < 0 || i >= people.size() ? null : people.get(i);
      if (person != null && isReadable.test(person))
        standing.putIfAbsent(person.person(spelling), i);
    }
    var repeated = new TreeMap<Integer, Repetition>();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      if (person == null || !isReadable.test(person)) continue;
      var other = standing.putIfAbsent(person.person(spelling), i);
      if (other != null && other != i)
        repeated.put(firstLine + i, new Repetition(firstLine + other, same(people, other, i)));
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
