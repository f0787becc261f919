package codev.session.audit;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.value.ImmutableLists;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a part of what was done in one session, without words: what is added to a session
 * does not replace all of it.
 *
 * @param days on which something was done, at the place of the sessions
 * @param lines in the order of the events, without the step that they were in
 */
record AuditTrailPart(String session, List<String> days, List<AuditLine> lines) {
  /** Events of a session for each part. */
  private static final int EVENTS = 16;

  AuditTrailPart {
    days = List.copyOf(days);
    lines = List.copyOf(lines);
  }

  /** One document for so many events of a session. */
  static Projection<SessionEvent, AuditTrailPart> projection(ZoneId zone) {
    return Projection.of("audit_trail", SessionEvent.class, AuditTrailPart.class)
        .version(7) // 3 has programmes, 4 hashes, 5 no raised hands, 6 parts, 7 names at gates
        .byEachRecorded(
            recorded ->
                SessionEvent.isRaisedHand(recorded.event())
                    ? Stream.empty()
                    : Stream.of(recorded.event().session() + "/" + recorded.sequence() / EVENTS))
        .foldRecorded((_, before, recorded) -> after(before, recorded, zone));
  }

  private static AuditTrailPart after(
      @Nullable AuditTrailPart before, RecordedEvent<SessionEvent> recorded, ZoneId zone) {
    var event = recorded.event();
    var session = event.session().toString();
    var part = before == null ? new AuditTrailPart(session, List.of(), List.of()) : before;
    var day = event.at().atZone(zone).toLocalDate().toString();
    return new AuditTrailPart(
        session,
        part.days.contains(day) ? part.days : ImmutableLists.add(part.days, day),
        ImmutableLists.add(part.lines, AuditLine.of(recorded, day)));
  }
}
