package codev.group.domain;

import codev.group.domain.GroupEvent.SessionPlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** When a group means to meet: each session as it was planned, and where it stands now. */
record Agenda(Map<SessionId, Appointment> appointments) {
  static final Agenda EMPTY = new Agenda(Map.of());

  /** What stays with a session when another one moves. */
  private static final List<Warning> OWN =
      List.of(Warning.POSTPONED_BY_A_HOLIDAY, Warning.NEEDS_A_NEW_DATE);

  Agenda {
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
   * @param toldAt when it last happened that it was opened or postponed
   */
  record Appointment(
      SessionPlanned plan, Instant startsAt, List<Warning> warnings, Stage stage, Instant toldAt) {
    static Appointment of(SessionPlanned plan) {
      return new Appointment(plan, plan.startsAt(), plan.warnings(), Stage.PLANNED, Instant.MIN);
    }

    /** Whether what happened then came after all that is known. */
    boolean isNews(Instant moment) {
      return moment.isAfter(toldAt);
    }

    Appointment toldAt(Instant moment) {
      return new Appointment(plan, startsAt, warnings, stage, moment);
    }

    Appointment at(Instant moment) {
      return new Appointment(plan, moment, warnings, stage, toldAt);
    }

    Appointment with(List<Warning> others) {
      return new Appointment(plan, startsAt, others, stage, toldAt);
    }

    Appointment in(Stage other) {
      return new Appointment(plan, startsAt, warnings, other, toldAt);
    }
  }

  Optional<Appointment> find(SessionId session) {
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

  Agenda with(SessionPlanned plan) {
    var more = new LinkedHashMap<>(appointments);
    more.put(plan.session(), Appointment.of(plan));
    return new Agenda(more);
  }

  Agenda moved(SessionId session, Instant startsAt) {
    return changed(session, appointment -> appointment.at(startsAt));
  }

  Agenda opened(SessionId session, Instant at) {
    return changed(session, appointment -> appointment.in(Stage.BEGUN).toldAt(at));
  }

  /** Its date may be changed again, and has to be. */
  Agenda postponed(SessionId session, Instant at) {
    return changed(
        session,
        appointment ->
            appointment
                .in(Stage.PLANNED)
                .with(Warning.NEEDS_A_NEW_DATE.after(appointment.warnings()))
                .toldAt(at));
  }

  Agenda in(Stage stage, SessionId session) {
    return changed(session, appointment -> appointment.in(stage));
  }

  Agenda with(List<DateWarnings> advice) {
    var agenda = this;
    for (var one : advice)
      agenda = agenda.changed(one.session(), appointment -> appointment.with(one.warnings()));
    return agenda;
  }

  /** How many were ever planned, those that were cancelled among them. */
  int size() {
    return appointments.size();
  }

  /** What the method advises against for a session that begins then. */
  List<Warning> warnings(SessionId session, Instant startsAt, ProgrammeTerms frame) {
    return cadenceWithout(session).warnings(Cadence.day(startsAt), frame);
  }

  /**
   * Of every session still to come, if it is no longer what it was told.
   *
   * @param session the one that moved: it is no longer where a holiday had put it, and no longer
   *     waits for a date
   */
  List<DateWarnings> news(SessionId session, ProgrammeTerms frame) {
    return appointments.values().stream()
        .filter(appointment -> appointment.stage() == Stage.PLANNED)
        .map(appointment -> advice(appointment, session, frame))
        .filter(advice -> !advice.warnings().equals(known(advice.session()).warnings()))
        .toList();
  }

  private DateWarnings advice(Appointment appointment, SessionId moved, ProgrammeTerms frame) {
    var session = appointment.plan().session();
    var warnings = new ArrayList<>(warnings(session, appointment.startsAt(), frame));
    if (!session.equals(moved))
      OWN.stream().filter(appointment.warnings()::contains).forEach(warnings::add);
    return new DateWarnings(session, warnings);
  }

  private Cadence cadenceWithout(SessionId session) {
    return new Cadence(
        appointments.values().stream()
            .filter(appointment -> appointment.stage() != Stage.CANCELLED)
            .filter(appointment -> !appointment.plan().session().equals(session))
            .map(appointment -> Cadence.day(appointment.startsAt()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private Agenda changed(SessionId session, UnaryOperator<Appointment> change) {
    var changed = new LinkedHashMap<>(appointments);
    changed.computeIfPresent(session, (_, appointment) -> change.apply(appointment));
    return new Agenda(changed);
  }
}
