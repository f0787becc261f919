package codev.group.imports;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.PersonRequest;
import codev.group.directory.ProfileChange;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.RejectedRow;
import codev.group.imports.ImportPreviewRow.Result;
import codev.group.imports.ImportResult.Rejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of rows during an import. */
final class ImportCounter {
  private static final String EMAIL = "e-mail ";
  private static final String NAME = "name ";

  private final Map<Username, DirectoryEntry> directory;
  private final Set<Username> outOfScope;
  private final Map<PersonId, Username> owners = new HashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Set<Integer> withoutContent = new HashSet<>();
  private final Set<Username> counted = new HashSet<>();
  private int created;
  private int updated;
  private long position;
  private @Nullable Map<String, Set<Username>> peopleByTrait;

  /**
   * @param outOfScope whose entries the author of the list may neither change nor create
   */
  ImportCounter(Map<Username, DirectoryEntry> directory, Set<Username> outOfScope) {
    this.directory = new HashMap<>(directory);
    this.outOfScope = Set.copyOf(outOfScope);
    directory.values().forEach(entry -> owners.put(entry.id(), entry.username()));
  }

  @Nullable DirectoryEntry known(Username person) {
    return directory.get(person);
  }

  /**
   * Refuses a row about a person out of the author's scope, or under another person's id. Such a
   * person is named as the row names them: a list of user names is not answered with names.
   */
  void check(RegisterPerson row) {
    if (outOfScope.contains(row.person()))
      throw directory.get(row.person()) == null
          ? new RuleViolationException(RuleViolation.PERSON_KNOWN_ELSEWHERE)
          : new RuleViolationException(
              RuleViolation.PERSON_OUT_OF_SCOPE, row.profile().displayName());
    if (!owners.getOrDefault(row.id(), row.person()).equals(row.person()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
  }

  void reject(int line, String message) {
    rejected.add(new Rejected(line, message));
  }

  /** As {@link #reject}; what the line says of the person must not be kept. */
  void rejectWithoutContent(int line, String message) {
    withoutContent.add(line);
    reject(line, message);
  }

  /**
   * The rejected lines, of which nothing is kept of people who have been erased, or may have been.
   *
   * @param firstLine number of the first of these people
   */
  List<RejectedRow> rejectedRows(List<@Nullable PersonRequest> people, int firstLine) {
    return rejected.stream()
        .map(
            row ->
                rejectedRow(
                    row.line(),
                    row.message(),
                    withoutContent.contains(row.line())
                        ? null
                        : people.get(row.line() - firstLine)))
        .toList();
  }

  /** A line that is not imported, and whom it may be about. */
  RejectedRow rejectedRow(int line, String message, @Nullable PersonRequest person) {
    return new RejectedRow(line, message, person, mayBe(person));
  }

  /**
   * Whom a line may be about, though it does not have their user name: people of its e-mail
   * address, or of its name where it has no user name.
   */
  List<Username> mayBe(@Nullable PersonRequest person) {
    if (person == null) return List.of();
    var found = new HashSet<>(having(EMAIL, person.email()));
    if (Stream.ofNullable(person.username()) // a line may lack it
        .noneMatch(username -> PersonRequest.isUsername(username.strip())))
      found.addAll(having(NAME, person.displayName()));
    return found.stream().sorted(Comparator.comparing(Username::value)).toList();
  }

  private Set<Username> having(String kind, @Nullable String text) {
    if (text == null || text.isBlank()) return Set.of();
    var people = peopleByTrait;
    if (people == null) {
      people = peopleByTrait(directory.values());
      peopleByTrait = people;
    }
    return people.getOrDefault(trait(kind, text), Set.of());
  }

  private static Map<String, Set<Username>> peopleByTrait(Collection<DirectoryEntry> directory) {
    var people = new HashMap<String, Set<Username>>();
    for (var entry : directory) {
      note(EMAIL, entry.email(), entry.username(), people);
      note(NAME, entry.displayName(), entry.username(), people);
    }
    return people;
  }

  private static void note(
      String kind, @Nullable String text, Username person, Map<String, Set<Username>> people) {
    if (text != null) people.computeIfAbsent(trait(kind, text), _ -> new HashSet<>()).add(person);
  }

  /** However it is written. */
  private static String trait(String kind, String text) {
    return kind + text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * A line sent again with an id of its own counts as it did the first time. So does one that an
   * interrupted part of a job has registered already, which is recognised by its time.
   */
  void count(RegisterPerson person, boolean ownId, long position) {
    var entry = directory.get(person.person());
    var same =
        entry != null && entry.hasProfile(person.profile()) && entry.id().equals(person.id());
    var isRepeated = ownId || (counted.add(person.person()) && isRegisteredBy(person, entry));
    if (entry == null || (same && isRepeated && entry.isAsRegistered())) created++;
    else if (!same || isRepeated) updated++;
    if (!same) directory.put(person.person(), entry(entry, person));
    owners.put(person.id(), person.person());
    this.position = Math.max(this.position, position);
  }

  private static boolean isRegisteredBy(RegisterPerson person, @Nullable DirectoryEntry entry) {
    return entry != null && entry.changedAt().equals(person.at());
  }

  /**
   * What becomes of the directory by a row.
   *
   * @param line its number
   * @param request as it was submitted
   */
  ImportPreviewRow preview(int line, PersonRequest request, RegisterPerson person) {
    var entry = directory.get(person.person());
    var lacksEmail = person.profile().email() == null;
    if (entry == null)
      return new ImportPreviewRow(line, request, Result.CREATED, null, List.of(), null, lacksEmail);
    var changes = ProfileChange.between(entry.profile(), person.profile());
    var result = changes.isEmpty() ? Result.UNCHANGED : Result.UPDATED;
    return new ImportPreviewRow(line, request, result, null, changes, null, lacksEmail);
  }

  private static DirectoryEntry entry(@Nullable DirectoryEntry entry, RegisterPerson person) {
    return DirectoryEntry.of(entry, person.person(), person.id(), person.profile(), person.at());
  }

  ImportResult result() {
    rejected.sort(Comparator.comparingInt(Rejected::line));
    return new ImportResult(created, updated, rejected, position);
  }
}
