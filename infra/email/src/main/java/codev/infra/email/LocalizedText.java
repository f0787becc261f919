package codev.infra.email;

import java.util.List;

/**
 * A key of the message files and its arguments; dates and instants are formatted in the recipient's
 * language.
 */
public record LocalizedText(String key, List<Object> arguments) {
  public LocalizedText {
    arguments = List.copyOf(arguments);
  }

  public static LocalizedText of(String key, Object... arguments) {
    return new LocalizedText(key, List.of(arguments));
  }
}
