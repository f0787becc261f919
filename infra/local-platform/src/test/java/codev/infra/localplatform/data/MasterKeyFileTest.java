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
  @DisplayName("gives an earlier copy what came after it, and no other file")
  void what_came_after_a_copy() throws IOException {
    var backup = new MasterKeyFile(folder.resolve("backup"), folder.resolve("none"));
    Files.copy(file.file(), backup.file());
    var another = Files.writeString(folder.resolve("another"), "x\n");
    var added = file.add();

    assertThat(file.newerThan(another)).isEmpty();
    assertThat(file.newerThan(folder.resolve("missing"))).isEmpty();
    backup.add(file.newerThan(backup.file()));

    assertThat(backup.ids()).containsExactly(MasterKeyFile.id(FIRST), added);
    assertThat(file.newerThan(backup.file())).isEmpty();
  }

  @Test
  @DisplayName("knows the names of its keys and of those that were retired")
  void knows_its_names() throws IOException {
    var added = file.add();
    file.remove(List.of(MasterKeyFile.id(FIRST)));

    assertThat(file.knows(added)).isTrue();
    assertThat(file.knows(MasterKeyFile.id(FIRST))).isTrue();
    assertThat(file.knows("0123456789ab")).isFalse();
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
