package codev.infra.localplatform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.process.CliException;
import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any file in the place of the description of a backup")
final class BackupManifestFuzzTest implements FuzzTarget {
  private static final String NAME = "manifest.json";
  private static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Path backup;
  private final Path copy;

  BackupManifestFuzzTest() throws IOException {
    var folder = Files.createTempDirectory("fuzz");
    TemporaryFolders.deleteAtEnd(folder);
    backup = Files.createDirectory(folder.resolve("backup"));
    copy = Files.createDirectory(folder.resolve("copy"));
    Files.createFile(backup.resolve("a"));
  }

  @Override
  public List<byte[]> examples() {
    var format =
        "{\"format\":1,\"createdAt\":\"2027-01-11T12:00:00Z\",\"postgresVersion\":\"18.6\","
            + "\"logHeads\":{\"codev_groups\":{\"position\":3,\"hash\":\"ab\"}},%s"
            + "\"files\":[{\"path\":\"a\",\"bytes\":0,\"sha256\":\"%s\"}]}";
    return FuzzTarget.texts(
        format.formatted("\"epochKeys\":[\"first\"],", HASH), format.formatted("", HASH));
  }

  /** A text with half of a character, which JSON can have, is not written. */
  @Override
  public boolean accepts(byte[] input) throws IOException {
    Files.write(backup.resolve(NAME), input);
    Files.deleteIfExists(copy.resolve(NAME));
    try {
      var manifest = BackupManifest.read(backup);
      manifest.write(copy);
      assertThat(BackupManifest.read(copy)).isEqualTo(manifest);
      manifest.verify(backup);
      return true;
    } catch (CliException | CharacterCodingException _) {
      return false;
    }
  }
}
