package codev.session.board;

import codev.infra.eventstore.Recorded;
import codev.infra.pages.News;
import codev.infra.pages.StreamEvent;
import codev.infra.pages.Who;
import codev.session.domain.SessionEvent;
import codev.session.domain.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an API client hears of a session: whole at first, then event by event with the fields that
 * changed, as this person may see them.
 */
record ChangesForApi(Looking looking, UUID session, Who who) implements News {

  /**
   * One change.
   *
   * @param changed fields of {@link SessionAsSeen} that are new
   */
  record Change(int version, long position, Instant at, Username by, Map<String, Object> changed) {}

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    var last = version(lastId);
    if (last == null) {
      var seen = looking.at(session, who);
      return List.of(new StreamEvent(String.valueOf(seen.version()), "session", seen));
    }
    var events = looking.history(session, last);
    if (events.isEmpty()) return List.of();
    var seen = looking.after(session, who, events);
    return events.stream().filter(r -> concerns(r.event())).map(r -> tell(r, seen)).toList();
  }

  /** What is private is news for its author only. */
  private boolean concerns(SessionEvent event) {
    return !Part.isPrivate(event) || event.by().value().equals(who.username());
  }

  private static StreamEvent tell(Recorded<SessionEvent> recorded, SessionAsSeen seen) {
    var event = recorded.event();
    var version = (int) recorded.sequence() + 1;
    var changed = new LinkedHashMap<String, Object>();
    Part.changedBy(event).forEach(part -> changed.putAll(fields(part, seen)));
    var change = new Change(version, recorded.position(), recorded.at(), event.by(), changed);
    return new StreamEvent(String.valueOf(version), EventNames.of(event), change);
  }

  private static Map<String, Object> fields(Part part, SessionAsSeen seen) {
    return switch (part) {
      case PLAN -> Map.of("startsAt", seen.startsAt());
      case PATH ->
          Map.of(
              "state",
              seen.state(),
              "step",
              seen.step(),
              "pass",
              seen.pass(),
              "steps",
              seen.steps());
      case NOW ->
          Map.of(
              "allowed",
              seen.allowed(),
              "contributionKinds",
              seen.contributionKinds(),
              "evaluated",
              seen.evaluated());
      case PEOPLE ->
          Map.of("participants", seen.participants(), "client", Optional.ofNullable(seen.client()));
      case TOPICS -> Map.of("topics", seen.topics(), "earlierActions", seen.earlierActions());
      case CONTRACT ->
          Map.of("contract", Optional.ofNullable(seen.contract()), "passes", seen.passes());
      case TALK -> Map.of("contributions", seen.contributions());
      case CONCLUSION ->
          Map.of(
              "keptIdeas",
              seen.keptIdeas(),
              "synthesis",
              Optional.ofNullable(seen.synthesis()),
              "actions",
              seen.actions(),
              "passes",
              seen.passes());
      case TAKEAWAYS -> Map.of("learnings", seen.learnings(), "regulations", seen.regulations());
      case NOTES -> Map.of("notes", seen.notes());
    };
  }

  static @Nullable Integer version(@Nullable String lastId) {
    try {
      return lastId == null ? null : Integer.valueOf(lastId);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
