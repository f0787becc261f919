package codev.session.room;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import codev.session.response.ApiEventNames;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * The stream of a session for an API client: the whole session first, then event by event the
 * fields that changed, as this person may see them.
 */
record SessionApiStream(
    SessionResponseQueries sessions,
    InstantSource clock,
    UUID session,
    CurrentUser who,
    Locale language,
    StepTimer timer)
    implements StreamSource {
  SessionApiStream(
      SessionResponseQueries sessions, InstantSource clock, UUID session, CurrentUser who) {
    this(sessions, clock, session, who, LocaleContextHolder.getLocale(), new StepTimer());
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
    var events = new ArrayList<>(changes(lastId));
    timer.due(clock.instant()).map(s -> new StreamEvent(null, s.event(), s)).ifPresent(events::add);
    return events;
  }

  /** Until the next signal about time. */
  @Override
  public Optional<Duration> maximumWait() {
    return timer.maximumWait(clock.instant());
  }

  private List<StreamEvent> changes(@Nullable String lastId) {
    var last = version(lastId);
    var missed = sessions.missedSince(session, last == null ? Integer.MAX_VALUE : last);
    timer.set(missed.view().timeline());
    if (last == null) {
      var seen = sessions.of(missed.view(), who, language);
      return List.of(new StreamEvent(String.valueOf(seen.header().version()), "session", seen));
    }
    if (missed.events().isEmpty()) return List.of();
    var seen = sessions.of(missed.view(), who, language);
    var visibility = sessions.visibility(missed.view(), who);
    return missed.events().stream()
        .filter(r -> visibility.isNamed(r.event()))
        .flatMap(r -> events(r, seen))
        .toList();
  }

  /** A client's signal comes first, without an id: only the change itself moves a reader on. */
  private Stream<StreamEvent> events(RecordedEvent<SessionEvent> recorded, SessionResponse seen) {
    return Stream.concat(
        clientSignal(recorded.event(), seen).stream(), Stream.of(change(recorded, seen)));
  }

  private Optional<StreamEvent> clientSignal(SessionEvent event, SessionResponse seen) {
    if (!(event instanceof ContributionMade e)) return Optional.empty();
    var kind = e.contribution().kind();
    return kind != null
            && kind.isSignal()
            && seen.people().facilitator().value().equals(who.username())
        ? Optional.of(
            new StreamEvent(
                null,
                "client-signal",
                new ClientSignal(e.contribution().id(), kind, e.by(), e.at())))
        : Optional.empty();
  }

  private static StreamEvent change(RecordedEvent<SessionEvent> recorded, SessionResponse seen) {
    var event = recorded.event();
    var version = (int) recorded.sequence() + 1;
    var changed = new LinkedHashMap<String, Object>();
    PageSection.changedBy(event).forEach(section -> changed.putAll(fields(section, seen)));
    var change = new Change(version, recorded.position(), recorded.at(), event.by(), changed);
    return new StreamEvent(String.valueOf(version), ApiEventNames.of(event), change);
  }

  private static Map<String, Object> fields(PageSection section, SessionResponse seen) {
    return switch (section) {
      case PLAN ->
          Map.of(
              "startsAt", seen.header().startsAt(), "waitsForDate", seen.header().waitsForDate());
      case PATH ->
          Map.of(
              "state",
              seen.progress().state(),
              "step",
              seen.progress().step(),
              "pass",
              seen.progress().pass(),
              "steps",
              seen.progress().steps(),
              "decisions",
              seen.progress().decisions());
      case NOW ->
          Map.of(
              "allowed",
              seen.permissions().allowed(),
              "contributionKinds",
              seen.permissions().contributionKinds(),
              "evaluated",
              seen.takeaways().evaluated(),
              "speakers",
              seen.permissions().speakers(),
              "blockedBy",
              seen.permissions().blockedBy());
      case PEOPLE ->
          Map.of(
              "participants",
              seen.people().participants(),
              "names",
              seen.people().names(),
              "client",
              Optional.ofNullable(seen.people().client()),
              "facilitator",
              seen.people().facilitator(),
              "formerFacilitators",
              seen.people().formerFacilitators(),
              "floor",
              Optional.ofNullable(seen.people().floor()),
              "hands",
              seen.people().hands(),
              "hadFloor",
              seen.people().hadFloor());
      case TOPICS ->
          Map.of(
              "topics",
              seen.preparation().topics(),
              "suggestedTopic",
              Optional.ofNullable(seen.preparation().suggestedTopic()),
              "votesShown",
              seen.preparation().votesShown(),
              "voters",
              seen.preparation().voters(),
              "votedBy",
              seen.preparation().votedBy(),
              "pointsLeft",
              Optional.ofNullable(seen.preparation().pointsLeft()),
              "earlierActions",
              seen.preparation().earlierActions());
      case CONTRACT ->
          Map.of(
              "contract",
              Optional.ofNullable(seen.discussion().contract()),
              "passes",
              seen.progress().passes());
      case PRESENTED -> Map.of(); // some of the contributions
      case TALK -> Map.of("contributions", seen.discussion().contributions());
      case CONCLUSION ->
          Map.of(
              "keptIdeas",
              seen.results().keptIdeas(),
              "synthesis",
              Optional.ofNullable(seen.results().synthesis()),
              "actions",
              seen.results().actions(),
              "passes",
              seen.progress().passes());
      case TAKEAWAYS ->
          Map.of(
              "learnings",
              seen.takeaways().learnings(),
              "regulations",
              seen.takeaways().regulations());
      case NOTES -> Map.of("notes", seen.discussion().notes());
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
