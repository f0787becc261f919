package codev.group.imports;

import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A batch of import rows about different people: they can be processed in any order. */
final class ImportBatch {
  /**
   * One person's row.
   *
   * @param number where in the list
   * @param hasOwnId whether the list itself contains the person's id
   */
  record Row(int number, RegisterPerson command, boolean hasOwnId) {}

  private final List<Row> lines = new ArrayList<>();
  private final Set<Username> people = new HashSet<>();
  private final Set<PersonId> ids = new HashSet<>();

  /** Not if a line before is about the same person or names the same id. */
  boolean add(Row line) {
    var command = line.command();
    if (people.contains(command.person()) || ids.contains(command.id())) return false;
    people.add(command.person());
    ids.add(command.id());
    return lines.add(line);
  }

  Stream<Row> stream() {
    return lines.stream();
  }
}
