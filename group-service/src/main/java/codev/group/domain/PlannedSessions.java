package codev.group.domain;

import codev.group.domain.GroupCommand.CancelSession;
import codev.group.domain.GroupCommand.MoveSession;
import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.GroupEvent.TurnDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The planned sessions of a group, each with its date and state. */
record PlannedSessions(Map<SessionId, Appointment> appointments) {
  static final PlannedSessions EMPTY = new PlannedSessions(Map.of());

  /** What stays with a session when another one moves. */
  private static final List<MethodWarning> OWN =
      List.of(MethodWarning.POSTPONED_BY_A_HOLIDAY, MethodWarning.NEEDS_A_NEW_DATE);

  PlannedSessions {
    appointments = Collections.unmodifiableMap(new LinkedHashMap<>(appointments));
  }

  /** How far it has come. */
  enum Stage {
    PLANNED,
    CANCELLED,
    BEGUN
  }

  /**
   * One of them.
   *
   * @param plan as it was planned
   * @param startsAt as it stands now, like its warnings
   * @param isHeld whether it is over
   * @param cancellation the last one, also of a session that took place after all
   */
  record Appointment(
      SessionPlanned plan,
      Instant startsAt,
      List<MethodWarning> warnings,
      Stage stage,
      boolean isHeld,
      @Nullable SessionCancelled cancellation) {
    static Appointment of(SessionPlanned plan) {
      return new Appointment(plan, plan.startsAt(), plan.warnings(), Stage.PLANNED, false, null);
    }

    Appointment at(Instant moment) {
      return new Appointment(plan, moment, warnings, stage, isHeld, cancellation);
    }

    Appointment with(List<MethodWarning> others) {
      return new Appointment(plan, startsAt, others, stage, isHeld, cancellation);
    }

    Appointment in(Stage other) {
      return new Appointment(plan, startsAt, warnings, other, isHeld, cancellation);
    }

    Appointment held() {
      return new Appointment(plan, startsAt, warnings, Stage.BEGUN, true, cancellation);
    }

    Appointment cancelled(SessionCancelled event) {
      return new Appointment(plan, startsAt, warnings, Stage.CANCELLED, isHeld, event);
    }
  }

  // ---- decisions: what happens by a command, nothing if it has happened by this very command

