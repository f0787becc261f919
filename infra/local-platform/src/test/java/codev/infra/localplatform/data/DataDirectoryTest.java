package codev.infra.localplatform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The data directory of a platform")
class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("is its owner’s alone, also one that an earlier version has made")
  void is_its_owners_alone() throws IOException {
    var earlier = Files.createDirectory(folder.resolve("earlier"));
    Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rwxr-xr-x"));

    new DataDirectory(earlier).prepare();
    new DataDirectory(folder.resolve("new")).prepare();

    for (var name : new String[] {"earlier", "new"})
      assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(folder.resolve("new/logs")).isDirectory();
  }
}
