package codev.infra.letters;

import java.util.List;

/**
 * A sentence of the message files with what it names; days and moments are told in the language of
 * whoever reads it.
 */
public record Sentence(String key, List<Object> arguments) {
  public Sentence {
    arguments = List.copyOf(arguments);
  }

  public static Sentence of(String key, Object... arguments) {
    return new Sentence(key, List.of(arguments));
  }
}
