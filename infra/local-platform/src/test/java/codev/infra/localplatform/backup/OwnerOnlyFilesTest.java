package codev.infra.localplatform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The copies of a backup")
class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @Test
  @DisplayName("are their owner’s alone, whoever could read what was copied")
  void are_their_owners_alone() throws IOException {
    var secrets = Files.createDirectories(folder.resolve("platform/secrets"));
    var key = Files.writeString(secrets.resolve("master-key"), "key");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    OwnerOnlyFiles.copy(folder.resolve("platform"), folder.resolve("backup"), _ -> true);

    assertThat(permissions("backup/secrets")).isEqualTo("rwx------");
    assertThat(permissions("backup/secrets/master-key")).isEqualTo("rw-------");
    assertThat(folder.resolve("backup/secrets/master-key")).hasContent("key");
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }
}
