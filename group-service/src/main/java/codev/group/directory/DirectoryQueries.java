package codev.group.directory;

import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.ReportingLines;
import codev.group.domain.person.Username;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.infra.web.problem.RefusedException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the directory: people and their managers. */
@Component
public class DirectoryQueries {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<DirectoryEntry> entries;
  private final EventLog log;

  DirectoryQueries(Views views, EventLog log) {
    this.entries = views.project(DirectoryEntry.PROJECTION);
    this.log = log;
  }

  /** Everybody, by username, as the log has it at this moment. */
  public Map<Username, DirectoryEntry> everybody() {
    return byUsername(upToNow().all());
  }

  /** Everybody, as a list to choose from. */
  public List<DirectoryEntry> byName() {
    return everybody().values().stream()
        .sorted(Comparator.comparing(DirectoryEntry::displayName, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The entries there are of these people. */
  public Map<Username, DirectoryEntry> of(Collection<Username> people) {
    return byUsername(entries.find(people.stream().map(Username::value).toList()));
  }

  public DisplayNames names(Collection<Username> people) {
    return new DisplayNames(of(people));
  }

  /** What a group needs to know of these people before they join it. */
  public List<MemberCandidate> candidates(List<Username> people) {
    var everybody = everybody();
    ReportingLines hierarchy = person -> managerOf(person, everybody);
    return people.stream()
        .map(
            person ->
                new MemberCandidate(person, everybody.containsKey(person), hierarchy.above(person)))
        .toList();
  }

  private static @Nullable Username managerOf(
      Username person, Map<Username, DirectoryEntry> everybody) {
    var entry = everybody.get(person);
    return entry == null ? null : entry.managerUsername();
  }

  private View<DirectoryEntry> upToNow() {
    if (entries.await(log.head().position(), PATIENCE)) return entries;
    throw RefusedException.notYetVisible();
  }

  private static Map<Username, DirectoryEntry> byUsername(List<DirectoryEntry> entries) {
    return entries.stream()
        .collect(Collectors.toMap(DirectoryEntry::username, Function.identity()));
  }
}
