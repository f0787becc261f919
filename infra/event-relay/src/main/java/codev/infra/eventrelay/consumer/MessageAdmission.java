package codev.infra.eventrelay.consumer;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventrelay.signature.MessageTrustProperties;
import codev.infra.eventrelay.signature.MessageVerifier;
import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Decides whether a listener handles what it reads: what is verified and plausible. */
final class MessageAdmission {
  private final MessageVerifier verifier;
  private final ConsumerPositionStore positions;
  private final PublisherLogHashes hashes;
  private final MessageTrustProperties settings;
  private final @Nullable Alarms alarms;
  private final String listener;

  /**
   * @param alarms null where none are kept
   */
  MessageAdmission(
      String listener,
      ConsumerPositionStore positions,
      DataSource dataSource,
      MessageTrustProperties settings,
      @Nullable Alarms alarms) {
    this.listener = listener;
    verifier = MessageVerifier.of(listener, settings, dataSource);
    hashes = new PublisherLogHashes(dataSource, listener, settings.remembered());
    this.positions = positions;
    this.settings = settings;
    this.alarms = alarms;
  }

  /** Between two looks at a message that is refused. */
  Duration retry() {
    return settings.retry();
  }

  /** After which a message that is still refused is an alarm. */
  Duration patience() {
    return settings.patience();
  }

  /** A message stays refused: it is no key that is merely late. */
  void raiseAlarm(TopicPartition partition, RefusedMessage message) {
    if (alarms != null)
      alarms.raise(
          AlarmKind.MESSAGE_REFUSED,
          "listener %s in %s".formatted(listener, partition),
          message.toString());
  }

  /** Whether a message is from its publisher; where it stands in the partition is not judged. */
  boolean isVerified(ConsumerRecord<?, ?> record, CloudEventMessage message) {
    return verifier.refusal(record, message).isEmpty();
  }

  /**
   * Empty if the message is verified and plausible.
   *
   * @param position of the listener before it
   */
  Optional<RefusedMessage> refusal(
      ConsumerRecord<?, ?> record, CloudEventMessage message, ConsumerPosition position) {
    return verifier
        .refusal(record, message)
        .or(() -> implausible(message, position))
        .map(why -> new RefusedMessage(record.offset(), message.source(), message.n(), why));
  }

  private Optional<String> implausible(CloudEventMessage message, ConsumerPosition position) {
    return switch (position.check(message)) {
      case DUPLICATE -> alteration(message, position);
      case NEXT -> tooFarAhead(message, position);
      case GAP -> Optional.empty();
    };
  }

  /** Dropped as handled, an event of a restored log would be missing in silence. */
  private Optional<String> alteration(CloudEventMessage message, ConsumerPosition position) {
    var hash = message.hash();
    if (hash == null) return Optional.empty();
    var handled = hashes.find(message.source(), message.n());
    if (handled.isEmpty()) return neverHandled(message, position);
    return handled
        .filter(other -> !other.equals(hash))
        .map(other -> "its position was handled with another hash of the log: " + other);
  }

  /** Then no message was published of that position when the listener passed it. */
  private Optional<String> neverHandled(CloudEventMessage message, ConsumerPosition position) {
    var source = message.source();
    return position.isHashed(message) && hashes.isRemembered(source, message.n())
        ? Optional.of(
            "its position was passed without a message: the last one that was handled is "
                + position.last(source))
        : Optional.empty();
  }

  /** Handled, it would have all messages up to its position dropped as handled. */
  private Optional<String> tooFarAhead(CloudEventMessage message, ConsumerPosition position) {
    var longest = settings.longestJump();
    var last = position.last(message.source());
    if (message.n() - last <= longest) return Optional.empty();
    var ahead = message.n() - Math.max(last, positions.furthest());
    return ahead <= longest
        ? Optional.empty()
        : Optional.of("it is %d positions ahead of what was handled".formatted(ahead));
  }

  /** From now on its position has the hash that it has. */
  void noteHandled(CloudEventMessage message) {
    hashes.add(message);
  }

  /** What is to be saved of that, with the position that comes after it. */
  PublisherLogHashes.Unsaved takeHashes() {
    return hashes.take();
  }
}
