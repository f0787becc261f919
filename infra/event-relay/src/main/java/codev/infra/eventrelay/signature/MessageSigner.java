package codev.infra.eventrelay.signature;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.signature.SigningKey;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Signs what a service publishes, with the key that signs its log's checkpoints.
 *
 * @param key null: the log is not signed, and its messages are not either
 */
public record MessageSigner(@Nullable SigningKey key) {
  /** The record of a message, signed for its place. */
  public ProducerRecord<String, byte[]> sign(
      CloudEventMessage message, String topic, int partition) {
    var record = message.to(topic, partition);
    if (key != null)
      new MessageSignature(
              key.id(), key.sign(MessageSignature.signedBytes(topic, partition, message)))
          .addTo(record.headers());
    return record;
  }
}
