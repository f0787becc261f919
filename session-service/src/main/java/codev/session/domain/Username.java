package codev.session.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.stream.Collectors;

/** A person, by the name they sign in with. */
public record Username(@JsonValue String value) {
  @JsonCreator
  public Username {}

  /** Several, as a sentence names them. */
  static String list(Collection<Username> people) {
    return people.stream().map(Username::value).sorted().collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return value;
  }
}
