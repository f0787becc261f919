package codev.infra.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Input that makes no sense, found by a controller: told as a 400 that names the field. */
public final class MalformedRequestException extends RuntimeException {
  private final String field;
  private final String sentence;
  private final List<Object> arguments;
  private final List<MalformedRequestException> others = new ArrayList<>();

  /**
   * @param field its path, e.g. {@code members[2]}
   * @param sentence message key of what is wrong with it
   */
  public MalformedRequestException(String field, String sentence, Object... arguments) {
    super(field + ": " + sentence);
    this.field = field;
    this.sentence = sentence;
    this.arguments = List.of(arguments);
  }

  /** What else is wrong, to be told with it. */
  public MalformedRequestException and(List<MalformedRequestException> more) {
    others.addAll(more);
    return this;
  }

  public Stream<MalformedRequestException> all() {
    return Stream.concat(Stream.of(this), others.stream());
  }

  public String field() {
    return field;
  }

  public String sentence() {
    return sentence;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
