package codev.group.imports;

import codev.group.directory.DirectoryEntry;
import codev.group.domain.GroupServiceCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.group.imports.ImportResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of rows during an import. */
final class ImportCounter {
  private final Map<Username, DirectoryEntry> directory;
  private final Map<PersonId, Username> owners = new HashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Set<Integer> erased = new HashSet<>();
  private final Set<Username> counted = new HashSet<>();
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

  /** As {@link #reject}; what the line says of the person must not be kept. */
  void rejectErased(int line, String message) {
    erased.add(line);
    reject(line, message);
  }

  /** Lines about people who have been erased. */
  Set<Integer> erased() {
    return erased;
  }

  /**
   * A line sent again with an id of its own counts as it did the first time. So does one that an
   * interrupted part of a job has registered already, which is recognised by its time.
   */
  void count(RegisterPerson person, boolean ownId, long position) {
    var known = directory.get(person.person());
    var same =
        known != null && known.hasProfile(person.profile()) && known.id().equals(person.id());
    var again = ownId || (counted.add(person.person()) && isRegisteredBy(person, known));
    if (known == null || (same && again && known.isAsRegistered())) created++;
    else if (!same || again) updated++;
    if (!same) directory.put(person.person(), entry(known, person));
    owners.put(person.id(), person.person());
    this.position = Math.max(this.position, position);
  }

  private static boolean isRegisteredBy(RegisterPerson person, @Nullable DirectoryEntry known) {
    return known != null && known.changedAt().equals(person.at());
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
