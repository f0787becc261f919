package codev.infra.personaldata;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

@DisplayName("Texts in the export of a person's data")
class OwnEncryptedTextSerializerTest {
  /** In the form of a text that mona has encrypted. */
  private static final String OF_MONA = "s1.bW9uYQ.Y2FuY2VsbGVk.R3LDqHZl";

  @Test
  @DisplayName("are decrypted for their author alone")
  void are_decrypted_for_their_author() {
    assertThat(written("mona", OF_MONA)).isEqualTo("\"Strike\"");
    assertThat(written("anne", OF_MONA)).isEqualTo("null");
  }

  @Test
  @DisplayName("are exported as they are where they were recorded in clear")
  void recorded_in_clear() {
    assertThat(written("mona", "Room taken")).isEqualTo("\"Room taken\"");
  }

  private record Text(String stored) {}

  private static String written(String person, String stored) {
    var serializer = new OwnEncryptedTextSerializer<Text>(person, Text::stored, new Decryption());
    return JsonMapper.builder()
        .addModule(new SimpleModule().addSerializer(Text.class, serializer))
        .build()
        .writeValueAsString(new Text(stored));
  }

  /** Decrypts everything to one text. */
  private static final class Decryption implements TextEncryption {
    @Override
    public Optional<String> decrypt(String encrypted) {
      return Optional.of("Strike");
    }

    @Override
    public Optional<String> decryptOrLog(String encrypted) {
      return decrypt(encrypted);
    }

    @Override
    public AuthorEncryption of(String author) {
      throw new UnsupportedOperationException(author);
    }

    @Override
    public String encrypt(String author, String context, String words) {
      throw new UnsupportedOperationException(author);
    }

    @Override
    public void erase(String author) {
      throw new UnsupportedOperationException(author);
    }

    @Override
    public void destroy(RetentionScope scope) {
      throw new UnsupportedOperationException(scope.keyName());
    }

    @Override
    public boolean isDestroyed(RetentionScope scope) {
      return false;
    }
  }
}
