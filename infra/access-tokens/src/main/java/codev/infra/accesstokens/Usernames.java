package codev.infra.accesstokens;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How user names are compared: without case, as people type them and providers send them. */
public final class Usernames {
  /**
   * Names of keys that are no person's contain a space (of any kind), and those of programs a
   * colon. What cannot be seen has no place in a name either.
   */
  private static final Pattern NOBODYS = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}:]");

  private Usernames() {}

  /** Whether a person can have this user name. */
  public static boolean isPersons(String name) {
    var folded = folded(name);
    return !folded.isEmpty() && !NOBODYS.matcher(folded).find();
  }

  /** The same for each spelling of a user name; what a new one is recorded as. */
  public static String folded(String name) {
    return composed(composed(name.strip()).toLowerCase(Locale.ROOT));
  }

  /** Some small letters have an accent of their own that their capitals have not. */
  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
