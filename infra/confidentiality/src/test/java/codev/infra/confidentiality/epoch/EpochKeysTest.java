package codev.infra.confidentiality.epoch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files of epoch keys")
class EpochKeysTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final byte[] WORDS = "Je n'ose pas le dire.".getBytes(UTF_8);
  private static final byte[] BOUND = {};

  @TempDir private Path folder;
  private Aead old;
  private Aead fresh;

  @BeforeEach
  void two_master_keys() throws GeneralSecurityException {
    AeadConfig.register();
    old = aead();
    fresh = aead();
  }

  @Test
  @DisplayName("are read by every process that has the master key, without a start")
  void are_read_by_every_process() throws Exception {
    var another = keys(Map.of("old", old));
    var id = keys(Map.of("old", old)).make("old", NOON);

    assertThat(another.ids()).containsExactly(id);
    assertThat(EpochKeys.madeAt(id)).isEqualTo(NOON);
    var encrypted = keys(Map.of("old", old)).key(id).encrypt(WORDS, BOUND);
    assertThat(another.key(id).decrypt(encrypted, BOUND)).isEqualTo(WORDS);
    assertThat(another.masterKey(id)).isEqualTo("old");
  }

  @Test
  @DisplayName("are their owner's alone")
  void are_their_owners() throws Exception {
    var keys = new EpochKeys(folder.resolve("epochs"), Map.of("old", old));
    var id = keys.make("old", NOON);

    assertThat(permissions(folder.resolve("epochs"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("epochs").resolve(id))).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("are not read without their master key, under another name, or when altered")
  void are_bound() throws Exception {
    var keys = keys(Map.of("old", old));
    var id = keys.make("old", NOON);
    var another = keys.make("old", NOON.plusSeconds(1));

    assertThatThrownBy(() -> keys(Map.of("fresh", fresh)).key(id))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContainingAll(id, "the master key old");
    Files.writeString(folder.resolve(another), Files.readString(folder.resolve(id)));
    assertThatThrownBy(() -> keys(Map.of("old", old)).key(another))
        .isInstanceOf(GeneralSecurityException.class);
    Files.writeString(folder.resolve(id), "old");
    assertThatThrownBy(() -> keys(Map.of("old", old)).key(id))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("not complete");
    assertThatThrownBy(() -> keys.key("20261201T120000Z-0123456789ab"))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("There is no epoch key 20261201T120000Z-0123456789ab");
  }

  @Test
  @DisplayName("are the same keys once another master key wraps them")
  void are_wrapped_again() throws Exception {
    var keys = keys(Map.of("old", old, "fresh", fresh));
    var id = keys.make("old", NOON);
    var encrypted = keys.key(id).encrypt(WORDS, BOUND);

    assertThat(keys.wrapAgain(id, "fresh")).isTrue();
    assertThat(keys.wrapAgain(id, "fresh")).isFalse();

    assertThat(keys(Map.of("fresh", fresh)).key(id).decrypt(encrypted, BOUND)).isEqualTo(WORDS);
    assertThatThrownBy(() -> keys(Map.of("old", old)).key(id))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  @DisplayName("leave nothing when they are destroyed, neither beside them nor in memory")
  void leave_nothing() throws Exception {
    var keys = keys(Map.of("old", old));
    var another = keys(Map.of("old", old));
    var id = keys.make("old", NOON);
    var kept = keys.make("old", NOON.plusSeconds(1));
    var _ = another.key(id);
    Files.copy(folder.resolve(id), folder.resolve(id + "123.new")); // of an interrupted attempt

    keys.destroy(id);
    assertThat(another.key(id)).as("until it is told").isNotNull();
    another.forget(List.of(id));

    assertThat(folder).isDirectoryContaining("glob:**" + kept);
    assertThat(folder).isDirectoryNotContaining("glob:**" + id + "*");
    for (var process : new EpochKeys[] {keys, another}) {
      assertThatThrownBy(() -> process.key(id)).isInstanceOf(GeneralSecurityException.class);
      assertThat(process.ids()).containsExactly(kept);
    }
  }

  private EpochKeys keys(Map<String, Aead> masterKeys) {
    return new EpochKeys(folder, masterKeys);
  }

  private static Aead aead() throws GeneralSecurityException {
    return KeysetHandle.generateNew(
            PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
