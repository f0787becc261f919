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
    CurrentUser user,
    Locale language,
    StepTimer timer)
    implements StreamSource {
  SessionApiStream(
      SessionResponseQueries sessions, InstantSource clock, UUID session, CurrentUser user) {
    this(sessions, clock, session, user, LocaleContextHolder.getLocale(), new StepTimer());
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
      var response = sessions.of(missed.view(), user, language);
      return List.of(
          new StreamEvent(String.valueOf(response.header().version()), "session", response));
    }
    if (missed.events().isEmpty()) return List.of();
    var response = sessions.of(missed.view(), user, language);
    var visibility = sessions.visibility(missed.view(), user);
    return missed.events().stream()
        .filter(r -> visibility.isNamed(r.event()))
        .flatMap(r -> events(r, response))
        .toList();
  }

  /** A client's signal comes first, without an id: only the change itself moves a reader on. */
  private Stream<StreamEvent> events(
      RecordedEvent<SessionEvent> recorded, SessionResponse response) {
    return Stream.concat(
        clientSignal(recorded.event(), response).stream(), Stream.of(change(recorded, response)));
  }

  private Optional<StreamEvent> clientSignal(SessionEvent event, SessionResponse response) {
    if (!(event instanceof ContributionMade e)) return Optional.empty();
    var kind = e.contribution().kind();
    return kind != null
            && kind.isSignal()
            && response.people().facilitator().value().equals(user.username())
        ? Optional.of(
            new StreamEvent(
                null,
                "client-signal",
                new ClientSignal(e.contribution().id(), kind, e.by(), e.at())))
        : Optional.empty();
  }

  private static StreamEvent change(
      RecordedEvent<SessionEvent> recorded, SessionResponse response) {
    var event = recorded.event();
    var version = (int) recorded.sequence() + 1;
    var changed = new LinkedHashMap<String, Object>();
    PageSection.changedBy(event).forEach(section -> changed.putAll(fields(section, response)));
    var change = new Change(version, recorded.position(), recorded.at(), event.by(), changed);
    return new StreamEvent(String.valueOf(version), ApiEventNames.of(event), change);
  }

  private static Map<String, Object> fields(PageSection section, SessionResponse response) {
    return switch (section) {
      case PLAN ->
          Map.of(
              "startsAt",
              response.header().startsAt(),
              "waitsForDate",
              response.header().waitsForDate());
      case PATH ->
          Map.of(
              "state",
              response.progress().state(),
              "step",
              response.progress().step(),
              "pass",
              response.progress().pass(),
              "steps",
              response.progress().steps(),
              "decisions",
              response.progress().decisions());
      case NOW ->
          Map.of(
              "allowed",
              response.permissions().allowed(),
              "contributionKinds",
              response.permissions().contributionKinds(),
              "evaluated",
              response.takeaways().evaluated(),
              "speakers",
              response.permissions().speakers(),
              "blockedBy",
              response.permissions().blockedBy());
      case PEOPLE ->
          Map.of(
              "participants",
              response.people().participants(),
              "names",
              response.people().names(),
              "client",
              Optional.ofNullable(response.people().client()),
              "facilitator",
              response.people().facilitator(),
              "formerFacilitators",
              response.people().formerFacilitators(),
              "floor",
              Optional.ofNullable(response.people().floor()),
              "hands",
              response.people().hands(),
              "hadFloor",
              response.people().hadFloor());
      case TOPICS ->
          Map.of(
              "topics",
              response.preparation().topics(),
              "suggestedTopic",
              Optional.ofNullable(response.preparation().suggestedTopic()),
              "votesShown",
              response.preparation().votesShown(),
              "voters",
              response.preparation().voters(),
              "votedBy",
              response.preparation().votedBy(),
              "pointsLeft",
              Optional.ofNullable(response.preparation().pointsLeft()),
              "earlierActions",
              response.preparation().earlierActions());
      case CONTRACT ->
          Map.of(
              "contract",
              Optional.ofNullable(response.discussion().contract()),
              "passes",
              response.progress().passes());
      case PRESENTED -> Map.of(); // some of the contributions
      case TALK -> Map.of("contributions", response.discussion().contributions());
      case CONCLUSION ->
          Map.of(
              "keptIdeas",
              response.results().keptIdeas(),
              "synthesis",
              Optional.ofNullable(response.results().synthesis()),
              "actions",
              response.results().actions(),
              "passes",
              response.progress().passes());
      case TAKEAWAYS ->
          Map.of(
              "learnings",
              response.takeaways().learnings(),
              "regulations",
              response.takeaways().regulations());
      case NOTES -> Map.of("notes", response.discussion().notes());
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
