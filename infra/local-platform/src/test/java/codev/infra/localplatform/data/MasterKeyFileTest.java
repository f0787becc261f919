package codev.infra.localplatform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of the master key")
class MasterKeyFileTest {
  private static final String FIRST = "dGhlIG9sZCBtYXN0ZXIga2V5LCBvZiAzMiBieXRlcy4=";

  @TempDir private Path folder;
  private MasterKeyFile file;

  @BeforeEach
  void with_one_key() throws IOException {
    file = new Secrets(folder).masterKeyFile();
    Files.writeString(file.file(), FIRST + "\n");
  }

  @Test
  @DisplayName("gets a key below the first one, for its owner only")
  void gets_another_key() throws IOException {
    var added = file.add();

    assertThat(file.ids()).containsExactly(MasterKeyFile.id(FIRST), added);
    assertThat(Files.readAllLines(file.file())).hasSize(2).startsWith(FIRST);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file.file());
    }
  }

  @Test
  @DisplayName("loses a retired key, of which backups are still known, and never its last one")
  void loses_a_retired_key() throws IOException {
    var backup = Files.copy(file.file(), folder.resolve("backup"));
    var another = Files.writeString(folder.resolve("another"), "x\n");
    var added = file.add();

    file.remove(List.of(MasterKeyFile.id(FIRST), "x"));
    assertThat(file.ids()).containsExactly(added);
    assertThat(file.knows(backup)).isTrue();
    assertThat(file.knows(another)).isFalse();

    file.remove(List.of(added));
    assertThat(file.ids()).containsExactly(added);
  }

  @Test
  @DisplayName("names its keys as services do")
  void names_its_keys_as_services_do() {
    assertThat(MasterKeyFile.id(FIRST)).isEqualTo("58a0b66d16ba");
  }

  @Test
  @DisplayName("is not made here")
  void is_not_made_here() throws IOException {
    Files.delete(file.file());
    assertThatThrownBy(file::add).isInstanceOf(CliException.class);
    assertThat(file.file()).doesNotExist();
  }
}
