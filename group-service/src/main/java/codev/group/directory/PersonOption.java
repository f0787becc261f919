package codev.group.directory;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a field offers.
 *
 * @param entry of the person
 * @param label what the field holds once they are chosen
 * @param searched label with the words that found them; {@code null} where these stand in the label
 *     as they are. A browser compares letter by letter: without it, it would not show a person who
 *     was found without accents or by the words of their name in another order.
 */
record PersonOption(DirectoryEntry entry, String label, @Nullable String searched) {
  static PersonOption of(DirectoryEntry entry, String label, String typed) {
    var words = typed.strip();
    boolean isWithin = label.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    return new PersonOption(entry, label, isWithin ? null : "%s (%s)".formatted(label, words));
  }

  /** Their unit and site, as far as they are known. */
  public String unitAndSite() {
    return Stream.of(entry.unit(), entry.site())
        .filter(one -> one != null && !one.isBlank())
        .collect(Collectors.joining(" · "));
  }
}
