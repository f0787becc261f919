package codev.group.domain.person;

import java.util.List;
import java.util.stream.Collectors;

/** People whom a refusal names. */
public record PeopleArgument(List<Username> all) {
  public PeopleArgument {
    all = List.copyOf(all);
  }

  @Override
  public String toString() {
    return all.stream().map(Username::value).collect(Collectors.joining(", "));
  }
}
