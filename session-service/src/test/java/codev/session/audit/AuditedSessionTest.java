package codev.session.audit;

import static codev.session.domain.People.opened;
import static codev.session.domain.People.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.SampleEvents;
import codev.session.domain.SessionEvent;
import codev.session.domain.Timeline;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Une séance de l'audit")
class AuditedSessionTest {
  private static final List<SessionEvent> EVENTS =
      SampleEvents.all().stream()
          .filter(SessionEvent.class::isInstance)
          .map(SessionEvent.class::cast)
          .toList();

  @Test
  @DisplayName("n'est changée que par ce qui change son temps")
  void is_changed_by_what_changes_its_time() {
    var timeline = Timeline.after(null, scheduled());

    assertThat(EVENTS).anyMatch(event -> !AuditedSession.concernsTime(event));
    assertThat(EVENTS)
        .filteredOn(event -> !AuditedSession.concernsTime(event))
        .allSatisfy(event -> assertThat(Timeline.after(timeline, event)).isEqualTo(timeline));
  }

  @Test
  @DisplayName("dit à quelle étape elle en était après chaque événement")
  void has_its_step_after_each_event() {
    var first = Timeline.after(Timeline.after(null, scheduled()), opened()).now().key();
    var session = folded(scheduled(), opened());

    assertThat(session.stepAfter(1)).isNull();
    assertThat(session.stepAfter(2)).isEqualTo(first);
    assertThat(session.trail(List.of(line(opened(), 1), line(scheduled(), 0))).lines())
        .extracting(AuditLine::version, AuditLine::step)
        .containsExactly(tuple(1, null), tuple(2, first));
  }

  @Test
  @DisplayName("garde ce qui s'y fait par parties, sans les mains levées")
  void is_kept_in_parts() {
    var parts = AuditTrailPart.projection(ZoneOffset.UTC);
    var id = opened().session().toString();

    assertThat(parts.touched(recorded(opened(), 15))).containsExactly(id + "/0");
    assertThat(parts.touched(recorded(opened(), 16))).containsExactly(id + "/1");
    assertThat(EVENTS)
        .filteredOn(SessionEvent::isRaisedHand)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(parts.touched(recorded(event, 1))).isEmpty());
  }

  private static AuditedSession folded(SessionEvent... events) {
    AuditedSession session = null;
    for (int i = 0; i < events.length; i++)
      session = AuditedSession.PROJECTION.fold("", session, recorded(events[i], i));
    return Objects.requireNonNull(session);
  }

  private static AuditLine line(SessionEvent event, long sequence) {
    return AuditLine.of(recorded(event, sequence), "2027-01-11");
  }

  private static RecordedEvent<SessionEvent> recorded(SessionEvent event, long sequence) {
    return new RecordedEvent<>(
        event, sequence + 1, event.session().toString(), sequence, event.at(), "ab12");
  }
}
