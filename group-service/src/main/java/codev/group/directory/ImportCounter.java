package codev.group.directory;

import codev.group.directory.ImportResult.Rejected;
import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of rows during an import. */
final class ImportCounter {
  private final Map<Username, DirectoryEntry> directory;
  private final Map<PersonId, Username> owners = new HashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private int created;
  private int updated;
  private long position;

  ImportCounter(Map<Username, DirectoryEntry> directory) {
    this.directory = new HashMap<>(directory);
    directory.values().forEach(entry -> owners.put(entry.id(), entry.username()));
  }

  @Nullable DirectoryEntry known(Username person) {
    return directory.get(person);
  }

  boolean isSomebodyElse(PersonId id, Username person) {
    return !owners.getOrDefault(id, person).equals(person);
  }

  void reject(int line, String message) {
    rejected.add(new Rejected(line, message));
  }

  /** A line sent again with an id of its own counts as it did the first time. */
  void count(RegisterPerson person, boolean ownId, long position) {
    var known = directory.get(person.person());
    var same = known != null && known.hasProfile(person.profile());
    if (known == null || (same && ownId && known.isAsRegistered())) created++;
    else if (!same || ownId) updated++;
    if (!same) directory.put(person.person(), entry(known, person));
    owners.put(person.id(), person.person());
    this.position = Math.max(this.position, position);
  }

  /** What becomes of the directory by this entry. */
  ImportPreviewRow.Fate fate(RegisterPerson person) {
    var known = directory.get(person.person());
    if (known == null) return ImportPreviewRow.Fate.CREATED;
    return known.hasProfile(person.profile())
        ? ImportPreviewRow.Fate.UNCHANGED
        : ImportPreviewRow.Fate.UPDATED;
  }

  private static DirectoryEntry entry(@Nullable DirectoryEntry known, RegisterPerson person) {
    return DirectoryEntry.of(known, person.person(), person.id(), person.profile(), person.at());
  }

  ImportResult result() {
    rejected.sort(Comparator.comparingInt(Rejected::line));
    return new ImportResult(created, updated, rejected, position);
  }
}
