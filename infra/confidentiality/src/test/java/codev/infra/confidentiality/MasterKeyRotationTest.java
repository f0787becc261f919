package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import codev.infra.confidentiality.KeyVault.AdditionResult;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Replacing the master key")
class MasterKeyRotationTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";
  private static final String OLD = line("the old master key, of 32 bytes.");
  private static final String NEW = line("the new master key, of 32 bytes.");

  private final TestPostgres.Database database =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);

  private String alice = "";
  private String bob = "";
  private byte[] views = {};

  @BeforeEach
  void a_vault_of_the_old_key() {
    var keys = keys(OLD);
    alice = encryption(keys).encrypt("alice", "note/1", WORDS);
    bob = encryption(keys).encrypt("bob", "note/2", WORDS);
    views = serviceKeys(keys).key("views");
  }

  @Test
  @DisplayName("a key that was added wraps nothing, and need not be there")
  void an_added_key_wraps_nothing() {
    var both = keys(OLD, NEW);
    encryption(both).encrypt("carla", "note/3", WORDS);

    assertThat(new MasterKeyRotation(database.dataSource(), both).keys())
        .extracting(MasterKeyRotation.MasterKey::used)
        .containsExactly(true, false);
    assertThat(encryption(keys(OLD)).decrypt(alice)).contains(WORDS);
  }

  @Test
  @DisplayName("keys are named by a digest, as the launcher names them")
  void keys_are_named() {
    assertThat(MasterKeys.id(OLD)).isEqualTo("58a0b66d16ba");
    assertThat(keys(OLD).byId()).containsOnlyKeys("58a0b66d16ba");
  }

  @Test
  @DisplayName("everything is wrapped by the new key then, and the old one is needed no longer")
  void everything_is_wrapped_again() {
    var rotation = rotation(OLD, NEW);

    var rotated = rotation.rotate();

    assertThat(rotated.wrapping()).isEqualTo(MasterKeys.id(NEW));
    assertThat(rotated.wrappedAgain()).isEqualTo(3);
    assertThat(rotated.retired()).containsExactly(MasterKeys.id(OLD));
    assertThat(rotation.retired()).isEqualTo(rotated.retired());
    assertReadableWithNewKeyAlone();
    assertThatThrownBy(() -> keys(OLD)).isInstanceOf(MasterKeyRefusedException.class);
  }

  @Test
  @DisplayName("nothing that the old key has wrapped is left in the file of the table")
  void nothing_of_the_old_key_is_left() {
    var wrapped =
        database.ask("select encode(keyset, 'hex') from person_keys where username = 'alice'");

    rotation(OLD, NEW).rotate();

    database.ask("checkpoint");
    assertThat(
            database.ask(
                "select encode(pg_read_binary_file(pg_relation_filepath('person_keys')), 'hex')"))
        .isNotEmpty()
        .doesNotContain(wrapped);
  }

  @Test
  @DisplayName("the age of the key by which the vault wraps begins anew")
  void the_age_begins_anew() {
    database.ask("update master_key_check set wraps_since = wraps_since - interval '40 days'");
    var rotation = rotation(OLD, NEW);
    assertThat(rotation.age()).isBetween(40 * 86_400.0, 41 * 86_400.0);

    rotation.rotate();

    assertThat(rotation.age()).isBetween(0.0, 3_600.0);
  }

  @Test
  @DisplayName("a retired key that is still in the file does not come back")
  void a_retired_key_does_not_come_back() {
    rotation(OLD, NEW).rotate();

    var rotation = rotation(OLD, NEW);

    assertThat(rotation.keys())
        .containsExactly(new MasterKeyRotation.MasterKey(MasterKeys.id(NEW), true, true, 3));
    assertThat(rotation.rotate())
        .isEqualTo(new MasterKeyRotation.RotationResult(MasterKeys.id(NEW), 0, List.of()));
  }

  @Test
  @DisplayName("it can be interrupted after any row, and repeated")
  void it_can_be_interrupted() {
    database.ask(
        """
        create function interrupt() returns trigger language plpgsql as $$
        begin
          raise exception 'interrupted';
        end $$;
        create trigger interrupt before update on person_keys
          for each row when (new.username = 'bob') execute function interrupt()
        """);
    assertThatThrownBy(() -> rotation(OLD, NEW).rotate()).isInstanceOf(IllegalStateException.class);

    // both are needed, and everything is readable
    var both = keys(OLD, NEW);
    assertThat(encryption(both).decrypt(alice)).contains(WORDS);
    assertThat(encryption(both).decrypt(bob)).contains(WORDS);
    assertThatThrownBy(() -> keys(OLD)).hasMessageContaining("incomplete");
    assertThatThrownBy(() -> keys(NEW)).hasMessageContaining("incomplete");

    database.ask("drop trigger interrupt on person_keys");
    assertThat(rotation(OLD, NEW).rotate().retired()).containsExactly(MasterKeys.id(OLD));
    assertReadableWithNewKeyAlone();
  }

  @Test
  @DisplayName("as long as a row is damaged no key is retired, and the person is named")
  void a_damaged_row_keeps_the_old_key() {
    database.ask("update person_keys set keyset = 'x' where username = 'bob'");

    assertThatThrownBy(() -> rotation(OLD, NEW).rotate())
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContainingAll("bob", "none is retired");
    assertThat(database.ask("select count(*) from master_key_check")).isEqualTo("2");

    encryption(keys(OLD, NEW)).erase("bob");
    assertThat(rotation(OLD, NEW).rotate().retired()).containsExactly(MasterKeys.id(OLD));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("a key that does not answer is named, and no person is to be erased for it")
  void a_key_that_does_not_answer(boolean isTheNewOne) {
    var id = MasterKeys.id(isTheNewOne ? NEW : OLD);
    var byId = new LinkedHashMap<>(keys(OLD, NEW).byId());
    var remote = new RemoteKey(Objects.requireNonNull(byId.get(id)));
    byId.put(id, remote);
    var rotation = new MasterKeyRotation(database.dataSource(), new MasterKeys(byId));

    remote.answers = false;
    assertThatThrownBy(rotation::rotate)
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContainingAll(id, "does not answer", "none is retired")
        .hasMessageNotContaining("erase");
    assertThat(database.ask("select count(*) from master_key_check")).isEqualTo("2");

    remote.answers = true;
    assertThat(rotation.rotate().retired()).containsExactly(MasterKeys.id(OLD));
    assertReadableWithNewKeyAlone();
  }

  @Test
  @DisplayName("it is refused while an instance does not have the new key, or may not")
  void it_is_refused_while_an_instance_does_not_have_the_key() throws Exception {
    var rotation = rotation(OLD, NEW);
    for (var name : new String[] {VaultConnections.name(keys(OLD)), "an earlier version"})
      try (var _ =
          DriverManager.getConnection(
              VaultConnections.url(database.url(), name.replace(' ', '+')),
              TestPostgres.Database.USERNAME,
              TestPostgres.Database.PASSWORD)) {
        assertThatThrownBy(rotation::rotate)
            .isInstanceOf(KeyRotationRefusedException.class)
            .hasMessageContaining("Not all instances have the new master key");
      }
    assertThat(encryption(keys(OLD)).decrypt(alice)).contains(WORDS);

    try (var _ =
        DriverManager.getConnection(
            VaultConnections.url(database.url(), VaultConnections.name(keys(OLD, NEW))),
            TestPostgres.Database.USERNAME,
            TestPostgres.Database.PASSWORD)) {
      assertThat(rotation.rotate().retired()).containsExactly(MasterKeys.id(OLD));
    }
  }

  @Test
  @DisplayName("where the added key is lost, another that is added later replaces both")
  void a_lost_key_is_passed_over() {
    keys(OLD, NEW);
    assertThatThrownBy(() -> rotation(OLD).rotate())
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContainingAll(MasterKeys.id(NEW), "another new key");

    var another = line("one more master key, of 32 bytes");
    var rotated = rotation(OLD, another).rotate();

    assertThat(rotated.wrapping()).isEqualTo(MasterKeys.id(another));
    assertThat(rotated.retired()).containsExactlyInAnyOrder(MasterKeys.id(OLD), MasterKeys.id(NEW));
    assertThat(encryption(keys(another)).decrypt(alice)).contains(WORDS);
  }

  @Test
  @DisplayName("an instance without the new key wraps nothing by the old one any more")
  void an_instance_without_the_key_wraps_nothing() {
    var old = keys(OLD);
    var vault = new KeyVault(database.dataSource(), keys(OLD, NEW));
    var wrappedBefore = vault.newKey("carla");

    rotation(OLD, NEW).rotate();

    assertThatThrownBy(() -> encryption(old).encrypt("david", "note/4", WORDS))
        .isInstanceOf(MasterKeyRefusedException.class)
        .hasMessageContaining("CODEV_MASTER_KEY_FILE");
    assertThat(vault.add("carla", wrappedBefore)).isEqualTo(AdditionResult.REFUSED);
    assertThat(vault.find("carla")).isNull();
    assertThat(vault.add("carla", vault.newKey("carla"))).isEqualTo(AdditionResult.ADDED);
  }

  @Test
  @DisplayName("nothing is encrypted by a key that was made before and cannot be stored any more")
  void a_key_that_cannot_be_stored_is_made_anew() {
    var vault = new KeyVault(database.dataSource(), keys(OLD, NEW));
    var encryption = new KeyVaultTextEncryption(vault, Duration.ofMinutes(1), (_, _) -> {});
    var _ = encryption.of("carla").encrypt("note/3", WORDS); // of a command that was refused

    rotation(OLD, NEW).rotate();
    var sealed = encryption.encrypt("carla", "note/3", WORDS);

    assertThat(encryption(keys(NEW)).decrypt(sealed)).contains(WORDS);
  }

  @Test
  @DisplayName("a vault of an earlier version gets names when a service starts")
  void a_vault_of_an_earlier_version() {
    database.ask("update person_keys set master_key = null");
    database.ask("update service_key set master_key = null");
    database.ask("update master_key_check set id = null");

    assertThat(encryption(keys(OLD)).decrypt(alice)).contains(WORDS);

    assertThat(database.ask("select id from master_key_check")).isEqualTo(MasterKeys.id(OLD));
    assertThat(rotation(OLD, NEW).rotate().wrappedAgain()).isEqualTo(3);
    assertReadableWithNewKeyAlone();
  }

  @Test
  @DisplayName("of two lines of which an earlier version recorded the first, both are in use")
  void a_second_line_of_an_earlier_version() {
    database.ask("update person_keys set master_key = null");
    database.ask("update service_key set master_key = null");
    database.ask("delete from master_key_check");
    keys(NEW, OLD);
    database.ask("delete from master_key_check where id = '" + MasterKeys.id(OLD) + "'");

    var rotation = rotation(NEW, OLD);

    assertThat(rotation.keys())
        .extracting(MasterKeyRotation.MasterKey::wraps, MasterKeyRotation.MasterKey::used)
        .containsExactly(tuple(true, true), tuple(false, true));
    assertThatThrownBy(() -> keys(NEW)).hasMessageContaining("incomplete");
    var rotated = rotation.rotate();
    assertThat(rotated.wrapping()).isEqualTo(MasterKeys.id(NEW));
    assertThat(rotated.retired()).containsExactly(MasterKeys.id(OLD));
    assertReadableWithNewKeyAlone();
  }

  @Test
  @DisplayName("what an earlier version writes without a name is wrapped again, and refused later")
  void rows_without_a_name() {
    database.ask("update person_keys set master_key = null");
    assertThat(rotation(OLD, NEW).rotate().wrappedAgain()).isEqualTo(3);
    assertReadableWithNewKeyAlone();

    assertThatThrownBy(
            () -> database.ask("insert into person_keys (username, keyset) values ('eve', 'x')"))
        .hasStackTraceContaining("does not name its master key");
    database.ask("insert into person_keys (username, erased_at) values ('frank', now())");
  }

  @Test
  @DisplayName("a person who was erased stays erased")
  void erasure_stays() {
    encryption(keys(OLD)).erase("bob");
    rotation(OLD, NEW).rotate();
    assertThat(encryption(keys(NEW)).decrypt(bob)).isEmpty();
    assertThat(encryption(keys(NEW)).decrypt(alice)).contains(WORDS);
  }

  private void assertReadableWithNewKeyAlone() {
    var fresh = keys(NEW);
    assertThat(encryption(fresh).decrypt(alice)).contains(WORDS);
    assertThat(encryption(fresh).decrypt(bob)).contains(WORDS);
    assertThat(serviceKeys(fresh).key("views")).isEqualTo(views);
    assertThat(encryption(fresh).encrypt("alice", "note/1", WORDS)).isEqualTo(alice);
  }

  private MasterKeyRotation rotation(String... lines) {
    return new MasterKeyRotation(database.dataSource(), keys(lines));
  }

  /** As a service has them that was started with these lines. */
  private MasterKeys keys(String... lines) {
    var keys = MasterKeys.of(String.join("\n", lines));
    new MasterKeyCheck(database.dataSource()).verify(keys);
    return keys;
  }

  private KeyVaultTextEncryption encryption(MasterKeys keys) {
    return new KeyVaultTextEncryption(
        new KeyVault(database.dataSource(), keys), Duration.ZERO, (_, _) -> {});
  }

  private ServiceKeys serviceKeys(MasterKeys keys) {
    return new ServiceKeys(database.dataSource(), keys, "session-service");
  }

  private static String line(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
  }

  /** A key of a key management service. */
  private static final class RemoteKey implements Aead {
    private final Aead key;
    private boolean answers = true;

    private RemoteKey(Aead key) {
      this.key = key;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
      mustAnswer();
      return key.encrypt(plaintext, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
        throws GeneralSecurityException {
      mustAnswer();
      return key.decrypt(ciphertext, associatedData);
    }

    private void mustAnswer() throws GeneralSecurityException {
      if (!answers) throw new GeneralSecurityException("no answer within 3 s");
    }
  }
}
