package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@DisplayName("Texts that leave with their scope")
class RetentionScopeTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";
  private static final UUID PROGRAMME = UUID.fromString("0197a000-0000-7000-8000-000000000001");
  private static final UUID OTHER_PROGRAMME =
      UUID.fromString("0197a000-0000-7000-8000-000000000002");
  private static final RetentionScope SCOPE =
      new RetentionScope(RetentionScope.Kind.WORDS, PROGRAMME);

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private KeyVaultTextEncryption encryption;

  /** Whose keys were announced as new. */
  private final List<String> created = new CopyOnWriteArrayList<>();

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    encryption = service();
  }

  /** One service's encryption on the common vault, which keeps no key in memory. */
  private KeyVaultTextEncryption service() {
    return service(database.dataSource(), Duration.ZERO);
  }

  private KeyVaultTextEncryption service(DataSource vault, Duration memory) {
    return new KeyVaultTextEncryption(
        new KeyVault(
            vault, new MasterKeyCheck(database.dataSource()).open(folder.resolve("master.key"))),
        memory,
        (person, _) -> created.add(person));
  }

  private String encrypt(RetentionScope scope, String author, String context) {
    var own = encryption.of(author);
    var encrypted = own.encrypt(scope, context, WORDS);
    own.storeKey().run();
    return encrypted;
  }

  @Test
  @DisplayName("are decrypted in all services, and the same text gives the same ciphertext")
  void are_decrypted_everywhere() {
    var encrypted = encrypt(SCOPE, "alice", "contribution/1");

    assertThat(service().decrypt(encrypted)).contains(WORDS);
    assertThat(encrypt(SCOPE, "alice", "contribution/1")).isEqualTo(encrypted);
    assertThat(service().of("alice").encrypt(SCOPE, "contribution/1", WORDS)).isEqualTo(encrypted);
    assertThat(created).containsExactly("alice");
  }

  @Test
  @DisplayName("are read once their author is erased where the scope's key alone encrypts them")
  void are_read_without_their_author() {
    var items = encryption.of("alice").encryptInScopeAlone(SCOPE, "survey/items", "[\"C1\"]");

    assertThat(encryption.of("alice").encryptInScopeAlone(SCOPE, "survey/items", "[\"C1\"]"))
        .isEqualTo(items);
    assertThat(encryption.of("bob").encryptInScopeAlone(SCOPE, "survey/items", "[\"C1\"]"))
        .as("of another author")
        .isNotEqualTo(items);
    assertThat(created).as("a key of nobody is not announced").isEmpty();
    var own = encryption.encrypt("alice", "reason", WORDS);
    encryption.erase("alice");
    assertThat(encryption.decrypt(own)).isEmpty();
    assertThat(service().decrypt(items)).contains("[\"C1\"]");
    encryption.destroy(SCOPE);
    assertThat(service().decrypt(items)).isEmpty();
    var author = encryption.of("bob");
    assertThatThrownBy(() -> author.encryptInScopeAlone(SCOPE, "survey/items", "[]"))
        .isInstanceOf(RetentionEndedException.class);
  }

  @Test
  @DisplayName("have the keys of author and scope read at once")
  void have_both_keys_read_at_once() {
    var encrypted = encrypt(SCOPE, "alice", "contribution/1");
    var connections = new CountedConnections(database.dataSource());

    var writer = service(connections, Duration.ofMinutes(1));
    assertThat(writer.of("alice").encrypt(SCOPE, "contribution/1", WORDS)).isEqualTo(encrypted);
    assertThat(connections.count.getAndSet(0)).isEqualTo(1);

    var reader = service(connections, Duration.ofMinutes(1));
    for (int reading = 0; reading < 2; reading++)
      assertThat(reader.decrypt(encrypted)).contains(WORDS);
    assertThat(connections.count.getAndSet(0)).isEqualTo(1);

    reader.loadKeys(List.of("alice", "bob", "carla"));
    reader.loadKeys(List.of("bob", "carla", SCOPE.keyName()));
    assertThat(connections.count.get()).as("of two who have no keys").isEqualTo(1);
    var bob = encryption.encrypt("bob", "reason", WORDS);
    assertThat(reader.decrypt(bob)).as("which was made since").contains(WORDS);

    database.ask("update person_keys set keyset = 'x' where username = 'alice'");
    var third = service(connections, Duration.ofMinutes(1));
    assertThatThrownBy(() -> third.of("alice").encrypt(SCOPE, "contribution/1", WORDS))
        .isInstanceOf(KeyDamagedException.class);
    assertThatThrownBy(() -> third.decrypt(encrypted)).isInstanceOf(KeyDamagedException.class);
  }

  /** Each of which is one question to the vault. */
  private static final class CountedConnections extends DelegatingDataSource {
    private final AtomicInteger count = new AtomicInteger();

    CountedConnections(DataSource vault) {
      super(vault);
    }

    @Override
    public Connection getConnection() throws SQLException {
      count.incrementAndGet();
      return super.getConnection();
    }
  }

  @Test
  @DisplayName("have the form of encrypted texts, of their author and in their context")
  void have_the_form_of_encrypted_texts() {
    var encrypted = encrypt(SCOPE, "alice", "contribution/1");

    assertThat(encrypted).startsWith("s2.");
    assertThat(TextEncryption.isEncrypted(encrypted)).isTrue();
    assertThat(TextEncryption.authorOf(encrypted)).isEqualTo("alice");
    assertThat(TextEncryption.isBoundTo(encrypted, "alice", "contribution/1")).isTrue();
    assertThat(TextEncryption.isBoundTo(encrypted, "alice", "contribution/2")).isFalse();
    assertThat(TextEncryption.authorsWithin("{\"a\":\"" + encrypted + "\",\"b\":\"s2.a.b\"}"))
        .containsExactly("alice");
  }

  @Test
  @DisplayName("can be read nowhere once the key of their scope is destroyed, whoever wrote them")
  void leave_with_their_scope() {
    var alice = encrypt(SCOPE, "alice", "contribution/1");
    var bob = encrypt(SCOPE, "bob", "contribution/2");
    var answers =
        encrypt(new RetentionScope(RetentionScope.Kind.ANSWERS, PROGRAMME), "alice", "survey");
    var elsewhere =
        encrypt(new RetentionScope(RetentionScope.Kind.WORDS, OTHER_PROGRAMME), "alice", "note/1");
    var unscoped = encryption.encrypt("alice", "reason", WORDS);

    for (var service : List.of(encryption, service()))
      assertThat(service.isDestroyed(SCOPE)).isFalse();

    encryption.destroy(SCOPE);
    encryption.destroy(SCOPE);

    for (var service : List.of(encryption, service()))
      assertThat(service.isDestroyed(SCOPE)).isTrue();
    for (var service : List.of(encryption, service())) {
      assertThat(service.decrypt(alice)).isEmpty();
      assertThat(service.decryptOrLog(bob)).isEmpty();
      for (var kept : List.of(answers, elsewhere, unscoped))
        assertThat(service.decrypt(kept)).contains(WORDS);
    }
  }

  @Test
  @DisplayName("their destroyed key is not in the file of the table either")
  void a_destroyed_key_leaves_no_bytes() {
    encrypt(SCOPE, "alice", "contribution/1");
    var keyset =
        database.ask(
            "select encode(keyset, 'hex') from person_keys where username = '%s'"
                .formatted(SCOPE.keyName()));
    assertThat(table()).contains(keyset);

    encryption.destroy(SCOPE);

    assertThat(table()).doesNotContain(keyset);
  }

  /** The table's pages as they are on the disk. */
  private String table() {
    database.ask("checkpoint");
    return database.ask(
        "select encode(pg_read_binary_file(pg_relation_filepath('person_keys')), 'hex')");
  }

  @Test
  @DisplayName("none are added once their scope has left, even if none were there before")
  void nothing_is_added_afterwards() {
    encryption.destroy(SCOPE);

    assertThatThrownBy(() -> encrypt(SCOPE, "alice", "contribution/1"))
        .isInstanceOf(RetentionEndedException.class);
    assertThat(encryption.decrypt(encryption.encrypt("alice", "reason", WORDS))).contains(WORDS);
  }

  @Test
  @DisplayName("can be read nowhere either once their author is erased")
  void leave_with_their_author() {
    var alice = encrypt(SCOPE, "alice", "contribution/1");
    var bob = encrypt(SCOPE, "bob", "contribution/2");

    encryption.erase("alice");

    assertThat(service().decrypt(alice)).isEmpty();
    assertThat(service().decrypt(bob)).contains(WORDS);
    assertThatThrownBy(() -> encrypt(SCOPE, "alice", "contribution/3"))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("keep their scope's key whatever person's erasure is asked for")
  void an_erasure_destroys_no_scope() {
    var alice = encrypt(SCOPE, "alice", "contribution/1");

    encryption.erase(SCOPE.keyName());

    assertThat(service().decrypt(alice)).contains(WORDS);
  }

  @Test
  @DisplayName("are decrypted under no other author, context or scope, nor without it")
  void are_bound_to_their_scope() {
    encrypt(new RetentionScope(RetentionScope.Kind.ANSWERS, PROGRAMME), "bob", "survey");
    var parts = EncryptedTextFormat.parse(encrypt(SCOPE, "alice", "contribution/1"));
    var other = new RetentionScope(RetentionScope.Kind.ANSWERS, PROGRAMME).keyName();
    var scope = parts.scope();
    for (var altered :
        List.of(
            new EncryptedTextFormat("bob", parts.context(), scope, parts.ciphertext()),
            new EncryptedTextFormat("alice", "contribution/2", scope, parts.ciphertext()),
            new EncryptedTextFormat("alice", parts.context(), other, parts.ciphertext()),
            new EncryptedTextFormat("alice", parts.context(), parts.ciphertext())))
      assertThatIllegalArgumentException()
          .as(altered.text())
          .isThrownBy(() -> encryption.decrypt(altered.text()));
  }

  @Test
  @DisplayName("files leave likewise, and those without a scope are read as before")
  void files_leave_likewise() {
    var own = encryption.of("alice");
    var content = "%PDF".getBytes(UTF_8);
    var scoped = own.encryptFile(SCOPE, "attachment/1", content);
    var unscoped = own.encryptFile(null, "attachment/2", content);
    own.storeKey().run();
    assertThat(service().decryptFile("alice", "attachment/1", scoped)).contains(content);
    assertThat(service().decryptFile("alice", "attachment/2", unscoped)).contains(content);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decryptFile("alice", "attachment/2", scoped));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decryptFile("alice", "attachment/1", new byte[] {2, 0}));

    encryption.destroy(SCOPE);

    assertThat(service().decryptFile("alice", "attachment/1", scoped)).isEmpty();
    assertThat(service().decryptFile("alice", "attachment/2", unscoped)).contains(content);
  }

  @Test
  @DisplayName("are read by the new master key once it has replaced the former one")
  void the_master_key_is_replaced() throws IOException {
    var encrypted = encrypt(SCOPE, "alice", "contribution/1");
    var file = folder.resolve("master.key");
    var old = Files.readString(file);
    var fresh = Base64.getEncoder().encodeToString(new byte[32]);
    Files.writeString(file, fresh + "\n" + old);
    var keys = new MasterKeyCheck(database.dataSource()).open(file);

    new MasterKeyRotation(database.dataSource(), keys).rotate();

    Files.writeString(file, fresh);
    assertThat(service().decrypt(encrypted)).contains(WORDS);
  }
}
