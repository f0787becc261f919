package codev.session.room;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponseQueries;
import codev.session.view.LiveSessionCache;
import codev.session.view.SessionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.ModelAndView;

/**
 * What an open page hears of a session: each part that any of the missed events changed, drawn once
 * as it is now.
 */
record SessionPageStream(
    SessionResponseQueries looking,
    SessionPageRenderer drawing,
    UUID session,
    CurrentUser who,
    Locale language,
    StepTimer clockwork)
    implements StreamSource {
  SessionPageStream(
      SessionResponseQueries looking, SessionPageRenderer drawing, UUID session, CurrentUser who) {
    this(looking, drawing, session, who, LocaleContextHolder.getLocale(), new StepTimer());
  }

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    var last = SessionEventStream.version(lastId);
    var missed = looking.since(session, last == null ? 0 : last);
    clockwork.set(missed.board().timeline());
    var events = new ArrayList<>(parts(missed));
    var now = looking.now();
    if (clockwork.turns(now))
      events.add(new StreamEvent(null, "signal", drawing.signal(clockwork.at(now))));
    return events;
  }

  /** Until there is something to say of time. */
  @Override
  public Optional<Duration> patience() {
    return clockwork.patience(looking.now());
  }

  private List<StreamEvent> parts(LiveSessionCache.Missed missed) {
    var events = missed.events();
    var news =
        events.stream()
            .map(RecordedEvent::event)
            .filter(event -> concerns(event, missed.board()))
            .toList();
    var parts = EnumSet.noneOf(PageSection.class);
    news.stream().map(SessionPageStream::redrawnBy).forEach(parts::addAll);
    if (parts.isEmpty()) return List.of();
    var seen = looking.show(missed.board(), who, language);
    var version = String.valueOf(events.getLast().sequence() + 1);
    var oneMore = oneMore(news, seen);
    if (oneMore.isPresent()) return List.of(new StreamEvent(version, "said", oneMore.get()));
    var lastPart = List.copyOf(parts).getLast();
    // A page that loses the line between two parts must hear of them all again: the last one alone
    // moves it on.
    return parts.stream()
        .map(
            part ->
                new StreamEvent(
                    part == lastPart ? version : null, part.key(), drawing.part(part, seen)))
        .toList();
  }

  /**
   * What happens most: somebody says one thing more. It is put into the page as it stands, so that
   * a long talk does not cost everybody a drawing of the whole of it each time.
   */
  private Optional<ModelAndView> oneMore(List<SessionEvent> news, SessionResponse seen) {
    var shown = news.stream().filter(event -> !redrawnBy(event).isEmpty()).toList();
    return shown.size() == 1
            && shown.getFirst() instanceof ContributionMade e
            && !e.contribution().kind().isSignal()
        ? drawing.said(e.contribution().id(), seen)
        : Optional.empty();
  }

  /**
   * Private things are news for their author only; that an evaluation has come, for whoever waits
   * with the end.
   */
  private boolean concerns(SessionEvent event, SessionView board) {
    boolean isForOthers =
        event instanceof SessionEvaluated
            ? who.username().equals(board.roster().facilitator().value())
            : !PageSection.isPrivate(event);
    return isForOthers || event.by().value().equals(who.username());
  }

  /**
   * What may be done now shows as forms in every part; what still keeps a session in its step is
   * told where the facilitator goes on.
   */
  static Set<PageSection> redrawnBy(SessionEvent event) {
    return switch (event) {
      case ContributionMade e ->
          e.contribution().kind().isSignal()
              ? EnumSet.of(PageSection.TALK, PageSection.NOW)
              : PageSection.changedBy(event);
      case EntryHidden _, WordsDisowned _ -> with(PageSection.NOW, event);
      case SessionEvaluated _ -> with(PageSection.TAKEAWAYS, event);
      case SessionOpened _,
          SessionCancelled _,
          SessionClosed _,
          StepOpened _,
          StepReopened _,
          TopicChosen _,
          SessionPostponed _,
          FacilitatorAssigned _,
          ChairHandedOver _ ->
          EnumSet.allOf(PageSection.class);
      case SessionScheduled _,
          SessionMoved _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          SessionHeldAnyway _,
          SessionShortened _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          EarlierActionReviewed _,
          GatePassed _,
          EarlierActionsSkipped _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          NoteTaken _,
          ContributionMarked _,
          ReformulationRated _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _,
          IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          NoActionDecided _,
          LearningStated _,
          RegulationRemarked _,
          WordsTakenDown _ ->
          PageSection.changedBy(event);
    };
  }

  private static Set<PageSection> with(PageSection part, SessionEvent event) {
    var parts = EnumSet.of(part);
    parts.addAll(PageSection.changedBy(event));
    return parts;
  }
}
