package codev.group.programme;

import codev.group.programme.ProgrammeRequest.CompetencyRequest;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses competencies from a text, one a line: in French, after a slash in English. */
final class CompetencyTextParser {
  private static final int LONGEST_KEY = 100;

  private CompetencyTextParser() {}

  static List<CompetencyRequest> read(@Nullable String text) {
    if (text == null) return List.of();
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(CompetencyTextParser::of)
        .toList();
  }

  /** Who writes in one language only means both. */
  private static CompetencyRequest of(String line) {
    int slash = line.indexOf('/');
    var fr = slash < 0 ? line : line.substring(0, slash).strip();
    var en = slash < 0 ? line : line.substring(slash + 1).strip();
    var first = fr.isEmpty() ? en : fr;
    return new CompetencyRequest(key(first), first, en.isEmpty() ? first : en);
  }

  private static String key(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    var key =
        plain.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }
}
