package codev.infra.localplatform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The description of a backup")
class BackupManifestTest {
  private static final String DESCRIPTION =
      """
      {
        "format": 1,
        "createdAt": "2027-01-11T12:00:00Z",
        "postgresVersion": "18.6",
        "logHeads": {},
        "files": [{"path": "postgres/PG_VERSION", "bytes": 3, "sha256": "ab"}]
      }
      """;

  @TempDir private Path backup;

  @Test
  @DisplayName("may be of a version that had no epoch keys")
  void may_have_no_epoch_keys() throws IOException {
    assertThat(read(DESCRIPTION).epochKeys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"createdAt", "postgresVersion", "logHeads", "files", "path", "sha256"})
  @DisplayName("is refused where something is missing by which the backup is checked")
  void is_complete(String field) {
    assertThat(DESCRIPTION).contains('"' + field + '"');
    assertDamaged(DESCRIPTION.replace('"' + field + '"', "\"other\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secrets/master-key", "a/../../b", "/etc/hostname", "a\\u0000"})
  @DisplayName("names files of the backup and no others")
  void names_its_files(String path) {
    assertDamaged(DESCRIPTION.replace("postgres/PG_VERSION", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[null]"})
  @DisplayName("is not nothing")
  void is_not_nothing(String value) {
    assertDamaged(value.equals("null") ? value : DESCRIPTION.replaceAll("\\[.*]", value));
  }

  private void assertDamaged(String description) {
    assertThatThrownBy(() -> read(description))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("The backup is damaged: ");
  }

  private BackupManifest read(String description) throws IOException {
    Files.writeString(backup.resolve("manifest.json"), description);
    return BackupManifest.read(backup);
  }
}
