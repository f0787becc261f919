package codev.infra.pages;

import java.util.List;

/** Input that makes no sense, found by a controller: told as a 400 that names the field. */
public final class Malformed extends RuntimeException {
  private final String field;
  private final String sentence;
  private final List<Object> arguments;

  /**
   * @param field its path, e.g. {@code members[2]}
   * @param sentence message key of what is wrong with it
   */
  public Malformed(String field, String sentence, Object... arguments) {
    super(field + ": " + sentence);
    this.field = field;
    this.sentence = sentence;
    this.arguments = List.of(arguments);
  }

  String field() {
    return field;
  }

  String sentence() {
    return sentence;
  }

  List<Object> arguments() {
    return arguments;
  }
}
