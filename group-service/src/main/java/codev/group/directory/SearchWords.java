package codev.group.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Searches texts by words, in any order, whatever the case and the accents. */
public final class SearchWords {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;-]+");

  private SearchWords() {}

  /** Whether each word of the query stands in the text, as part of a longer word too. */
  public static boolean allIn(String query, String text) {
    var plain = plain(text);
    return of(query).stream().allMatch(plain::contains);
  }

  /** The words of a text, without accents and in lower case. */
  public static List<String> of(String text) {
    return Arrays.stream(BETWEEN_WORDS.split(plain(text))).filter(word -> !word.isEmpty()).toList();
  }

  static String plain(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    return ACCENTS
        .matcher(decomposed)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace("œ", "oe")
        .replace("æ", "ae");
  }
}