  /** The session that this command has planned; refuses the same id with other content. */
  Optional<SessionPlanned> planned(PlanSession c) {
    var before = find(c.session()).map(Appointment::plan);
    if (before.isPresent() && !isPlannedAs(c, before.get()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return before;
  }

  /**
   * @param postponed whether a holiday put it off
   */
  SessionPlanned plan(PlanSession c, boolean postponed, GroupFormed group, Membership membership) {
    var warnings = new ArrayList<>(warnings(c.session(), c.startsAt(), c.frame()));
    if (postponed) warnings.add(MethodWarning.POSTPONED_BY_A_HOLIDAY);
    return new SessionPlanned(
        c.group(),
        c.session(),
        group.programme(),
        group.name(),
        size() + 1,
        membership.facilitator(),
        membership.members(),
        group.charterVersion(),
        c.startsAt(),
        c.template(),
        c.place(),
        c.videoLink(),
        warnings,
        c.by(),
        c.at());
  }

  Optional<SessionMoved> move(MoveSession c) {
    if (known(c.session()).startsAt().equals(c.startsAt())) return Optional.empty();
    open(c.session());
    var advice = moved(c.session(), c.startsAt()).news(c.session(), c.frame());
    return Optional.of(
        new SessionMoved(c.group(), c.session(), c.startsAt(), c.reason(), advice, c.by(), c.at()));
  }

  Optional<SessionCancelled> cancel(CancelSession c) {
    var before = find(c.session()).flatMap(a -> Optional.ofNullable(a.cancellation()));
    if (before.isPresent() && before.get().reason().equals(c.reason())) return Optional.empty();
    open(c.session());
    var advice = in(Stage.CANCELLED, c.session()).news(c.session(), c.frame());
    return Optional.of(
        new SessionCancelled(c.group(), c.session(), c.reason(), advice, c.by(), c.at()));
  }

  boolean isBegun(SessionId session) {
    return known(session).stage() == Stage.BEGUN;
  }

  /** Whichever version the template has come to since: a session keeps its own. */
  private static boolean isPlannedAs(PlanSession c, SessionPlanned before) {
    return before.startsAt().equals(c.startsAt())
        && before.template().key().equals(c.template().key())
        && Objects.equals(before.place(), c.place())
        && Objects.equals(before.videoLink(), c.videoLink());
  }

  // ---- changes

  PlannedSessions after(OfGroup event) {
    return switch (event) {
      case SessionPlanned e -> with(e);
      case SessionMoved e -> moved(e.session(), e.startsAt()).with(e.advice());
      case SessionCancelled e ->
          changed(e.session(), appointment -> appointment.cancelled(e)).with(e.advice());
      case SessionOpened e -> in(Stage.BEGUN, e.session());
      case SessionPostponed e -> postponed(e.session());
      case ClientNoted e -> in(Stage.BEGUN, e.session());
      case SessionHeld e -> changed(e.session(), Appointment::held);
      case GroupFormed _, MembersReviewed _, MemberJoined _, MemberLeft _ -> this;
      case FacilitatorReplaced _, CharterAccepted _, TurnDecision _ -> this;
      case SignatureNoted _, PresenceNoted _ -> this;
    };
  }

  private Optional<Appointment> find(SessionId session) {
    return Optional.ofNullable(appointments.get(session));
  }

  Appointment known(SessionId session) {
    return find(session)
        .orElseThrow(() -> new RuleViolationException(RuleViolation.UNKNOWN_SESSION));
  }

  /** One whose date may still be changed. */
  Appointment open(SessionId session) {
    var appointment = known(session);
    return switch (appointment.stage()) {
      case PLANNED -> appointment;
      case CANCELLED -> throw new RuleViolationException(RuleViolation.SESSION_IS_CANCELLED);
      case BEGUN -> throw new RuleViolationException(RuleViolation.SESSION_HAS_BEGUN);
    };
  }

  private PlannedSessions with(SessionPlanned plan) {
    var more = new LinkedHashMap<>(appointments);
    more.put(plan.session(), Appointment.of(plan));
    return new PlannedSessions(more);
  }

  private PlannedSessions moved(SessionId session, Instant startsAt) {
    return changed(session, appointment -> appointment.at(startsAt));
  }

  /** Its date may be changed again, and has to be. */
  private PlannedSessions postponed(SessionId session) {
    return changed(
        session,
        appointment ->
            appointment
                .in(Stage.PLANNED)
                .with(MethodWarning.NEEDS_A_NEW_DATE.after(appointment.warnings())));
  }

  private PlannedSessions in(Stage stage, SessionId session) {
    return changed(session, appointment -> appointment.in(stage));
  }

  private PlannedSessions with(List<SessionDateWarnings> advice) {
    var agenda = this;
    for (var one : advice)
      agenda = agenda.changed(one.session(), appointment -> appointment.with(one.warnings()));
    return agenda;
  }

  /** How many were ever planned, those that were cancelled among them. */
  private int size() {
    return appointments.size();
  }

  /** What the method advises against for a session that begins then. */
  private List<MethodWarning> warnings(
      SessionId session, Instant startsAt, ProgrammeSettings frame) {
    return cadenceWithout(session).warnings(Cadence.day(startsAt), frame);
  }

  /**
   * Warnings of every session to come, where they have changed.
   *
   * @param session the one that moved: its earlier warnings of a holiday or of a missing date no
   *     longer apply
   */
  private List<SessionDateWarnings> news(SessionId session, ProgrammeSettings frame) {
    return appointments.values().stream()
        .filter(appointment -> appointment.stage() == Stage.PLANNED)
        .map(appointment -> advice(appointment, session, frame))
        .filter(advice -> !advice.warnings().equals(known(advice.session()).warnings()))
        .toList();
  }

  private SessionDateWarnings advice(
      Appointment appointment, SessionId moved, ProgrammeSettings frame) {
    var session = appointment.plan().session();
    var warnings = new ArrayList<>(warnings(session, appointment.startsAt(), frame));
    if (!session.equals(moved))
      OWN.stream().filter(appointment.warnings()::contains).forEach(warnings::add);
    return new SessionDateWarnings(session, warnings);
  }

  private Cadence cadenceWithout(SessionId session) {
    return new Cadence(
        appointments.values().stream()
            .filter(appointment -> appointment.stage() != Stage.CANCELLED)
            .filter(appointment -> !appointment.plan().session().equals(session))
            .map(appointment -> Cadence.day(appointment.startsAt()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private PlannedSessions changed(SessionId session, UnaryOperator<Appointment> change) {
    var changed = new LinkedHashMap<>(appointments);
    changed.computeIfPresent(session, (_, appointment) -> change.apply(appointment));
    return new PlannedSessions(changed);
  }
}
