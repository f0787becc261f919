package codev.group.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import codev.infra.testkit.encryption.EncodedTextEncryption;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The secret of a webhook")
class WebhookSecretsTest {
  private final EncodedTextEncryption encryption = new EncodedTextEncryption();
  private final WebhookSecrets secrets = new WebhookSecrets(encryption);
  private final UUID webhook = UUID.randomUUID();

  @Test
  @DisplayName("is decrypted for its own webhook alone")
  void is_of_one_webhook() {
    var stored = secrets.encrypt(webhook, "whsec_1");

    assertThat(secrets.decrypt(webhook, stored)).isEqualTo("whsec_1");
    assertThatIllegalStateException().isThrownBy(() -> secrets.decrypt(UUID.randomUUID(), stored));
  }

  @Test
  @DisplayName("is no text of a person that somebody has put in its place")
  void is_no_text_of_a_person() {
    var text = encryption.encrypt("alice", "contribution/1", "En confiance");

    assertThatIllegalStateException().isThrownBy(() -> secrets.decrypt(webhook, text));
  }
}
