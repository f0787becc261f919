package codev.group.directory;

import codev.group.domain.Candidate;
import codev.group.domain.Hierarchy;
import codev.group.domain.Username;
import codev.infra.eventstore.EventLog;
import codev.infra.pages.Declined;
import codev.infra.views.View;
import codev.infra.views.Views;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who works here, and under whom. */
@Component
public class Directory {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final View<Entry> entries;
  private final EventLog log;

  Directory(Views views, EventLog log) {
    this.entries = views.project(new Entries());
    this.log = log;
  }

  /** Everybody, by username, as the log has it at this moment. */
  public Map<Username, Entry> everybody() {
    return byUsername(upToNow().all());
  }

  /** Everybody, as a list to choose from. */
  public List<Entry> byName() {
    return everybody().values().stream()
        .sorted(Comparator.comparing(Entry::displayName, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The entries there are of these people. */
  public Map<Username, Entry> of(Collection<Username> people) {
    return byUsername(entries.find(people.stream().map(Username::value).toList()));
  }

  public Names names(Collection<Username> people) {
    return new Names(of(people));
  }

  /** What a group needs to know of these people before they join it. */
  public List<Candidate> candidates(List<Username> people) {
    var everybody = everybody();
    Hierarchy hierarchy = person -> managerOf(person, everybody);
    return people.stream()
        .map(
            person -> new Candidate(person, everybody.containsKey(person), hierarchy.above(person)))
        .toList();
  }

  private static @Nullable Username managerOf(Username person, Map<Username, Entry> everybody) {
    var entry = everybody.get(person);
    return entry == null ? null : entry.managerUsername();
  }

  private View<Entry> upToNow() {
    if (entries.await(log.head().position(), PATIENCE)) return entries;
    throw Declined.notYetVisible();
  }

  private static Map<Username, Entry> byUsername(List<Entry> entries) {
    return entries.stream().collect(Collectors.toMap(Entry::username, Function.identity()));
  }
}
