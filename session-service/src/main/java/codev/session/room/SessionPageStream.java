package codev.session.room;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
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
 * The stream of a session for an open page: each section that any of the missed events changed,
 * rendered once as it is now.
 */
record SessionPageStream(
    SessionResponseQueries sessions,
    SessionPageRenderer renderer,
    UUID session,
    CurrentUser user,
    Locale language,
    StepTimer timer,
    OpeningWatch opening)
    implements StreamSource {
  SessionPageStream(
      SessionResponseQueries sessions,
      SessionPageRenderer renderer,
      UUID session,
      CurrentUser user) {
    this(
        sessions,
        renderer,
        session,
        user,
        LocaleContextHolder.getLocale(),
        new StepTimer(),
        new OpeningWatch());
  }

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    var last = SessionApiStream.version(lastId);
    var missed = sessions.missedSince(session, last == null ? 0 : last);
    timer.set(missed.view().timeline());
    var events = new ArrayList<>(sections(missed));
    openingOf(missed.view()).ifPresent(events::add);
    var now = renderer.clock().instant();
    if (timer.refresh(now))
      events.add(new StreamEvent(null, "signal", signal(missed.view(), timer.at(now))));
    return events;
  }

  /** The charter is accepted in the group: the facilitator reads whose acceptance is missing. */
  private Optional<StreamEvent> openingOf(SessionView view) {
    boolean isToBeOpened =
        view.state() == SessionStatus.SCHEDULED
            && view.roster().facilitator().value().equals(user.username());
    if (!isToBeOpened) return Optional.empty();
    var response = sessions.of(view, user, language);
    if (!opening.isChanged(response.permissions().blockedBy())) return Optional.empty();
    var section = renderer.section(PageSection.NOW, response);
    return Optional.of(new StreamEvent(null, PageSection.NOW.key(), section));
  }

  private ModelAndView signal(SessionView view, @Nullable StepTimeNotice notice) {
    var stepName =
        notice == null
            ? null
            : view.template().steps().get(notice.index()).name(language.getLanguage());
    return renderer.signal(notice, stepName);
  }

  /** Until the next change of the notice about time. */
  @Override
  public Optional<Duration> maximumWait() {
    return timer.maximumWait(renderer.clock().instant());
  }

  private List<StreamEvent> sections(LiveSessionCache.MissedEvents missed) {
    var events = missed.events();
    if (events.isEmpty()) return List.of();
    var visibility = sessions.visibility(missed.view(), user);
    var news = events.stream().map(RecordedEvent::event).filter(visibility::isShown).toList();
    var viewer = new Username(user.username());
    var facilitator = missed.view().roster().facilitator();
    var sections = EnumSet.noneOf(PageSection.class);
    news.forEach(event -> sections.addAll(redrawnBy(event, viewer, facilitator)));
    if (sections.isEmpty()) return List.of();
    var response = sessions.of(missed.view(), user, language);
    // Who has not spoken stands for the facilitator where the floor is given, counts at the table.
    if (isLed(response) && news.stream().anyMatch(SessionPageStream::isSpoken))
      sections.addAll(EnumSet.of(PageSection.NOW, PageSection.PEOPLE));
    var version = String.valueOf(events.getLast().sequence() + 1);
    var oneMore = oneMore(news, response);
    if (oneMore.isPresent()) return List.of(new StreamEvent(version, "said", oneMore.get()));
    var lastSection = List.copyOf(sections).getLast();
    // A page that loses the line between two sections must receive all of them again: the last one
    // alone moves it on.
    return sections.stream()
        .map(
            section ->
                new StreamEvent(
                    section == lastSection ? version : null,
                    section.key(),
                    renderer.section(section, response)))
        .toList();
  }

  private boolean isLed(SessionResponse response) {
    return response.people().facilitator().value().equals(user.username());
  }

  private static boolean isSpoken(SessionEvent event) {
    return switch (event) {
      case ContributionMade _, LearningStated _, RegulationRemarked _ -> true;
      case EntryWithdrawn _, EntryRestored _ -> true;
      case LifecycleEvent _, ParticipantEvent _, PreparationEvent _, StepEvent _ -> false;
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> false;
    };
  }

  /**
   * The most frequent case, one more contribution, is added to the page as it is, so that the whole
   * discussion is not rendered for everybody each time.
   */
  private Optional<ModelAndView> oneMore(List<SessionEvent> news, SessionResponse response) {
    var redrawing = news.stream().filter(event -> !redrawnBy(event).isEmpty()).toList();
    return redrawing.size() == 1
            && redrawing.getFirst() instanceof ContributionMade e
            && !e.contribution().signal()
        ? renderer.addition(e.contribution().id(), response)
        : Optional.empty();
  }

  /**
   * What may be done now shows as forms in every section. Whether a person takes part changes it
   * for them, and for the facilitator, who types for them.
   */
  static Set<PageSection> redrawnBy(SessionEvent event, Username viewer, Username facilitator) {
    var member = memberOfChangedSeat(event);
    return member != null && (viewer.equals(member) || viewer.equals(facilitator))
        ? EnumSet.allOf(PageSection.class)
        : redrawnBy(event);
  }

  /** The member of whom an event says whether they take part. */
  private static @Nullable Username memberOfChangedSeat(SessionEvent event) {
    if (event instanceof AttendanceMarked e) return e.member();
    return event instanceof SeatChangedMeanwhile e ? e.member() : null;
  }

  /** What keeps a session in its step shows where the facilitator goes on. */
  static Set<PageSection> redrawnBy(SessionEvent event) {
    return switch (event) {
      case ContributionMade e when !e.contribution().signal() -> EnumSet.of(PageSection.TALK);
      case SessionEvaluated _, AttendanceSigned _ -> with(PageSection.TAKEAWAYS, event);
      // the facilitator's page counts contributions beside the names
      case ContributionWithdrawn _, ContributionRestored _, EntryHidden _, WordsDisowned _ ->
          with(PageSection.PEOPLE, event);
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
      // what these change is decided there, event by event
      case LifecycleEvent _,
          ParticipantEvent _,
          PreparationEvent _,
          StepEvent _,
          DiscussionEvent _,
          ContractEvent _,
          ResultEvent _ ->
          PageSection.changedBy(event);
    };
  }

  private static Set<PageSection> with(PageSection section, SessionEvent event) {
    var sections = EnumSet.of(section);
    sections.addAll(PageSection.changedBy(event));
    return sections;
  }
}
