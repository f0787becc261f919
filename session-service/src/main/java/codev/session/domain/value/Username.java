package codev.session.domain.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Identifies a person by their sign-in name. */
public record Username(@JsonValue String value) {
  @JsonCreator
  public Username {}

  /** Several, in the order in which a sentence names them. */
  public static List<Username> list(Collection<Username> people) {
    return people.stream().sorted(Comparator.comparing(Username::value)).toList();
  }

  @Override
  public String toString() {
    return value;
  }
}
