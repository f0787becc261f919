package codev.infra.eventrelay.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventrelay.CloudEventMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The expected values were computed by a program of another language. */
@DisplayName("A signed message")
class MessageSignerTest {
  private static final String KEY_ID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  private final MessageSigner signer = new MessageSigner(TestSigningKeys.KNOWN);

  @Test
  @DisplayName("is signed field by field, each with its length")
  void is_signed_field_by_field() {
    assertThat(new String(MessageSignature.signedBytes("codev.groups", 3, message("ab12")), UTF_8))
        .isEqualTo(
            """
            codev-message/v1
            12:codev.groups
            1:3
            13:group.said.v1
            15:group-service/2
            8:lumière
            2:42
            2:40
            4:ab12
            20:2026-11-24T09:00:00Z
            64:983601deb792f52bee570426815440caebfbf948a5e572e790a6600e670f41be
            """);
  }

  @Test
  @DisplayName("names its key, and has the signature that the key gives")
  void has_the_signature_of_its_key() {
    assertThat(signature(message("ab12")))
        .containsExactly(
            KEY_ID,
            "_aXzUUln77VmX6vEl6gw5UF5xuLbWa_QW9kkICIDodr-2WzC0lQ7STR3mRyWTuo0UO28u93T7N9TnTRMWYvoCA");
    assertThat(signature(message(null)))
        .containsExactly(
            KEY_ID,
            "O72vEsJocoNTEESazVhxsPG906ZBE4YnQor2u5l7MrzkIKkUIWxadSjKNIEE4xraJGyhCi_WimSfjsObRXbmDw");
  }

  @Test
  @DisplayName("is published as before where the log is not signed")
  void without_a_key_it_is_not_signed() {
    var record = new MessageSigner(null).sign(message("ab12"), "codev.groups", 3);

    assertThat(MessageSignature.of(record.headers())).isEmpty();
    assertThat(record.headers()).isEqualTo(message("ab12").to("codev.groups", 3).headers());
  }

  private List<String> signature(CloudEventMessage message) {
    var record = signer.sign(message, "codev.groups", 3);
    var signature = MessageSignature.of(record.headers()).orElseThrow();
    return List.of(signature.keyId(), signature.value());
  }

  private static CloudEventMessage message(@Nullable String hash) {
    return new CloudEventMessage(
        "group.said.v1",
        "group-service/2",
        "lumière",
        42,
        40,
        hash,
        Instant.parse("2026-11-24T09:00:00Z"),
        "{\"group\":\"lumière\",\"what\":\"bonjour\"}");
  }
}
