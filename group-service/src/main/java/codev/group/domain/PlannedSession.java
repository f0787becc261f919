package codev.group.domain;

import codev.group.domain.event.GroupSessionEvent.SessionCancelled;
import codev.group.domain.event.GroupSessionEvent.SessionPlanned;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.MethodWarning;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the planned sessions of a group.
 *
 * @param plan as it was planned
 * @param where as it stands now
 * @param template by which it is held, as it stands now
 * @param startsAt as it stands now, like its warnings
 * @param accepted those of its warnings with which its date was accepted
 * @param isHeld whether it is over
 * @param cancellation the last one, also of a session that took place after all
 */
record PlannedSession(
    SessionPlanned plan,
    SessionPlace where,
    SessionTemplate template,
    Instant startsAt,
    List<MethodWarning> warnings,
    List<MethodWarning> accepted,
    Stage stage,
    boolean isHeld,
    @Nullable SessionCancelled cancellation) {

  /** How far it has come. */
  enum Stage {
    PLANNED,
    CANCELLED,
    BEGUN
  }

  static PlannedSession of(SessionPlanned plan) {
    return new PlannedSession(
        plan,
        new SessionPlace(plan.place(), plan.videoLink()),
        plan.template(),
        plan.startsAt(),
        plan.warnings(),
        List.of(),
        Stage.PLANNED,
        false,
        null);
  }

  PlannedSession movedTo(Instant moment) {
    return new PlannedSession(
        plan, where, template, moment, warnings, List.of(), stage, isHeld, cancellation);
  }

  PlannedSession at(SessionPlace other) {
    return new PlannedSession(
        plan, other, template, startsAt, warnings, accepted, stage, isHeld, cancellation);
  }

  PlannedSession by(SessionTemplate other) {
    return new PlannedSession(
        plan, where, other, startsAt, warnings, accepted, stage, isHeld, cancellation);
  }

  PlannedSession with(List<MethodWarning> others) {
    return new PlannedSession(
        plan, where, template, startsAt, others, accepted, stage, isHeld, cancellation);
  }

  PlannedSession accepting(List<MethodWarning> additional) {
    var all = Stream.concat(accepted.stream(), additional.stream()).toList();
    return new PlannedSession(
        plan, where, template, startsAt, warnings, all, stage, isHeld, cancellation);
  }

  /** Whether this is its date; none is while it waits for a new one. */
  boolean isAt(Instant date) {
    return startsAt.equals(date) && !warnings.contains(MethodWarning.NEEDS_A_NEW_DATE);
  }

  /** What can be accepted in its date, and has not been; it has to have one. */
  List<MethodWarning> acceptable() {
    return warnings.stream()
        .filter(warning -> warning != MethodWarning.NEEDS_A_NEW_DATE)
        .filter(warning -> !accepted.contains(warning))
        .toList();
  }

  PlannedSession in(Stage other) {
    return new PlannedSession(
        plan, where, template, startsAt, warnings, accepted, other, isHeld, cancellation);
  }

  PlannedSession held() {
    return new PlannedSession(
        plan, where, template, startsAt, warnings, accepted, Stage.BEGUN, true, cancellation);
  }

  PlannedSession cancelled(SessionCancelled event) {
    return new PlannedSession(
        plan, where, template, startsAt, warnings, accepted, Stage.CANCELLED, isHeld, event);
  }
}
