package codev.group.domain;

import codev.group.domain.PlannedSession.Stage;
import codev.group.domain.command.GroupSessionCommand.AcceptSessionDate;
import codev.group.domain.command.GroupSessionCommand.CancelSession;
import codev.group.domain.command.GroupSessionCommand.ChangeSessionPlace;
import codev.group.domain.command.GroupSessionCommand.ChangeSessionTemplate;
import codev.group.domain.command.GroupSessionCommand.MoveSession;
import codev.group.domain.command.GroupSessionCommand.PlanSession;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionDateWarnings;
import codev.group.domain.value.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The planned sessions of a group, each with its date and state. */
record PlannedSessions(Map<SessionId, PlannedSession> byId) {
  static final PlannedSessions EMPTY = new PlannedSessions(Map.of());

  /** What stays with a session when another one moves. */
  private static final List<MethodWarning> OWN_WARNINGS =
      List.of(MethodWarning.POSTPONED_BY_A_HOLIDAY, MethodWarning.NEEDS_A_NEW_DATE);

  PlannedSessions {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
  }

  // ---- decisions: what happens by a command, nothing if it has happened by this very command

  /** The session that this command has planned; refuses the same id with other content. */
  Optional<SessionPlanned> planned(PlanSession c) {
    var before = find(c.session()).map(PlannedSession::plan);
    if (before.isPresent() && !isPlannedAs(c, before.get()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return before;
  }

  /**
   * @param postponed whether a holiday put it off
   */
  SessionPlanned plan(
      PlanSession c, boolean postponed, GroupFormed group, int charterVersion, GroupRoster roster) {
    checkRoom(c.rooms(), c.session(), c.place(), c.startsAt(), c.template());
    var postponements = postponedDays();
    if (postponed) postponements.add(SessionDateRules.day(c.startsAt()));
    var warnings =
        new ArrayList<>(warnings(c.session(), c.startsAt(), postponements, c.settings()));
    if (postponed) warnings.add(MethodWarning.POSTPONED_BY_A_HOLIDAY);
    return new SessionPlanned(
        c.group(),
        c.session(),
        group.programme(),
        group.name(),
        byId.size() + 1, // those that were cancelled have their numbers, too
        roster.facilitator(),
        roster.members(),
        charterVersion,
        c.startsAt(),
        c.template(),
        c.place(),
        c.videoLink(),
        warnings,
        c.by(),
        c.at());
  }

  Optional<SessionMoved> move(MoveSession c) {
    if (require(c.session()).startsAt().equals(c.startsAt())) return Optional.empty();
    var planned = open(c.session());
    checkRoom(c.rooms(), c.session(), planned.where().place(), c.startsAt(), planned.template());
    var advice = moved(c.session(), c.startsAt()).changedWarnings(c.session(), c.settings());
    return Optional.of(
        new SessionMoved(c.group(), c.session(), c.startsAt(), c.reason(), advice, c.by(), c.at()));
  }

  /** A session that waits for a new date takes no room: its place is checked with the date. */
  Optional<SessionPlaceChanged> changePlace(ChangeSessionPlace c) {
    var where = c.where();
    if (require(c.session()).where().equals(where)) return Optional.empty();
    var planned = open(c.session());
    if (!planned.warnings().contains(MethodWarning.NEEDS_A_NEW_DATE))
      checkRoom(c.rooms(), c.session(), where.place(), planned.startsAt(), planned.template());
    return Optional.of(
        new SessionPlaceChanged(
            c.group(), c.session(), where.place(), where.videoLink(), c.by(), c.at()));
  }

  /** A longer session takes its room for longer. */
  Optional<SessionTemplateChanged> changeTemplate(ChangeSessionTemplate c) {
    var template = c.template();
    if (require(c.session()).template().equals(template)) return Optional.empty();
    var planned = open(c.session());
    if (!planned.warnings().contains(MethodWarning.NEEDS_A_NEW_DATE))
      checkRoom(c.rooms(), c.session(), planned.where().place(), planned.startsAt(), template);
    return Optional.of(
        new SessionTemplateChanged(
            c.group(), c.session(), planned.plan().programme(), template, c.by(), c.at()));
  }

  /** Nothing where nothing is left to accept. */
  Optional<SessionDateAccepted> acceptDate(AcceptSessionDate c) {
    var warnings = open(c.session()).acceptable();
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SessionDateAccepted(c.group(), c.session(), warnings, c.reason(), c.by(), c.at()));
  }

  Optional<SessionCancelled> cancel(CancelSession c) {
    var before = find(c.session()).flatMap(a -> Optional.ofNullable(a.cancellation()));
    if (before.isPresent() && before.get().reason().equals(c.reason())) return Optional.empty();
    open(c.session());
    var advice = in(Stage.CANCELLED, c.session()).changedWarnings(c.session(), c.settings());
    return Optional.of(
        new SessionCancelled(c.group(), c.session(), c.reason(), advice, c.by(), c.at()));
  }

  /** No room of a programme is for two sessions at once. */
  private static void checkRoom(
      RoomBookings rooms,
      SessionId session,
      @Nullable String place,
      Instant startsAt,
      SessionTemplate template) {
    var taken =
        rooms.conflictWith(
            session.value(), place, startsAt, Duration.ofMinutes(template.minutes()));
    if (taken.isEmpty()) return;
    var where = Objects.requireNonNull(place).strip();
    var group = taken.get().group();
    throw group == null
        ? new RuleViolationException(RuleViolation.PLACE_IS_TAKEN, where, taken.get().from())
        : new RuleViolationException(
            RuleViolation.PLACE_IS_TAKEN_BY_A_GROUP, where, taken.get().from(), group);
  }

  boolean isBegun(SessionId session) {
    return require(session).stage() == Stage.BEGUN;
  }

  /** Whichever version the template has come to since: a session keeps its own. */
  private static boolean isPlannedAs(PlanSession c, SessionPlanned before) {
    return before.startsAt().equals(c.startsAt())
        && before.template().key().equals(c.template().key())
        && Objects.equals(before.place(), c.place())
        && Objects.equals(before.videoLink(), c.videoLink());
  }

  // ---- changes

  PlannedSessions after(GroupEvent event) {
    return switch (event) {
      case SessionPlanned e -> with(e);
      case SessionMoved e -> moved(e.session(), e.startsAt()).with(e.advice());
      case SessionPlaceChanged e ->
          changed(e.session(), planned -> planned.at(new SessionPlace(e.place(), e.videoLink())));
      case SessionTemplateChanged e -> changed(e.session(), planned -> planned.by(e.template()));
      case SessionDateAccepted e ->
          changed(e.session(), planned -> planned.accepting(e.warnings()));
      case SessionCancelled e ->
          changed(e.session(), planned -> planned.cancelled(e)).with(e.advice());
      case SessionOpened e -> in(Stage.BEGUN, e.session());
      case SessionPostponed e -> postponed(e.session());
      case ClientNoted e -> in(Stage.BEGUN, e.session());
      case SessionHeld e -> changed(e.session(), PlannedSession::held);
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _ -> this;
      case SessionHandedOver _, SignatureNoted _, PresenceNoted _ -> this;
      case SessionInvitationAnswered _, SessionAnswerWithdrawn _ -> this;
    };
  }

  private Optional<PlannedSession> find(SessionId session) {
    return Optional.ofNullable(byId.get(session));
  }

  PlannedSession require(SessionId session) {
    return find(session)
        .orElseThrow(() -> new RuleViolationException(RuleViolation.UNKNOWN_SESSION));
  }

  /** One whose date may still be changed. */
  PlannedSession open(SessionId session) {
    var planned = require(session);
    return switch (planned.stage()) {
      case PLANNED -> planned;
      case CANCELLED -> throw new RuleViolationException(RuleViolation.SESSION_IS_CANCELLED);
      case BEGUN -> throw new RuleViolationException(RuleViolation.SESSION_HAS_BEGUN);
    };
  }

  /**
   * @param date that is answered; null: whichever it has
   */
  void checkAnswering(SessionId session, @Nullable Instant date) {
    var planned = open(session);
    if (date != null && !planned.isAt(date))
      throw new RuleViolationException(RuleViolation.ANSWER_TO_ANOTHER_DATE);
  }

  private PlannedSessions with(SessionPlanned plan) {
    var changed = new LinkedHashMap<>(byId);
    changed.put(plan.session(), PlannedSession.of(plan));
    return new PlannedSessions(changed);
  }

  private PlannedSessions moved(SessionId session, Instant startsAt) {
    return changed(session, planned -> planned.movedTo(startsAt));
  }

  /** Its date may be changed again, and has to be. */
  private PlannedSessions postponed(SessionId session) {
    return changed(
        session,
        planned ->
            planned
                .in(Stage.PLANNED)
                .with(MethodWarning.NEEDS_A_NEW_DATE.after(planned.warnings())));
  }

  private PlannedSessions in(Stage stage, SessionId session) {
    return changed(session, planned -> planned.in(stage));
  }

  private PlannedSessions with(List<SessionDateWarnings> advice) {
    var sessions = this;
    for (var one : advice)
      sessions = sessions.changed(one.session(), planned -> planned.with(one.warnings()));
    return sessions;
  }

  /**
   * What the method advises against for a session that begins then.
   *
   * @param postponed days on which a session is because of a holiday
   */
  private List<MethodWarning> warnings(
      SessionId session, Instant startsAt, Set<LocalDate> postponed, ProgrammeSettings settings) {
    return SessionDateRules.around(session, byId.values(), postponed)
        .warnings(SessionDateRules.day(startsAt), settings);
  }

  private Set<LocalDate> postponedDays() {
    return byId.values().stream()
        .filter(planned -> planned.warnings().contains(MethodWarning.POSTPONED_BY_A_HOLIDAY))
        .map(planned -> SessionDateRules.day(planned.startsAt()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Warnings of every session to come, where they have changed.
   *
   * @param session the one that moved: its earlier warnings of a holiday or of a missing date no
   *     longer apply
   */
  private List<SessionDateWarnings> changedWarnings(SessionId session, ProgrammeSettings settings) {
    var postponed = changed(session, moved -> moved.with(List.of())).postponedDays();
    return byId.values().stream()
        .filter(planned -> planned.stage() == Stage.PLANNED)
        .map(planned -> advice(planned, session, postponed, settings))
        .filter(advice -> !advice.warnings().equals(require(advice.session()).warnings()))
        .toList();
  }

  private SessionDateWarnings advice(
      PlannedSession planned,
      SessionId moved,
      Set<LocalDate> postponed,
      ProgrammeSettings settings) {
    var session = planned.plan().session();
    var warnings = new ArrayList<>(warnings(session, planned.startsAt(), postponed, settings));
    if (!session.equals(moved))
      OWN_WARNINGS.stream().filter(planned.warnings()::contains).forEach(warnings::add);
    return new SessionDateWarnings(session, warnings);
  }

  private PlannedSessions changed(SessionId session, UnaryOperator<PlannedSession> change) {
    var changed = new LinkedHashMap<>(byId);
    changed.computeIfPresent(session, (_, planned) -> change.apply(planned));
    return new PlannedSessions(changed);
  }
}
