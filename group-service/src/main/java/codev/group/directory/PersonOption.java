package codev.group.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a field offers.
 *
 * @param label what the field holds once they are chosen
 * @param searched label with the words that found them; {@code null} where these stand in the label
 *     as they are. A browser compares letter by letter: without it, it would not show a person who
 *     was found without accents or by the words of their name in another order.
 */
record PersonOption(String label, @Nullable String searched) {
  static PersonOption of(String label, String typed) {
    var words = typed.strip();
    boolean isWithin = label.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    return new PersonOption(label, isWithin ? null : "%s (%s)".formatted(label, words));
  }
}
