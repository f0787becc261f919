package codev.infra.email;

import java.util.List;

/**
 * A sentence of the message files with what it names; days and moments are told in the language of
 * whoever reads it.
 */
public record LocalizedText(String key, List<Object> arguments) {
  public LocalizedText {
    arguments = List.copyOf(arguments);
  }

  public static LocalizedText of(String key, Object... arguments) {
    return new LocalizedText(key, List.of(arguments));
  }
}
