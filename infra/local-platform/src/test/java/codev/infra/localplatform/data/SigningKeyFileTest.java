package codev.infra.localplatform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of a signing key")
class SigningKeyFileTest {
  @TempDir private Path folder;
  private SigningKeyFile file;
  private String first = "";

  @BeforeEach
  void with_one_key() {
    file = new Secrets(folder).signingKeyFile("group-service");
    first = SigningKey.readOrCreate(file.file()).id();
  }

  @Test
  @DisplayName("has the next key's public part, then the next key, then a bound of the former one")
  void is_replaced_in_steps() throws IOException {
    assertThat(file.isPrepared()).isFalse();
    file.prepare();
    file.prepare();
    var next = file.nextId();
    assertThat(file.isPrepared()).isTrue();
    assertThat(published()).containsExactly(first + " open", next + " open");

    file.replace();
    assertThat(file.isReplaced()).isTrue();
    assertThat(published()).containsExactly(next + " open", first + " open");

    file.bindUntil(42);
    assertThat(file.isReplaced()).isFalse();
    assertThat(file.isPrepared()).isFalse();
    assertThat(published()).containsExactly(next + " open", first + " 42");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file.file());
    }
  }

  @Test
  @DisplayName("keeps the bounds of those before when it is replaced again")
  void keeps_bounds() throws IOException {
    replaceUpTo(42);
    var second = file.id();
    replaceUpTo(77);

    assertThat(published()).containsExactly(file.id() + " open", second + " 77", first + " 42");
  }

  @Test
  @DisplayName("a replacement that was interrupted goes on where it was")
  void goes_on() throws IOException {
    file.prepare();
    var next = file.nextId();
    var former = folder.resolve("group-service-audit-key.pem.former");
    var nextFile = folder.resolve("group-service-audit-key.pem.next");
    Files.copy(file.file(), former);
    assertThat(file.isReplaced()).isFalse();
    var kept = Files.readString(nextFile);
    file.replace();
    Files.writeString(nextFile, kept); // as if it had not come to delete it

    assertThat(file.isReplaced()).isTrue();
    file.bindUntil(42);

    assertThat(nextFile).doesNotExist();
    assertThat(published()).containsExactly(next + " open", first + " 42");
  }

  @Test
  @DisplayName("is not made here")
  void is_not_made_here() {
    var missing = new Secrets(folder).signingKeyFile("session-service");
    assertThatThrownBy(missing::prepare).isInstanceOf(CliException.class);
    assertThat(missing.file()).doesNotExist();
  }

  private void replaceUpTo(long position) throws IOException {
    file.prepare();
    file.replace();
    file.bindUntil(position);
  }

  /** As services publish them. */
  private List<String> published() {
    return SigningKey.readOrCreate(file.file()).jwks().stream()
        .map(jwk -> jwk.get("kid") + " " + jwk.getOrDefault("until", "open"))
        .toList();
  }
}
