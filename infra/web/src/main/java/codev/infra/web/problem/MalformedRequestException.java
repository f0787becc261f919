package codev.infra.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Malformed input, found by a controller: answered as a 400 that names the field. */
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

  /** Adds further violations to be reported together. */
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
