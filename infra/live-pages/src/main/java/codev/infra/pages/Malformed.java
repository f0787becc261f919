package codev.infra.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Input that makes no sense, found by a controller: told as a 400 that names the field. */
public final class Malformed extends RuntimeException {
  private final String field;
  private final String sentence;
  private final List<Object> arguments;
  private final List<Malformed> others = new ArrayList<>();

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

  /** What else is wrong, to be told with it. */
  public Malformed and(List<Malformed> more) {
    others.addAll(more);
    return this;
  }

  Stream<Malformed> all() {
    return Stream.concat(Stream.of(this), others.stream());
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
