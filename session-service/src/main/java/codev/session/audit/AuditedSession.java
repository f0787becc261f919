package codev.session.audit;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.FloorEvent;
import codev.session.domain.SessionEvent.LifecycleEvent;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.SessionEvent.StepEvent;
import codev.session.domain.Timeline;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session in which something was done: what it is, and its steps.
 *
 * @param number the how-manieth session of its group, from 1
 * @param changes of its step, in the order of the events
 */
record AuditedSession(
    String session,
    String programme,
    String group,
    String groupName,
    int number,
    Timeline timeline,
    List<StepChange> changes) {
  AuditedSession {
    changes = List.copyOf(changes);
  }

  /**
   * @param version of the session after the change
   * @param step null before it was opened
   */
  record StepChange(int version, @Nullable Step step) {}

  /** One document for each session, which only what changes its time touches. */
  static final Projection<SessionEvent, AuditedSession> PROJECTION =
      Projection.of("audited_session", SessionEvent.class, AuditedSession.class)
          .byEach(
              event -> concernsTime(event) ? Stream.of(event.session().toString()) : Stream.empty())
          .foldRecorded((_, before, recorded) -> after(before, recorded));

  /** Most events of a session leave its timeline as it is. */
  static boolean concernsTime(SessionEvent event) {
    return event instanceof LifecycleEvent
        || (event instanceof StepEvent && !(event instanceof FloorEvent));
  }

  private static @Nullable AuditedSession after(
      @Nullable AuditedSession before, RecordedEvent<SessionEvent> recorded) {
    var session = before == null ? planned(recorded.event()) : before;
    return session == null ? null : session.with(recorded);
  }

  private static @Nullable AuditedSession planned(SessionEvent event) {
    return event instanceof SessionScheduled plan
        ? new AuditedSession(
            plan.session().toString(),
            plan.programme().toString(),
            plan.group().toString(),
            plan.groupName(),
            plan.number(),
            Timeline.after(null, plan),
            List.of())
        : null;
  }

  private AuditedSession with(RecordedEvent<SessionEvent> recorded) {
    var after = Timeline.after(timeline, recorded.event());
    var version = AuditLine.version(recorded);
    var step = after.now().startedAt() == null ? null : after.now().key();
    return new AuditedSession(
        session,
        programme,
        group,
        groupName,
        number,
        after,
        Objects.equals(step, stepAfter(version))
            ? changes
            : ImmutableLists.add(changes, new StepChange(version, step)));
  }

  /** The step that it was in after a version; null before it was opened. */
  @Nullable Step stepAfter(int version) {
    Step step = null;
    for (var change : changes) if (change.version() <= version) step = change.step();
    return step;
  }

  /** What was done in it; the lines come in any order. */
  AuditTrail trail(List<AuditLine> lines) {
    return new AuditTrail(
        session,
        programme,
        group,
        groupName,
        number,
        lines.stream()
            .sorted(Comparator.comparingInt(AuditLine::version))
            .map(line -> line.in(stepAfter(line.version())))
            .toList());
  }
}
