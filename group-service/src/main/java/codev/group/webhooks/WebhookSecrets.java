package codev.group.webhooks;

import codev.infra.confidentiality.TextEncryption;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encrypts the secrets of webhooks with a key that is no person's. */
@Component
record WebhookSecrets(TextEncryption encryption) {
  /** No person has it, as a username contains no space. */
  private static final String KEY_NAME = "webhook secrets";

  String encrypt(UUID webhook, String secret) {
    var serviceEncryption = encryption.of(KEY_NAME);
    var encrypted = serviceEncryption.encrypt(context(webhook), secret);
    var _ =
        serviceEncryption.storeKey(); // not announced: the security log is about the keys of people
    return encrypted;
  }

  /** Nothing else that is encrypted: what stands in the row is shown to administrators. */
  String decrypt(UUID webhook, String encrypted) {
    if (!TextEncryption.isBoundTo(encrypted, KEY_NAME, context(webhook)))
      throw new IllegalStateException("Not the secret of the webhook " + webhook);
    return encryption.decrypt(encrypted).orElseThrow();
  }

  private static String context(UUID webhook) {
    return "webhook/" + webhook;
  }
}
