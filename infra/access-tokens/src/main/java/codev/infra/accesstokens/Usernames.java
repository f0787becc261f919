package codev.infra.accesstokens;

import java.text.Normalizer;
import java.util.Locale;

/** How user names are compared: without case, as people type them and providers send them. */
public final class Usernames {
  private Usernames() {}

  /** The same for each spelling of a user name; what a new one is recorded as. */
  public static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
