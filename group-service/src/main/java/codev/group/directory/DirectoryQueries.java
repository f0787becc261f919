package codev.group.directory;

import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.ReportingLines;
import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the directory: people and their managers. */
@Component
public class DirectoryQueries {
  private final ReadModel<DirectoryEntry> entries;
  private final ReadModel<ImportColumnsView> columns;

  DirectoryQueries(ReadModels views) {
    this.entries = views.project(DirectoryEntry.PROJECTION);
    this.columns = views.project(ImportColumnsView.PROJECTION);
  }

  /** Everybody, by username, as the log has it at this moment. */
  public Map<Username, DirectoryEntry> everybody() {
    return byUsername(entries.current().all());
  }

  /** Everybody, by name, also those who have left, as the log has it at this moment. */
  public List<DirectoryEntry> byName() {
    return entries.current().all();
  }

  /** Those in whose entries all words of a query stand, by name. */
  public List<DirectoryEntry> matching(String query) {
    return DirectorySearch.matching(query, byName());
  }

  /** Everybody who is part of the organisation now, as a list to choose from. */
  public List<DirectoryEntry> present() {
    return byName().stream().filter(entry -> !entry.hasLeft()).toList();
  }

  /** A field in which anybody who is part of the organisation now can be named. */
  public PersonField personField() {
    return new PersonField(
        this::present, person -> current(person).filter(entry -> !entry.hasLeft()).isPresent());
  }

  /**
   * Whom a text means that an auditor submits: also who has left, by their user name, though others
   * may be called so since.
   */
  public Username usernameForAudit(String submitted) {
    var username = new Username(submitted.strip());
    return entries.find(username.value()).isPresent()
        ? username
        : personField().oneOrAccount("person", submitted);
  }

  /** What headings of lists mean to a manager, as far as they have chosen it. */
  public Map<String, String> listColumns(Username manager) {
    return columns.current().find(manager.value()).map(ImportColumnsView::columns).orElse(Map.of());
  }

  /** A person's entry at the end of the log, if there is one. */
  public Optional<DirectoryEntry> current(Username person) {
    return entries.current().find(person.value());
  }

  /** Until the directory includes the whole log as it stands now. */
  public void awaitCurrent() {
    var _ = entries.current();
  }

  /** The entries there are of these people. */
  public Map<Username, DirectoryEntry> of(Collection<Username> people) {
    return byUsername(entries.find(people.stream().map(Username::value).toList()));
  }

  /**
   * The only person of the organisation with an address, compared without case; of several, none.
   * It may have been that of somebody who has left.
   */
  public Optional<DirectoryEntry> findByEmail(String email) {
    var found =
        entries.all().stream()
            .filter(entry -> !entry.hasLeft() && email.equalsIgnoreCase(entry.email()))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The e-mail addresses of those of these people who have one and have not left. */
  public Map<Username, String> emails(Collection<Username> people) {
    return names(people).emails();
  }

  public DisplayNames names(Collection<Username> people) {
    return new DisplayNames(of(people));
  }

  /** What a group needs to know of these people before they join it. */
  public List<MemberCandidate> candidates(List<Username> people) {
    var entries = withManagers(people);
    ReportingLines hierarchy = person -> managerOf(person, entries);
    return people.stream()
        .map(
            person ->
                new MemberCandidate(person, isPresent(person, entries), hierarchy.above(person)))
        .toList();
  }

  /**
   * The entries of these people, of their managers, of those managers' managers and so on, at the
   * end of the log: a level at a time, since they are few beside the whole directory.
   */
  private Map<Username, DirectoryEntry> withManagers(Collection<Username> people) {
    var current = entries.current();
    var known = new HashMap<Username, DirectoryEntry>();
    var lookedUp = new HashSet<Username>();
    var next = Set.copyOf(people);
    while (!next.isEmpty()) {
      lookedUp.addAll(next);
      var found = current.find(next.stream().map(Username::value).toList());
      found.forEach(entry -> known.put(entry.username(), entry));
      next =
          found.stream()
              .flatMap(entry -> Stream.ofNullable(entry.managerUsername()))
              .filter(manager -> !lookedUp.contains(manager))
              .collect(Collectors.toSet());
    }
    return known;
  }

  private static boolean isPresent(Username person, Map<Username, DirectoryEntry> known) {
    var entry = known.get(person);
    return entry != null && !entry.hasLeft();
  }

  private static @Nullable Username managerOf(
      Username person, Map<Username, DirectoryEntry> known) {
    var entry = known.get(person);
    return entry == null ? null : entry.managerUsername();
  }

  private static Map<Username, DirectoryEntry> byUsername(List<DirectoryEntry> entries) {
    return entries.stream()
        .collect(Collectors.toMap(DirectoryEntry::username, Function.identity()));
  }
}
