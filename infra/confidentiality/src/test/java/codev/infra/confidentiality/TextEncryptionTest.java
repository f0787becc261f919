package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.confidentiality.ConfidentialityConfiguration.Vault;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Encrypting texts")
class TextEncryptionTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private TextEncryption encryption;

  /** Whose keys were announced as new. */
  private final List<String> created = new CopyOnWriteArrayList<>();

  private final List<String> destroyed = new CopyOnWriteArrayList<>();

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    encryption = service();
  }

  /** One service's seals on the common vault. */
  private TextEncryption service() {
    return service(Duration.ofMinutes(1));
  }

  private TextEncryption service(Duration memory) {
    return new KeyVaultTextEncryption(
        new KeyVault(database.dataSource(), masterKeys()), memory, this::note);
  }

  private MasterKeys masterKeys() {
    return new MasterKeyCheck(database.dataSource()).open(folder.resolve("master.key"));
  }

  @Test
  @DisplayName("a vault that cannot be rewritten in time is given up with its connection")
  void a_rewriting_has_a_limit() throws SQLException {
    try (var reader = database.connect();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("lock table person_keys in access share mode");
      try (var connection = database.connect()) {
        assertThat(KeyVault.rewrite(connection, Duration.ofMillis(300))).isFalse();
        assertThat(connection.isClosed()).isTrue();
      }
      reader.rollback();
    }
  }

  @Test
  @DisplayName("a connection by which the vault was rewritten has its limits as before")
  void a_rewriting_restores_the_limits() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 7_000);
      assertThat(KeyVault.rewrite(connection)).isTrue();
      assertThat(connection.getNetworkTimeout()).isEqualTo(7_000);
      try (var row = statement.executeQuery("show lock_timeout")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("0");
      }
    }
  }

  @Test
  @DisplayName("what is encrypted is decrypted in all services")
  void opens_in_every_service() {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    assertThat(encryption.decrypt(sealed)).contains(WORDS);
    assertThat(service().decrypt(sealed)).contains(WORDS);
  }

  @Test
  @DisplayName("the same text gives the same ciphertext, in all services")
  void the_same_words_give_the_same_seal() {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    assertThat(encryption.encrypt("alice", "contribution/1", WORDS)).isEqualTo(sealed);
    assertThat(service().encrypt("alice", "contribution/1", WORDS)).isEqualTo(sealed);
  }

  @Test
  @DisplayName("an encrypted text is told from one in clear by its form")
  void the_form_tells_what_is_encrypted() {
    assertThat(TextEncryption.isEncrypted(encryption.encrypt("alice", "reason", "x"))).isTrue();
    for (var clear : List.of("", "Grève", "s1", "s1. Salle. prise. ", "s2.YQ.YQ.YQ", "s1.YQ.YQ"))
      assertThat(TextEncryption.isEncrypted(clear)).as(clear).isFalse();
  }

  @Test
  @DisplayName("neither texts nor their similarities are visible from outside")
  void nothing_shows_outside() {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    assertThat(decoded(sealed)).doesNotContain("équipe");
    assertThat(ciphertext(encryption.encrypt("alice", "contribution/2", WORDS)))
        .isNotEqualTo(ciphertext(sealed));
    assertThat(ciphertext(encryption.encrypt("bob", "contribution/1", WORDS)))
        .isNotEqualTo(ciphertext(sealed));
  }

  @Test
  @DisplayName("a ciphertext is decrypted under no other name or purpose, nor when altered")
  void is_bound_to_author_and_context() {
    encryption.encrypt("bob", "contribution/1", WORDS);
    var parts = EncryptedTextFormat.parse(encryption.encrypt("alice", "contribution/1", WORDS));
    var other = parts.ciphertext().clone();
    other[other.length - 1] ^= 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decrypt(with("bob", parts.context(), parts.ciphertext())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decrypt(with("alice", "contribution/2", parts.ciphertext())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encryption.decrypt(with("alice", parts.context(), other)));
    assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(WORDS));
  }

  @Test
  @DisplayName("the texts of an erased person can be read nowhere, and no new ones encrypted")
  void an_erased_person_is_silent_for_ever() {
    var elsewhere = service(Duration.ZERO);
    var alice = encryption.encrypt("alice", "contribution/1", WORDS);
    var bob = encryption.encrypt("bob", "contribution/2", WORDS);
    assertThat(elsewhere.decrypt(alice)).contains(WORDS);

    encryption.erase("alice");
    encryption.erase("alice");
    assertThat(destroyed).as("announced once").containsExactly("alice");

    assertThat(encryption.decrypt(alice)).isEmpty();
    assertThat(elsewhere.decrypt(alice)).isEmpty();
    assertThat(encryption.decrypt(bob)).contains(WORDS);
    assertThatThrownBy(() -> elsewhere.encrypt("alice", "contribution/3", WORDS))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("the key of an erased person is not in the file of the table either")
  void an_erased_key_leaves_no_bytes() {
    encryption.encrypt("alice", "contribution/1", WORDS);
    encryption.encrypt("bob", "contribution/2", WORDS);
    var alice = stored("alice");
    var bob = stored("bob");
    assertThat(table()).contains(alice, bob);

    service().erase("alice");

    assertThat(table()).doesNotContain(alice).contains(bob);
  }

  private String stored(String username) {
    return database.ask(
        "select encode(keyset, 'hex') from person_keys where username = '%s'".formatted(username));
  }

  /** The table's pages as they are on the disk. */
  private String table() {
    database.ask("checkpoint");
    return database.ask(
        "select encode(pg_read_binary_file(pg_relation_filepath('person_keys')), 'hex')");
  }

  @Test
  @DisplayName("a person without any text can be erased")
  void who_never_spoke_can_be_erased() {
    encryption.erase("carla");
    assertThatThrownBy(() -> encryption.encrypt("carla", "note/1", WORDS))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("two services that create the key of a person at once create the same")
  void services_that_race_make_one_key() throws Exception {
    var services = IntStream.range(0, 8).mapToObj(_ -> service()).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sealed =
          threads
              .invokeAll(
                  services.stream()
                      .<Callable<String>>map(each -> () -> each.encrypt("alice", "note/1", WORDS))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
      assertThat(sealed).isEqualTo(nCopies(8, sealed.getFirst()));
      assertThat(created).containsExactly("alice");
    }
  }

  @Test
  @DisplayName("a command's texts leave a key in the vault only when the command is stored")
  void a_key_is_kept_with_the_command() {
    var command = encryption.of("alice");
    var refused = command.encrypt("contribution/1", WORDS);
    assertThat(database.ask("select count(*)::text from person_keys")).isEqualTo("0");
    assertThat(service().decrypt(refused)).isEmpty();

    command.storeKey();
    var announcement = command.storeKey(); // as for a command that is decided again

    assertThat(service().decrypt(refused)).contains(WORDS);
    assertThat(created).isEmpty();
    announcement.run();
    command.storeKey().run();
    assertThat(created).containsExactly("alice");
    assertThat(encryption.of("alice").encrypt("contribution/1", WORDS)).isEqualTo(refused);
    assertThat(service().encrypt("alice", "contribution/1", WORDS)).isEqualTo(refused);
  }

  @Test
  @DisplayName("a new key whose command fails afterwards is announced with the next command, once")
  void a_key_of_a_failed_command() {
    var failed = encryption.of("alice");
    failed.encrypt("contribution/1", WORDS);
    var _ = failed.storeKey(); // the command is not stored
    encryption.encryptData("alice", "person/profile", "Alice Martin");
    assertThat(created).isEmpty();

    encryption.encrypt("alice", "contribution/2", WORDS);
    encryption.encrypt("alice", "contribution/3", WORDS);

    assertThat(created).containsExactly("alice");
  }

  @Test
  @DisplayName("a command without texts announces no key that an earlier command has made")
  void a_command_without_texts_announces_nothing() {
    var failed = encryption.of("alice");
    failed.encrypt("contribution/1", WORDS);
    var _ = failed.storeKey(); // the command is not stored

    encryption.of("alice").storeKey().run();

    assertThat(created).isEmpty();
    encryption.encrypt("alice", "contribution/2", WORDS);
    assertThat(created).containsExactly("alice");
  }

  @Test
  @DisplayName("a new key that was destroyed meanwhile, by any service, is not announced")
  void a_destroyed_key_is_not_announced() {
    var command = encryption.of("alice");
    command.encrypt("contribution/1", WORDS);
    var announcement = command.storeKey();
    service().erase("alice");

    announcement.run();

    assertThat(created).isEmpty();
    assertThat(destroyed).containsExactly("alice");
  }

  @Test
  @DisplayName("data of a person is encrypted with their key, which is not announced")
  void data_of_a_person() {
    var sealed = encryption.encryptData("alice", "person/profile", "Alice Martin");

    assertThat(service().decrypt(sealed)).contains("Alice Martin");
    assertThat(TextEncryption.isBoundTo(sealed, "alice", "person/profile")).isTrue();
    assertThat(TextEncryption.isBoundTo(sealed, "bob", "person/profile")).isFalse();
    assertThat(TextEncryption.isBoundTo(sealed, "alice", "person/contact")).isFalse();
    assertThat(
            TextEncryption.authorsWithin(
                "{\"a\":\"" + sealed + "\",\"b\":\"s1.x\",\"c\":\"s1.a.b.c\"}"))
        .containsExactly("alice");
    encryption.encrypt("alice", "contribution/1", WORDS);
    assertThat(created).isEmpty();
    encryption.erase("alice");
    assertThat(service().decrypt(sealed)).isEmpty();
    assertThatThrownBy(() -> service().encryptData("alice", "person/profile", "Alice Martin"))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("data is decrypted in its own place only, also when it was decrypted before")
  void data_in_its_own_place() {
    var sealed = encryption.encryptData("alice", "person/profile", "Alice Martin");

    for (var service : List.of(encryption, service())) {
      for (int reading = 0; reading < 2; reading++) {
        assertThat(service.decryptData("alice", "person/profile", sealed)).contains("Alice Martin");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> service.decryptData("bob", "person/profile", sealed))
            .withMessageContaining("bob");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> service.decryptData("alice", "person/contact", sealed));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> service.decryptData("alice", "person/profile", "Alice Martin"));
      }
      assertThat(service.decrypt(sealed)).contains("Alice Martin");
    }
    encryption.erase("alice");
    assertThat(encryption.decryptData("alice", "person/profile", sealed)).isEmpty();
    assertThat(service().decryptData("alice", "person/profile", sealed)).isEmpty();
  }

  @Test
  @DisplayName("a key of nobody is destroyed by no erasure")
  void a_key_of_nobody() {
    var sealed = encryption.encryptData("provider accounts", "subject", "7d3c");

    encryption.erase("provider accounts");

    assertThat(encryption.decrypt(sealed)).contains("7d3c");
    assertThat(service().decrypt(sealed)).contains("7d3c");
  }

  @Test
  @DisplayName("the keys of many people are made in one go, each once, and of nobody erased")
  void keys_of_many() {
    var before = encryption.encrypt("alice", "contribution/1", WORDS);
    encryption.erase("zoe");
    var people = IntStream.range(0, 500).mapToObj(i -> "person" + i).toList();
    var listed = Stream.concat(people.stream(), Stream.of("alice", "zoe", "alice")).toList();

    service().createKeys(listed);
    service().createKeys(listed);

    assertThat(database.ask("select count(*)::text from person_keys where keyset is not null"))
        .isEqualTo("501");
    assertThat(encryption.decrypt(before)).contains(WORDS);
    var sealed = encryption.encryptData("person7", "person/profile", "Paul");
    var another = service();
    another.loadKeys(listed);
    encryption.erase("person7");
    assertThat(another.decrypt(sealed)).as("read before").contains("Paul");
    assertThatThrownBy(() -> another.encryptData("zoe", "person/profile", "Zoé"))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("a damaged key does not prevent reading those of others")
  void a_damaged_key_among_many() {
    encryption.encrypt("alice", "contribution/1", WORDS);
    var bob = encryption.encrypt("bob", "contribution/2", WORDS);
    database.ask("update person_keys set keyset = 'x' where username = 'alice'");

    var another = service();
    another.loadKeys(List.of("alice", "bob", "nobody"));

    assertThat(another.decrypt(bob)).contains(WORDS);
  }

  @Test
  @DisplayName("two commands of a person who has no key yet have the same one")
  void two_first_commands_have_one_key() {
    var first = encryption.of("alice");
    var second = encryption.of("alice");
    var words = first.encrypt("contribution/1", WORDS);
    assertThat(second.encrypt("contribution/1", WORDS)).isEqualTo(words);
    first.storeKey().run();
    second.storeKey().run();
    assertThat(created).containsExactly("alice");
    assertThat(service().decrypt(words)).contains(WORDS);
  }

  @Test
  @DisplayName("a key that another process has made meanwhile is not replaced, and is used next")
  void another_process_was_faster() {
    var slower = encryption.of("alice");
    slower.encrypt("contribution/1", WORDS);
    var kept = service().encrypt("alice", "contribution/2", WORDS);

    assertThatThrownBy(slower::storeKey)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(SQLTransientException.class);

    var again = encryption.of("alice");
    assertThat(again.encrypt("contribution/2", WORDS)).isEqualTo(kept);
    again.storeKey().run();
    assertThat(created).containsExactly("alice");
  }

  @Test
  @DisplayName("a person who is erased before their first command is stored gets no key")
  void erased_before_the_key_is_kept() {
    var command = encryption.of("alice");
    command.encrypt("contribution/1", WORDS);
    service().erase("alice");

    assertThatThrownBy(command::storeKey).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> encryption.of("alice").encrypt("contribution/1", WORDS))
        .isInstanceOf(PersonErasedException.class);
  }

  @Test
  @DisplayName("a copy of the table decrypts nothing without the master key")
  void a_copy_of_the_vault_opens_nothing() {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    var attacker =
        new KeyVaultTextEncryption(
            new KeyVault(
                database.dataSource(), MasterKeys.readOrCreate(folder.resolve("another.key"))),
            Duration.ZERO,
            this::note);
    assertThatThrownBy(() -> attacker.decrypt(sealed)).hasMessageContaining("master key");
  }

  @Test
  @DisplayName("the key of one person in place of another's decrypts nothing")
  void a_key_belongs_to_its_owner() {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    encryption.encrypt("bob", "contribution/2", WORDS);
    database.ask(
        "update person_keys set keyset = (select keyset from person_keys where username = 'bob')"
            + " where username = 'alice'");
    assertThatThrownBy(() -> service().decrypt(sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("a damaged text or key is not shown, and does not prevent reading the rest")
  void what_is_damaged_is_left_out() {
    var alice = encryption.encrypt("alice", "contribution/1", WORDS);
    var bob = encryption.encrypt("bob", "contribution/2", WORDS);
    database.ask("update person_keys set keyset = 'x' where username = 'alice'");

    assertThat(service().decryptOrLog(alice)).isEmpty();
    assertThat(service().decryptOrLog(bob)).contains(WORDS);
    assertThat(service().decryptOrLog(bob.replaceFirst("^s1", "s0"))).isEmpty();
  }

  @Test
  @DisplayName("a new master key takes the place of the old one, and decrypts what is old")
  void the_master_key_can_be_changed() throws IOException {
    var sealed = encryption.encrypt("alice", "contribution/1", WORDS);
    var file = folder.resolve("master.key");
    var old = Files.readString(file);
    var fresh = Base64.getEncoder().encodeToString(new byte[32]);
    Files.writeString(file, fresh + "\n" + old);
    assertThat(service().decrypt(sealed)).contains(WORDS);
    service().encrypt("bob", "contribution/2", WORDS);
    Files.writeString(file, old);
    assertThat(service().encrypt("bob", "contribution/2", WORDS)).isNotEmpty();

    Files.writeString(file, fresh + "\n" + old);
    new MasterKeyRotation(database.dataSource(), masterKeys()).rotate();

    Files.writeString(file, fresh);
    assertThat(service().encrypt("bob", "contribution/2", WORDS)).isNotEmpty();
    assertThat(service().decrypt(sealed)).contains(WORDS);
  }

  @Test
  @DisplayName("the master key is created for its owner only")
  void the_master_key_is_its_owners() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName(
      "a service gets its encryption from its settings, and does not take the vault for its"
          + " database")
  void a_service_gets_its_seals_from_its_settings() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfidentialityConfiguration.class))
        .withPropertyValues(
            "codev.keys.url=" + database.url(),
            "codev.keys.username=" + TestPostgres.Database.USERNAME,
            "codev.keys.password=" + TestPostgres.Database.PASSWORD,
            "codev.keys.master-key-file=" + folder.resolve("master.key"))
        .run(
            service -> {
              var configured = service.getBean(TextEncryption.class);
              assertThat(configured.decrypt(encryption.encrypt("alice", "note/1", WORDS)))
                  .contains(WORDS);
              assertThat(service).doesNotHaveBean(DataSource.class);
              assertThat(service.getBean(Vault.class).pool().getIdleTimeout())
                  .as("of connections, which the pool ignores if it is too long")
                  .isPositive();
            });
  }

  private void note(String person, PersonKeyListener.Change change) {
    switch (change) {
      case CREATED -> created.add(person);
      case DESTROYED -> destroyed.add(person);
      case ROTATED -> throw new AssertionError(person);
    }
  }

  private static String with(String author, String context, byte[] ciphertext) {
    return new EncryptedTextFormat(author, context, ciphertext).text();
  }

  private static String ciphertext(String sealed) {
    return sealed.substring(sealed.lastIndexOf('.'));
  }

  private static String decoded(String sealed) {
    var parts = EncryptedTextFormat.parse(sealed);
    return parts.author() + parts.context() + new String(parts.ciphertext(), UTF_8);
  }
}
