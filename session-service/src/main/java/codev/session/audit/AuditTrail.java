package codev.session.audit;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.Timeline;
import codev.session.domain.value.ImmutableLists;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Read model of what was done in one session, without words.
 *
 * @param number the how-manieth session of its group, from 1
 * @param days on which something was done, at the place of the sessions
 * @param lines in the order of the events
 */
record AuditTrail(
    String session,
    String programme,
    String group,
    String groupName,
    int number,
    Timeline timeline,
    List<String> days,
    List<AuditLine> lines) {
  AuditTrail {
    days = List.copyOf(days);
    lines = List.copyOf(lines);
  }

  /** One document for each session. */
  static Projection<SessionEvent, AuditTrail> projection(ZoneId zone) {
    return Projection.of("audit_trail", SessionEvent.class, AuditTrail.class)
        .version(5) // 3 has programmes and beginnings, 4 hashes, 5 no raised hands
        .by(e -> e.session().toString())
        .foldRecorded((_, before, recorded) -> after(before, recorded, zone));
  }

  private static @Nullable AuditTrail after(
      @Nullable AuditTrail before, RecordedEvent<SessionEvent> recorded, ZoneId zone) {
    var trail = before == null ? planned(recorded.event()) : before;
    return trail == null ? null : trail.with(recorded, zone);
  }

  private static @Nullable AuditTrail planned(SessionEvent event) {
    return event instanceof SessionScheduled plan
        ? new AuditTrail(
            plan.session().toString(),
            plan.programme().toString(),
            plan.group().toString(),
            plan.groupName(),
            plan.number(),
            Timeline.after(null, plan),
            List.of(),
            List.of())
        : null;
  }

  private AuditTrail with(RecordedEvent<SessionEvent> recorded, ZoneId zone) {
    var event = recorded.event();
    if (SessionEvent.isRaisedHand(event)) return this;
    var day = event.at().atZone(zone).toLocalDate().toString();
    var after = Timeline.after(timeline, event);
    var currentStep = after.now();
    var step = currentStep.startedAt() == null ? null : currentStep.key();
    return new AuditTrail(
        session,
        programme,
        group,
        groupName,
        number,
        after,
        days.contains(day) ? days : ImmutableLists.add(days, day),
        ImmutableLists.add(lines, AuditLine.of(recorded, step, day)));
  }
}
