package codev.infra.eventrelay.outbox;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.processor.DecisionNeededException;

/**
 * The topic has messages of events that are not in the log: the log was restored to an earlier
 * state.
 */
final class LogRestoredException extends DecisionNeededException {
  private static final long serialVersionUID = 1;

  LogRestoredException(String service, String topic, CloudEventMessage published) {
    super(
        ("topic %s has message %d (%s of %s, %s), whose event is not in this log: the log was"
                + " restored to an earlier state, and its neighbours know what came after it")
            .formatted(topic, published.n(), published.type(), published.subject(), published.at()),
        "./codev relay resume %s (POST /actuator/relay/outbox {\"afterRestore\": true}), or restore"
                .formatted(service)
            + " the right log");
  }
}
