package codev.infra.email;

import java.util.List;

/**
 * A text that is not yet in a language: a key of the message files and its arguments. It is
 * resolved in the recipient's language when the e-mail is rendered, dates, instants and texts among
 * its arguments likewise.
 */
public record TranslatableText(String key, List<Object> arguments) implements EmailBlock {
  public TranslatableText {
    arguments = List.copyOf(arguments);
  }

  public static TranslatableText of(String key, Object... arguments) {
    return new TranslatableText(key, List.of(arguments));
  }
}
