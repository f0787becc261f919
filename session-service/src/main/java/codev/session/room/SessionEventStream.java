package codev.session.room;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import codev.session.persistence.EventNames;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What an API client hears of a session: whole at first, then event by event with the fields that
 * changed, as this person may see them.
 */
record SessionEventStream(
    SessionResponseQueries looking,
    UUID session,
    CurrentUser who,
    Locale language,
    StepTimer clockwork)
    implements StreamSource {
  SessionEventStream(SessionResponseQueries looking, UUID session, CurrentUser who) {
    this(looking, session, who, LocaleContextHolder.getLocale(), new StepTimer());
  }

  /**
   * One change.
   *
   * @param changed fields of {@link SessionResponse} that are new
   */
  record Change(int version, long position, Instant at, Username by, Map<String, Object> changed) {}

  /**
   * The client asks for the facilitator's attention.
   *
   * @param kind REFRAME or DISCOMFORT
   */
  record ClientSignal(
      ContributionId contributionId, ContributionKind kind, Username by, Instant at) {}

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    var told = new ArrayList<>(changes(lastId));
    clockwork
        .news(looking.now())
        .map(s -> new StreamEvent(null, s.event(), s))
        .ifPresent(told::add);
    return told;
  }

  /** Until there is something to say of time. */
  @Override
  public Optional<Duration> patience() {
    return clockwork.patience(looking.now());
  }

  private List<StreamEvent> changes(@Nullable String lastId) {
    var last = version(lastId);
    var missed = looking.since(session, last == null ? Integer.MAX_VALUE : last);
    clockwork.set(missed.board().timeline());
    if (last == null) {
      var seen = looking.show(missed.board(), who, language);
      return List.of(new StreamEvent(String.valueOf(seen.version()), "session", seen));
    }
    if (missed.events().isEmpty()) return List.of();
    var seen = looking.show(missed.board(), who, language);
    return missed.events().stream()
        .filter(r -> concerns(r.event()))
        .flatMap(r -> tell(r, seen))
        .toList();
  }

  /** First what calls the facilitator: only the change itself moves a reader on. */
  private Stream<StreamEvent> tell(RecordedEvent<SessionEvent> recorded, SessionResponse seen) {
    return Stream.concat(call(recorded.event(), seen).stream(), Stream.of(change(recorded, seen)));
  }

  private Optional<StreamEvent> call(SessionEvent event, SessionResponse seen) {
    return event instanceof ContributionMade e
            && e.contribution().kind().isSignal()
            && seen.facilitator().value().equals(who.username())
        ? Optional.of(
            new StreamEvent(
                null,
                "client-signal",
                new ClientSignal(e.contribution().id(), e.contribution().kind(), e.by(), e.at())))
        : Optional.empty();
  }

  /** What is private is news for its author only. */
  private boolean concerns(SessionEvent event) {
    return !PageSection.isPrivate(event) || event.by().value().equals(who.username());
  }

  private static StreamEvent change(RecordedEvent<SessionEvent> recorded, SessionResponse seen) {
    var event = recorded.event();
    var version = (int) recorded.sequence() + 1;
    var changed = new LinkedHashMap<String, Object>();
    PageSection.changedBy(event).forEach(part -> changed.putAll(fields(part, seen)));
    var change = new Change(version, recorded.position(), recorded.at(), event.by(), changed);
    return new StreamEvent(String.valueOf(version), EventNames.of(event), change);
  }

  private static Map<String, Object> fields(PageSection part, SessionResponse seen) {
    return switch (part) {
      case PLAN -> Map.of("startsAt", seen.startsAt(), "waitsForDate", seen.waitsForDate());
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
              seen.evaluated(),
              "speakers",
              seen.speakers(),
              "blockedBy",
              seen.blockedBy());
      case PEOPLE ->
          Map.of(
              "participants",
              seen.participants(),
              "names",
              seen.names(),
              "client",
              Optional.ofNullable(seen.client()),
              "facilitator",
              seen.facilitator(),
              "formerFacilitators",
              seen.formerFacilitators(),
              "floor",
              Optional.ofNullable(seen.floor()));
      case TOPICS ->
          Map.of(
              "topics",
              seen.topics(),
              "suggestedTopic",
              Optional.ofNullable(seen.suggestedTopic()),
              "earlierActions",
              seen.earlierActions());
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
