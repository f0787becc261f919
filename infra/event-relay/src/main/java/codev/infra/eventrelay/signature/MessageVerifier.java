package codev.infra.eventrelay.signature;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.signature.SigningKey;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Verifies that messages are from the service that publishes a topic. */
public final class MessageVerifier {
  private final SignaturePolicy policy;
  private final @Nullable KeySource keys;

  /** The public keys of the publisher. */
  private interface KeySource {
    Optional<VerificationKeys.Key> find(String keyId);
  }

  private MessageVerifier(SignaturePolicy policy, @Nullable KeySource keys) {
    this.policy = policy;
    this.keys = keys;
  }

  /**
   * For what a service has published itself, by earlier versions unsigned.
   *
   * @param key null: it does not sign
   */
  public static MessageVerifier forOwnMessages(@Nullable SigningKey key) {
    return new MessageVerifier(
        SignaturePolicy.ACCEPTED, key == null ? null : VerificationKeys.of(key)::find);
  }

  /** Whether it has any keys. */
  public boolean hasKeys() {
    return keys != null;
  }

  public static boolean isSigned(ConsumerRecord<?, ?> record) {
    return MessageSignature.of(record.headers()).isPresent();
  }

  /**
   * For what a listener receives.
   *
   * @param listener by its name
   * @param dataSource where the keys are kept that were read last
   */
  public static MessageVerifier of(
      String listener, MessageTrustProperties settings, DataSource dataSource) {
    var location = settings.keys().getOrDefault(listener, "");
    return location.isBlank()
        ? new MessageVerifier(settings.signatures(), null)
        : new MessageVerifier(
            settings.signatures(),
            new PublisherKeys(location, new PublisherKeyStore(dataSource, listener), settings)
                ::find);
  }

  /**
   * Why a message is not verified; empty if it is. What is verified is what was read of the record,
   * not its bytes: that is what will be handled.
   */
  public Optional<String> refusal(ConsumerRecord<?, ?> record, CloudEventMessage message) {
    var signature = MessageSignature.of(record.headers()).orElse(null);
    if (signature == null) return unlessAccepted("it is not signed");
    if (keys == null) return unlessAccepted("no place of its publisher's keys is set");
    var key = keys.find(signature.keyId()).orElse(null);
    if (key == null) return Optional.of("its publisher has no key %s".formatted(signature.keyId()));
    if (message.n() > key.until())
      return Optional.of(
          "key %s has signed up to position %d only".formatted(signature.keyId(), key.until()));
    var signed = MessageSignature.signedBytes(record.topic(), record.partition(), message);
    return key.hasSigned(signed, signature.value())
        ? Optional.empty()
        : Optional.of("it is not what key %s has signed".formatted(signature.keyId()));
  }

  private Optional<String> unlessAccepted(String why) {
    return switch (policy) {
      case REQUIRED -> Optional.of(why);
      case ACCEPTED -> Optional.empty();
    };
  }
}
