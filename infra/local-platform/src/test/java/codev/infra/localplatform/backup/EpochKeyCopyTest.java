package codev.infra.localplatform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The copy of the epoch keys beside the backups")
class EpochKeyCopyTest {
  private static final String FIRST = "20261129T120000Z-0123456789ab";
  private static final String SECOND = "20261130T120000Z-0123456789ab";
  private static final String THIRD = "20261201T120000Z-0123456789ab";

  @TempDir private Path folder;
  private DataDirectory data;
  private EpochKeyCopy copy;

  @BeforeEach
  void a_platform() throws IOException {
    data = platform("platform", "first");
    copy = EpochKeyCopy.beside(folder.resolve("backup"));
  }

  @Test
  @DisplayName("has what there is now, for its owner only, and nothing that was destroyed")
  void has_what_there_is_now() throws IOException {
    add(data, FIRST, SECOND);
    copy.replace(data, List.of(SECOND));
    Files.delete(data.epochKeys().resolve(FIRST));
    Files.writeString(data.epochKeys().resolve(THIRD + "1.new"), "of an interrupted attempt");
    add(data, THIRD);

    copy.replace(data, List.of(THIRD));

    assertThat(OwnerOnlyFiles.files(copy.folder())).containsExactly(SECOND, THIRD);
    assertThat(Files.getPosixFilePermissions(copy.folder().resolve(THIRD)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("epoch-keys.draft")).doesNotExist();
  }

  @Test
  @DisplayName("is kept where a key is missing that the backup needs")
  void is_kept_where_a_key_is_missing() throws IOException {
    add(data, FIRST);
    copy.replace(data, List.of(FIRST));
    Files.delete(data.epochKeys().resolve(FIRST));
    add(data, SECOND);

    assertThatThrownBy(() -> copy.replace(data, List.of(FIRST, SECOND)))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("Repeat it");
    assertThat(OwnerOnlyFiles.files(copy.folder())).containsExactly(FIRST);
  }

  @Test
  @DisplayName("is listed once for the services, which delete from it what they destroy")
  void is_listed() throws IOException {
    add(data, FIRST);
    var another = EpochKeyCopy.beside(folder.resolve("elsewhere/backup"));
    for (int i = 0; i < 2; i++) {
      copy.replace(data, List.of(FIRST));
      Files.createDirectories(folder.resolve("elsewhere"));
      another.replace(data, List.of(FIRST));
    }

    assertThat(data.epochKeyCopies()).isEqualTo(Path.of(data.epochKeys() + ".copies"));
    assertThat(Files.readAllLines(data.epochKeyCopies()))
        .containsExactly(
            copy.folder().toString(),
            copy.folder() + ".draft",
            another.folder().toString(),
            another.folder() + ".draft");
  }

  @Test
  @DisplayName("is listed by a platform that is restored from it, too")
  void is_listed_by_a_restored_platform() throws IOException {
    add(data, FIRST);
    copy.replace(data, List.of(FIRST));
    var restored = platform("restored", "first");

    copy.addTo(restored, manifest(FIRST));

    assertThat(Files.readAllLines(restored.epochKeyCopies()))
        .containsExactly(copy.folder().toString());
  }

  @Test
  @DisplayName("is not made of a platform that has none")
  void is_not_made_of_none() throws IOException {
    copy.replace(data, List.of());
    assertThat(copy.folder()).doesNotExist();
    assertThat(data.epochKeyCopies()).doesNotExist();
  }

  @Test
  @DisplayName("of another platform is not replaced; one from before a new master key is")
  void of_another_platform() throws IOException {
    add(data, FIRST);
    copy.replace(data, List.of(FIRST));
    var another = platform("another", "of another");
    add(another, SECOND);

    assertThatThrownBy(() -> copy.replace(another, List.of(SECOND)))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("another platform");

    var masterKeys = data.secrets().masterKeyFile();
    masterKeys.add();
    masterKeys.remove(List.of(masterKeys.ids().getFirst()));
    Files.delete(data.epochKeys().resolve(FIRST));
    add(data, SECOND);
    copy.replace(data, List.of(SECOND));
    assertThat(OwnerOnlyFiles.files(copy.folder())).containsExactly(SECOND);
  }

  @Test
  @DisplayName("opens a backup whose keys it or the platform has, and no other")
  void opens_what_has_its_keys() throws IOException {
    add(data, FIRST);
    copy.replace(data, List.of(FIRST));
    var backup = folder.resolve("backup");
    add(data, SECOND);

    copy.requireOpens(backup, manifest(FIRST, SECOND), data);
    copy.requireOpens(backup, manifest(), data);
    assertThatThrownBy(() -> copy.requireOpens(backup, manifest(THIRD), data))
        .isInstanceOf(CliException.class)
        .hasMessageContainingAll(THIRD, "--only SERVICE");
  }

  @Test
  @DisplayName("brings nothing back that the platform does not need")
  void brings_nothing_back() throws IOException {
    add(data, FIRST, SECOND);
    copy.replace(data, List.of(SECOND));
    Files.delete(data.epochKeys().resolve(FIRST));

    copy.addTo(data, manifest(SECOND));
    assertThat(OwnerOnlyFiles.files(data.epochKeys())).containsExactly(SECOND);

    var empty = platform("empty", "first");
    copy.addTo(empty, manifest(SECOND));
    assertThat(OwnerOnlyFiles.files(empty.epochKeys())).containsExactly(FIRST, SECOND);
  }

  private static BackupManifest manifest(String... epochKeys) {
    return new BackupManifest(
        BackupManifest.FORMAT, Instant.EPOCH, "18.6", Map.of(), List.of(epochKeys), List.of());
  }

  private DataDirectory platform(String name, String masterKey) throws IOException {
    var platform = new DataDirectory(folder.resolve(name));
    Files.createDirectories(platform.secrets().folder());
    Files.writeString(platform.secrets().masterKey(), masterKey + "\n");
    return platform;
  }

  private static void add(DataDirectory platform, String... ids) throws IOException {
    Files.createDirectories(platform.epochKeys());
    var masterKey = platform.secrets().masterKeyFile().ids().getLast();
    for (var id : ids) Files.writeString(platform.epochKeys().resolve(id), masterKey + " x");
  }
}
