package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Folders that tests use until their JVM ends")
class TemporaryFoldersTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("are deleted with everything in them then, and not before; others stay")
  void are_deleted_at_the_end() throws Exception {
    var first = Files.createDirectory(folder.resolve("with a blank"));
    var inner =
        Files.writeString(Files.createDirectory(first.resolve("inner")).resolve("file"), "x");
    var second = Files.createDirectory(folder.resolve("second"));
    var other = Files.createDirectory(folder.resolve("other"));
    var folders = new TemporaryFolders();
    folders.add(first);
    folders.add(second);
    assertThat(inner).exists();

    folders.end();

    assertThat(first).doesNotExist();
    assertThat(second).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  @DisplayName("are in memory where there is enough of it, and not otherwise")
  void are_in_memory_where_there_is_enough() {
    assertThat(TemporaryFolders.createInMemory("codev-test", Long.MAX_VALUE, 0)).isEmpty();
    assertThat(TemporaryFolders.createInMemory("codev-test", 0, Long.MAX_VALUE)).isEmpty();

    assumeTrue(Files.isWritable(Path.of("/dev/shm")), "no folder in memory on this machine");
    assertThat(TemporaryFolders.createInMemory("codev-test", 0, 0).orElseThrow())
        .isEmptyDirectory()
        .hasParent(Path.of("/dev/shm"));
  }

  @Test
  @DisplayName("may be none")
  void may_be_none() throws Exception {
    new TemporaryFolders().end();

    assertThat(folder).exists();
  }
}
