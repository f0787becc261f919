package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Another key of a person")
class PersonKeyRotationTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private MasterKeys keys;
  private PersonKeyRotation rotation;
  private final List<String> changes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    keys = new MasterKeyCheck(database.dataSource()).open(folder.resolve("master.key"));
    rotation = new PersonKeyRotation(database.dataSource(), keys, Duration.ZERO, this::note);
  }

  @Test
  @DisplayName("encrypts what they write from then on; what they wrote before stays readable")
  void encrypts_from_then_on() throws Exception {
    var before = encryption().encrypt("alice", "note/1", WORDS);
    var bob = encryption().encrypt("bob", "note/2", WORDS);

    rotation.rotate("alice");

    var after = encryption().encrypt("alice", "note/1", WORDS);
    assertThat(after).isNotEqualTo(before);
    assertThat(encryption().decrypt(before)).contains(WORDS);
    assertThat(encryption().decrypt(after)).contains(WORDS);
    assertThat(encryption().encrypt("bob", "note/2", WORDS)).isEqualTo(bob);
    assertThat(changes).containsExactly("ROTATED alice");
  }

  @Test
  @DisplayName("is known everywhere before it encrypts, and is not added twice")
  void is_known_before_it_encrypts() throws Exception {
    var before = encryption().encrypt("alice", "note/1", WORDS);
    var attempt = start(Duration.ofDays(1));
    await().until(() -> keysOf("alice") >= 2);
    attempt.interrupt();
    attempt.join();

    assertThat(encryption().encrypt("alice", "note/1", WORDS)).isEqualTo(before);

    rotation.rotate("alice");
    assertThat(keysOf("alice")).isEqualTo(2);
    assertThat(encryption().encrypt("alice", "note/1", WORDS)).isNotEqualTo(before);
  }

  @Test
  @DisplayName("does not encrypt before its own pause is over where others are replaced at once")
  void waits_for_its_own_pause() throws Exception {
    encryption().encrypt("alice", "note/1", WORDS);
    var second = start(Duration.ofSeconds(2));
    await().until(() -> keysOf("alice") >= 2);
    rotation.rotate("alice");
    var bySecond = encryption().encrypt("alice", "note/1", WORDS);
    var third = start(Duration.ofDays(1));
    await().until(() -> keysOf("alice") >= 3);
    second.join();
    assertThat(changes).as("once, by whichever was first").containsExactly("ROTATED alice");

    assertThat(encryption().encrypt("alice", "note/1", WORDS)).isEqualTo(bySecond);

    third.interrupt();
    third.join();
  }

  private void note(String person, PersonKeyListener.Change change) {
    changes.add(change + " " + person);
  }

  private Thread start(Duration pause) {
    var another = new PersonKeyRotation(database.dataSource(), keys, pause, this::note);
    return Thread.ofVirtual().start(() -> rotateUntilInterrupted(another));
  }

  private static void rotateUntilInterrupted(PersonKeyRotation rotation) {
    try {
      rotation.rotate("alice");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("is destroyed with those before it when the person is erased")
  void is_destroyed_with_those_before_it() throws Exception {
    var before = encryption().encrypt("alice", "note/1", WORDS);
    rotation.rotate("alice");
    var after = encryption().encrypt("alice", "note/1", WORDS);

    encryption().erase("alice");

    assertThat(encryption().decrypt(before)).isEmpty();
    assertThat(encryption().decrypt(after)).isEmpty();
    assertThatThrownBy(() -> rotation.rotate("alice"))
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContaining("alice has no key");
  }

  @Test
  @DisplayName("is wrapped again with those before it when the master key is replaced")
  void is_wrapped_again() throws Exception {
    var before = encryption().encrypt("alice", "note/1", WORDS);
    rotation.rotate("alice");
    var both = keys.and(MasterKeys.readOrCreate(folder.resolve("new.key")));
    new MasterKeyCheck(database.dataSource()).verify(both);
    new MasterKeyRotation(database.dataSource(), both).rotate();

    keys = new MasterKeyCheck(database.dataSource()).open(folder.resolve("new.key"));
    assertThat(encryption().decrypt(before)).contains(WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "invitation addresses"})
  @DisplayName("is made for nobody else")
  void is_made_for_nobody_else(String name) {
    encryption().encrypt("invitation addresses", "invitation", WORDS);
    assertThatThrownBy(() -> rotation.rotate(name)).isInstanceOf(KeyRotationRefusedException.class);
  }

  private int keysOf(String person) throws Exception {
    try (var connection = database.connect();
        var statement = connection.prepareStatement("select keyset from person_keys");
        var row = statement.executeQuery()) {
      assertThat(row.next()).isTrue();
      return KeyVault.parse(keys.all(), person, row.getBytes(1)).size();
    }
  }

  private TextEncryption encryption() {
    return new KeyVaultTextEncryption(
        new KeyVault(database.dataSource(), keys), Duration.ZERO, (_, _) -> {});
  }
}
