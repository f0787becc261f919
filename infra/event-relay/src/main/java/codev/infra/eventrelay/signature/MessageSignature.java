package codev.infra.eventrelay.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.digest.Sha256;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed a message, in two headers of its record.
 *
 * @param keyId of the public key in the publisher's JWKS (RFC 7638)
 * @param value Ed25519 over {@link #signedBytes}, base64url
 */
record MessageSignature(String keyId, String value) {
  private static final String KEY_ID = "ce_keyid";
  private static final String SIGNATURE = "ce_signature";
  private static final String FORMAT = "codev-message/v1\n";

  /** Empty if a record is not signed. */
  static Optional<MessageSignature> of(Headers headers) {
    var keyId = text(headers, KEY_ID);
    var value = text(headers, SIGNATURE);
    return keyId == null || value == null
        ? Optional.empty()
        : Optional.of(new MessageSignature(keyId, value));
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  void addTo(Headers headers) {
    headers.add(KEY_ID, keyId.getBytes(UTF_8));
    headers.add(SIGNATURE, value.getBytes(UTF_8));
  }

  /**
   * What is signed: a line that names the format, then of each field its length in bytes, a colon,
   * the field in UTF-8 and a line feed, so that no field can pass for a part of its neighbour. The
   * partition is among them: copied to another one, a message would make its listener drop those of
   * that partition as handled.
   */
  static byte[] signedBytes(String topic, int partition, CloudEventMessage message) {
    var text = new StringBuilder(FORMAT);
    var hash = message.hash();
    var fields =
        List.of(
            topic,
            String.valueOf(partition),
            message.type(),
            message.source(),
            message.subject(),
            String.valueOf(message.n()),
            String.valueOf(message.prev()),
            hash == null ? "" : hash,
            message.at().toString(),
            Sha256.hex(message.json()));
    for (var field : fields)
      text.append(field.getBytes(UTF_8).length).append(':').append(field).append('\n');
    return text.toString().getBytes(UTF_8);
  }
}
