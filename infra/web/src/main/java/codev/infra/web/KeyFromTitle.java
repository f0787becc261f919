package codev.infra.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes the key of something that people name in words: {@code BIEN_ETRE} from “Bien-être”. */
public final class KeyFromTitle {
  private static final int SHORTEST = 3;

  /** Left free for the number that tells it from another one. */
  private static final int ROOM_FOR_NUMBER = 4;

  private KeyFromTitle() {}

  /**
   * A letter first, then capital letters, digits and underscores.
   *
   * @param longest how many characters it may have
   * @param otherwise its beginning where the title has too few letters for one
   * @param isTaken whether a key is another one's already: then a number follows
   */
  public static String of(String title, int longest, String otherwise, Predicate<String> isTaken) {
    var plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]+", "_")
            .replaceAll("^[^A-Z]+", "");
    var cut =
        plain
            .substring(0, Math.min(plain.length(), longest - ROOM_FOR_NUMBER))
            .replaceAll("_+$", "");
    var stem = cut.length() < SHORTEST ? otherwise : cut;
    if (!isTaken.test(stem)) return stem;
    int number = 2;
    while (isTaken.test(stem + "_" + number)) number++;
    return stem + "_" + number;
  }
}
