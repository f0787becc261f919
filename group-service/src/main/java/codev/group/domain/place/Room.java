package codev.group.domain.place;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds one session at a time, by its normalised name: upper or lower case, accents,
 * punctuation and spaces make no other room.
 */
public record Room(String name) {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern LINK = Pattern.compile("(?i)\\s*https?://.*");

  /** What people write where there is no room, or none yet; normalised. */
  private static final Set<String> NO_ROOM =
      Set.of(
          "visio",
          "visioconference",
          "en visio",
          "en visioconference",
          "distance",
          "a distance",
          "en ligne",
          "teams",
          "zoom",
          "meet",
          "google meet",
          "online",
          "remote",
          "remotely",
          "video",
          "video call",
          "a definir",
          "a preciser",
          "a confirmer",
          "tba",
          "tbc",
          "tbd",
          "to be confirmed",
          "to be decided");

  /** The room that a place means; nothing without a place, for a video call or an open question. */
  public static Optional<Room> of(@Nullable String place) {
    if (place == null || LINK.matcher(place).matches()) return Optional.empty();
    var name = normalised(place);
    return name.isEmpty() || NO_ROOM.contains(name)
        ? Optional.empty()
        : Optional.of(new Room(name));
  }

  private static String normalised(String place) {
    var decomposed = Normalizer.normalize(place, Normalizer.Form.NFKD);
    var plain = ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
  }
}
