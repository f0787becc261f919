package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.MessageVerifier;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides whether a listener believes what it reads. */
final class MessageAdmission {
  private final MessageVerifier verifier;
  private final MessageTrustProperties settings;

  MessageAdmission(MessageVerifier verifier, MessageTrustProperties settings) {
    this.verifier = verifier;
    this.settings = settings;
  }

  /** Between two looks at a message that is refused. */
  Duration retry() {
    return settings.retry();
  }

  /** Whether a message is from its publisher; where it stands in the partition is not judged. */
  boolean isVerified(ConsumerRecord<?, ?> record, CloudEventMessage message) {
    return verifier.refusal(record, message).isEmpty();
  }

  /** Empty if the message is believed. */
  Optional<RefusedMessage> refusal(ConsumerRecord<?, ?> record, CloudEventMessage message) {
    return verifier
        .refusal(record, message)
        .map(why -> new RefusedMessage(record.offset(), message.source(), message.n(), why));
  }
}
