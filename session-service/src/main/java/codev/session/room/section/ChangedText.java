package codev.session.room.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text beside the one that it replaced, word by word. */
public record ChangedText(List<Part> parts) {
  /** Texts that differ in more than this many pairs of words are shown one after the other. */
  private static final int MOST_PAIRS = 250_000;

  public ChangedText {
    parts = List.copyOf(parts);
  }

  /** What became of some words. */
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /** Words one after the other that share a change. */
  public record Part(Change change, String text) {}

  /** Empty where one of them cannot be read, and where both are the same. */
  static Optional<ChangedText> between(@Nullable String before, @Nullable String after) {
    return before == null || after == null || before.equals(after)
        ? Optional.empty()
        : Optional.of(of(before, after));
  }

  static ChangedText of(String before, String after) {
    var old = words(before);
    var wordsAfter = words(after);
    int start = 0;
    while (start < Math.min(old.size(), wordsAfter.size())
        && old.get(start).equals(wordsAfter.get(start))) start++;
    int end = 0;
    while (end < Math.min(old.size(), wordsAfter.size()) - start
        && old.get(old.size() - 1 - end).equals(wordsAfter.get(wordsAfter.size() - 1 - end))) end++;
    var parts = new ArrayList<Part>();
    add(parts, Change.SAME, wordsAfter.subList(0, start));
    compare(
        parts,
        old.subList(start, old.size() - end),
        wordsAfter.subList(start, wordsAfter.size() - end));
    add(parts, Change.SAME, wordsAfter.subList(wordsAfter.size() - end, wordsAfter.size()));
    return new ChangedText(parts);
  }

  /** Words, and what stands between them. */
  private static List<String> words(String text) {
    return List.of(text.split("(?<=\\s)|(?=\\s)"));
  }

  private static void compare(List<Part> parts, List<String> old, List<String> wordsAfter) {
    if ((long) old.size() * wordsAfter.size() > MOST_PAIRS) {
      add(parts, Change.REMOVED, old);
      add(parts, Change.ADDED, wordsAfter);
      return;
    }
    var common = common(old, wordsAfter);
    int i = 0;
    int j = 0;
    while (i < old.size() && j < wordsAfter.size()) {
      if (old.get(i).equals(wordsAfter.get(j))) {
        add(parts, Change.SAME, old.subList(i, i + 1));
        i++;
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        add(parts, Change.REMOVED, old.subList(i, i + 1));
        i++;
      } else {
        add(parts, Change.ADDED, wordsAfter.subList(j, j + 1));
        j++;
      }
    }
    add(parts, Change.REMOVED, old.subList(i, old.size()));
    add(parts, Change.ADDED, wordsAfter.subList(j, wordsAfter.size()));
  }

  /** How many words the two have in common, in their order, from each pair of places on. */
  private static int[][] common(List<String> old, List<String> wordsAfter) {
    var common = new int[old.size() + 1][wordsAfter.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--)
      for (int j = wordsAfter.size() - 1; j >= 0; j--)
        common[i][j] =
            old.get(i).equals(wordsAfter.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
    return common;
  }

  private static void add(List<Part> parts, Change change, List<String> words) {
    if (words.isEmpty()) return;
    var text = String.join("", words);
    var isSame = !parts.isEmpty() && parts.getLast().change() == change;
    if (isSame) parts.add(new Part(change, parts.removeLast().text() + text));
    else parts.add(new Part(change, text));
  }
}
