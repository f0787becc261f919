package codev.infra.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file with a key")
class KeyFileTest {
  @TempDir private Path root;
  private Path folder;
  private Path file;

  @BeforeEach
  void a_folder_that_is_not_there() {
    folder = root.resolve("keys");
    file = folder.resolve("a.key");
  }

  @Test
  @DisplayName("is made for its owner alone, with its folder, and nothing is left beside it")
  void is_made() throws IOException {
    KeyFile.createOnce(file, "key\n");

    assertThat(file).hasContent("key\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(listed()).containsExactly(file);
  }

  @Test
  @DisplayName("is not made again")
  void is_not_made_again() throws IOException {
    KeyFile.createOnce(file, "key\n");

    KeyFile.createOnce(file, "another\n");

    assertThat(file).hasContent("key\n");
    assertThat(listed()).containsExactly(file);
  }

  @Test
  @DisplayName("has its name once its content is on the disk, and then the name is written too")
  void is_on_the_disk_before_it_is_used() throws IOException {
    var flushed = new ArrayList<String>();

    KeyFile.createOnce(
        file,
        "key\n",
        (path, _) ->
            flushed.add(
                (path.equals(folder) ? "the folder" : Files.readString(path).strip())
                    + (Files.exists(file) ? ", with its name" : ", without its name")));

    assertThat(flushed).containsExactly("key, without its name", "the folder, with its name");
  }

  @Test
  @DisplayName("that another process has just made is on the disk, too, before it is used")
  void of_another_process() throws IOException {
    KeyFile.createOnce(file, "key\n");
    var flushed = new ArrayList<Path>();

    KeyFile.createOnce(file, "another\n", (path, _) -> flushed.add(path));

    assertThat(flushed).last().isEqualTo(folder);
  }

  @Test
  @DisplayName("is not there if its content could not be written to the disk")
  void is_not_there_without_its_content() throws IOException {
    assertThatThrownBy(
            () ->
                KeyFile.createOnce(
                    file,
                    "key\n",
                    (_, _) -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(listed()).isEmpty();
  }

  private List<Path> listed() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
