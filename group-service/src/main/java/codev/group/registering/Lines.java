package codev.group.registering;

import codev.group.domain.PersonId;
import codev.group.domain.Username;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lines about different people: the order in which they are handled makes no difference. */
final class Lines {
  private final List<Line> lines = new ArrayList<>();
  private final Set<Username> people = new HashSet<>();
  private final Set<PersonId> ids = new HashSet<>();

  /** Not if a line before is about the same person or names the same id. */
  boolean add(Line line) {
    var command = line.command();
    if (people.contains(command.person()) || ids.contains(command.id())) return false;
    people.add(command.person());
    ids.add(command.id());
    return lines.add(line);
  }

  Stream<Line> stream() {
    return lines.stream();
  }
}
