package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file with the checkpoint that was signed last")
class LastSignedFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"position\":7}", "\"\u00e9\""})
  @DisplayName("is refused where it has none, or a part of one")
  void has_a_checkpoint(String content) throws IOException {
    var file = folder.resolve("key.pem.signed");
    Files.writeString(file, content, ISO_8859_1);
    assertThatThrownBy(() -> LastSignedFile.beside(folder.resolve("key.pem")))
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  @DisplayName("need not be there")
  void need_not_be_there() {
    assertThat(LastSignedFile.beside(folder.resolve("key.pem")).last()).isEmpty();
  }
}
