package codev.infra.localplatform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a restore replaces")
class ReplacedDataTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private DataDirectory data = new DataDirectory(Path.of(""));
  private Path views = Path.of("");
  private Path postgres = Path.of("");

  @BeforeEach
  void a_platform() throws IOException {
    data = new DataDirectory(folder.resolve("platform"));
    views = store("views");
    postgres = store("postgres");
  }

  @Test
  @DisplayName("is set aside, and the new data are in its place")
  void is_replaced() throws Exception {
    var restored = Files.createDirectories(folder.resolve("restored"));

    replace(restored);

    assertThat(postgres).isEmptyDirectory();
    assertThat(views).doesNotExist();
    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      var replaced = aside.iterator().next();
      assertThat(replaced.resolve("data/postgres/content")).exists();
      assertThat(replaced.resolve("data/views/content")).exists();
      assertThat(printed.toString(UTF_8)).contains(replaced.toString());
    }
  }

  @Test
  @DisplayName("keeps no read models once all is restored, also of an earlier attempt")
  void keeps_no_read_models() throws Exception {
    var replaced = new ReplacedData(data, out());
    replaced.setAside(List.of(data.stores()));
    store("views");
    replaced.setAside(List.of(data.stores()));
    var current = store("views").resolve("content");

    replaced.deleteReadModels();

    assertThat(current).exists();
    try (var files = Files.walk(data.root())) {
      assertThat(files.filter(file -> file.endsWith("views"))).containsExactly(views);
    }
    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      assertThat(aside).hasSize(2);
    }
  }

  @Test
  @DisplayName("has a folder of its own each time, also within a second")
  void is_never_mixed() throws Exception {
    for (int i = 0; i < 3; i++) {
      Files.createDirectories(views);
      new ReplacedData(data, out()).setAside(List.of(views));
    }

    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      assertThat(aside).hasSize(3);
    }
  }

  @Test
  @DisplayName("is moved back where the new data cannot be moved to its place")
  void is_moved_back() throws Exception {
    assertThatThrownBy(() -> replace(folder.resolve("missing")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(postgres.toString())
        .hasMessageContaining("nothing has changed");

    assertThat(postgres.resolve("content")).exists();
    assertThat(views.resolve("content")).exists();
    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      assertThat(aside).isEmpty();
    }
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  @DisplayName("that cannot be moved back either is kept, and the place is named")
  void is_kept_where_it_was_set_aside() throws Exception {
    // A file and then its folder, which can neither be set aside nor be moved back.
    var content = views.resolve("content");

    assertThatThrownBy(
            () ->
                new ReplacedData(data, out())
                    .replace(List.of(content, views), folder.resolve("missing"), postgres))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("could not be moved back. It is in " + data.root());

    try (var aside = Files.newDirectoryStream(data.root(), "replaced-*")) {
      assertThat(aside.iterator().next().resolve("data/views")).exists();
    }
  }

  private void replace(Path restored) throws IOException {
    new ReplacedData(data, out()).replace(List.of(views, postgres), restored, postgres);
  }

  private PrintStream out() {
    return new PrintStream(printed, true, UTF_8);
  }

  private Path store(String name) throws IOException {
    var store = Files.createDirectories(data.store(name));
    Files.createFile(store.resolve("content"));
    return store;
  }
}
