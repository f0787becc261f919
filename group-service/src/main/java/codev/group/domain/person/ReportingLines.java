package codev.group.domain.person;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reporting lines of the organisation, as far as they are known. */
@FunctionalInterface
public interface ReportingLines {
  @Nullable Username managerOf(Username person);

  /** Their manager, that one's manager and so on; a cycle ends where it begins again. */
  default List<Username> above(Username person) {
    var managers = new LinkedHashSet<Username>();
    var manager = managerOf(person);
    while (manager != null && !manager.equals(person) && managers.add(manager))
      manager = managerOf(manager);
    return List.copyOf(managers);
  }
}
