package codev.session.messaging;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.messaging.ActionAndLearningMessages.*;
import codev.session.messaging.SessionMessages.*;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides which events are published, and as which message: who was client, the client's actions, a
 * person's own learnings and evaluation (their texts encrypted), and statistics of the session.
 * Contributions are never published.
 */
@Component
public class SessionMessageMapper implements MessageMapper<SessionEvent> {
  @Override
  public String topic() {
    return "codev.sessions";
  }

  @Override
  public Class<SessionEvent> eventType() {
    return SessionEvent.class;
  }

  @Override
  public boolean mayPublish(SessionEvent event) {
    return event instanceof PublishedEvent;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<SessionEvent> recorded) {
    return of(recorded.event());
  }

  static Optional<OutboundMessage> of(SessionEvent event) {
    return event instanceof PublishedEvent published ? message(published) : Optional.empty();
  }

  private static Optional<OutboundMessage> message(PublishedEvent event) {
    return switch (event) {
      case TopicChosen e -> publish("session.topic-chosen.v1", TopicChosenMessage.of(e));
      case ActionPlanned e ->
          publish("session.action-planned.v2", ActionPlannedMessage.of(e, e.origin(), e.action()));
      case EarlierActionReviewed e ->
          publish("session.action-reviewed.v2", ActionReviewedMessage.of(e));
      case LearningStated e ->
          publish(
              "session.learning-stated.v1", LearningStatedMessage.of(e, e.origin(), e.learning()));
      case ActionCorrected e ->
          publish(
              "session.action-corrected.v2", ActionPlannedMessage.of(e, e.origin(), e.action()));
      case EntryWithdrawn e when e.kind() == EntryKind.ACTION ->
          publish(
              "session.action-withdrawn.v1", ActionWithdrawnMessage.of(e, e.origin(), e.entry()));
      case EntryRestored e when e.kind() == EntryKind.ACTION ->
          publish(
              "session.action-restored.v1", ActionWithdrawnMessage.of(e, e.origin(), e.entry()));
      case LearningCorrected e ->
          publish(
              "session.learning-corrected.v1",
              LearningStatedMessage.of(e, e.origin(), e.learning()));
      case EntryWithdrawn e when e.kind() == EntryKind.LEARNING ->
          publish(
              "session.learning-withdrawn.v1",
              LearningWithdrawnMessage.of(e, e.origin(), e.entry()));
      case EntryRestored e when e.kind() == EntryKind.LEARNING ->
          publish(
              "session.learning-restored.v1",
              LearningWithdrawnMessage.of(e, e.origin(), e.entry()));
      case SessionEvaluated e -> publish("session.evaluated.v3", SessionEvaluatedMessage.of(e));
      case SessionClosed e -> publish("session.closed.v3", SessionClosedMessage.of(e));
      case SessionOpened e when e.origin() != null ->
          publish("session.opened.v2", SessionOpenedMessage.of(e, e.origin()));
      case SessionPostponed e ->
          publish("session.postponed.v1", SessionPostponedMessage.of(e, e.origin()));
      case SessionShortened e -> publish("session.shortened.v1", SessionShortenedMessage.of(e));
      case ChairHandedOver e when e.origin() != null ->
          publish("session.handed-over.v1", SessionHandedOverMessage.of(e, e.origin()));
      case AttendanceMarked e when e.origin() != null ->
          publish("session.attendance-marked.v1", AttendanceMarkedMessage.of(e, e.origin()));
      case AttendanceSigned e when e.origin() != null ->
          publish("session.attendance-signed.v1", AttendanceSignedMessage.of(e, e.origin()));
      // withdrawn or restored entries of other kinds, and what was stored without its group
      case EntryWithdrawn _,
          EntryRestored _,
          SessionOpened _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _ ->
          Optional.empty();
    };
  }

  private static Optional<OutboundMessage> publish(String type, Object body) {
    return Optional.of(new OutboundMessage(type, body));
  }
}
