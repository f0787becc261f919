package codev.infra.localplatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./codev up")
class UpCommandTest {

  @TempDir Path folder;

  @Test
  @DisplayName("starts nothing on what an interrupted restore has left")
  void not_after_an_interrupted_restore() throws Exception {
    var data = new DataDirectory(folder.resolve("platform"));
    Files.createDirectories(data.root().resolve("restoring"));
    var options = Arguments.of(List.of("up"), folder).up();

    assertThatThrownBy(() -> new UpCommand(folder, data, options).run())
        .isInstanceOf(CliException.class)
        .hasMessageContaining("A restore was interrupted");
    assertThat(data.store("postgres")).doesNotExist();
  }
}
