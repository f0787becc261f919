package codev.session.reference;

import codev.infra.ui.NameOrder;
import codev.session.domain.value.Username;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The name to show for each person: their name; where two share one, with the username; the
 * username alone where no name is known.
 */
public record DisplayNames(Map<Username, String> called) {
  /** No name is known. */
  public static final DisplayNames NONE = new DisplayNames(Map.of());

  public DisplayNames {
    called = Map.copyOf(called);
  }

  static DisplayNames of(Collection<PersonName> people) {
    var called = new HashMap<Username, String>();
    for (var each : people) {
      if (each.name() == null) continue;
      var isShared =
          people.stream()
              .anyMatch(
                  other ->
                      each.name().equalsIgnoreCase(other.name())
                          && !each.person().equals(other.person()));
      called.put(each.person(), isShared ? each.name() + " (" + each.person() + ")" : each.name());
    }
    return new DisplayNames(called);
  }

  public String of(Username person) {
    return called.getOrDefault(person, person.value());
  }

  /** Several names in one text, sorted and separated by commas. */
  public String list(Collection<Username> people) {
    return people.stream()
        .map(this::of)
        .sorted(NameOrder.alphabetical())
        .collect(Collectors.joining(", "));
  }
}
