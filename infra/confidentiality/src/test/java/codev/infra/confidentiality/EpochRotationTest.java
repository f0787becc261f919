package codev.infra.confidentiality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.infra.confidentiality.KeyVault.AdditionResult;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import com.google.crypto.tink.Aead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("Epoch keys")
@Timeout(120)
class EpochRotationTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";
  private static final String OLD = line("the old master key, of 32 bytes.");
  private static final String NEW = line("the new master key, of 32 bytes.");
  private static final Duration KEPT = Duration.ofDays(30);

  /** What a copy of the vault has. */
  private static final List<String> TABLES = List.of("epoch_key", "person_keys", "service_key");

  private final TestPostgres.Database database =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);

  @TempDir private Path folder;
  private String alice = "";
  private String bob = "";
  private byte[] views = {};

  /** As an earlier version has left it. */
  @BeforeEach
  void a_vault_wrapped_by_the_master_key() {
    var keys = MasterKeys.of(OLD);
    new MasterKeyCheck(database.dataSource()).verify(keys);
    alice = encryption(keys).encrypt("alice", "note/1", WORDS);
    bob = encryption(keys).encrypt("bob", "note/2", WORDS);
    views = serviceKeys(keys).key("views");
  }

  @Test
  @DisplayName("wrap whatever the master key had wrapped, once they are begun")
  void wrap_what_the_master_key_had_wrapped() {
    assertThat(rotation().rotate()).isTrue();

    assertThat(ask("select count(*) from epoch_key")).isEqualTo("1");
    for (var table : List.of("person_keys", "service_key"))
      assertThat(
              ask(
                  "select count(*) from %s where epoch is null or master_key is not null"
                      .formatted(table)))
          .isEqualTo("0");
    assertEverythingIsReadable(keys());
    var carla = encryption(keys()).encrypt("carla", "note/3", WORDS);
    encryption(keys()).createKeys(List.of("david", "emma"));
    assertThat(ask("select count(*) from person_keys where epoch is not null")).isEqualTo("5");
    assertThat(encryption(keys()).decrypt(carla)).contains(WORDS);
    assertThat(serviceKeys(keys()).key("other")).hasSize(32);
  }

  @Test
  @DisplayName("leave nothing in the file of the table that the master key had wrapped")
  void leave_nothing_that_the_master_key_had_wrapped() {
    var wrapped = ask("select encode(keyset, 'hex') from person_keys where username = 'alice'");

    rotation().rotate();

    ask("checkpoint");
    assertThat(
            ask("select encode(pg_read_binary_file(pg_relation_filepath('person_keys')), 'hex')"))
        .isNotEmpty()
        .doesNotContain(wrapped);
  }

  @Test
  @DisplayName("do not begin while an instance does not have their folder")
  void do_not_begin_everywhere_at_once() throws Exception {
    try (var _ =
        DriverManager.getConnection(
            VaultConnections.url(database.url(), VaultConnections.name(MasterKeys.of(OLD))),
            TestPostgres.Database.USERNAME,
            TestPostgres.Database.PASSWORD)) {
      assertThat(rotation().rotate()).isFalse();
      assertThat(ask("select count(*) from epoch_key")).isEqualTo("0");
    }
    try (var _ =
        DriverManager.getConnection(
            VaultConnections.url(database.url(), VaultConnections.name(keys())),
            TestPostgres.Database.USERNAME,
            TestPostgres.Database.PASSWORD)) {
      assertThat(rotation().rotate()).isTrue();
    }
    assertThat(new EpochRotation(database.dataSource(), MasterKeys.of(OLD), KEPT).rotate())
        .as("without a folder")
        .isFalse();
  }

  @Test
  @DisplayName("are needed from then on: a start without their folder is refused")
  void are_needed_from_then_on() {
    var check = new MasterKeyCheck(database.dataSource());
    check.verifyEpochs(MasterKeys.of(OLD));
    rotation().rotate();

    check.verifyEpochs(keys());
    assertThatThrownBy(() -> check.verifyEpochs(MasterKeys.of(OLD)))
        .isInstanceOf(MasterKeyRefusedException.class)
        .hasMessageContaining("no folder of them is set");
    assertThatThrownBy(
            () -> check.verifyEpochs(MasterKeys.of(OLD).withEpochs(folder.resolve("another"))))
        .isInstanceOf(MasterKeyRefusedException.class)
        .hasMessageContaining("put the folder back");
    assertThatThrownBy(
            () -> check.verifyEpochs(MasterKeys.of(NEW).withEpochs(folder.resolve("epochs"))))
        .isInstanceOf(MasterKeyRefusedException.class)
        .hasMessageContainingAll("cannot be unwrapped", MasterKeys.id(OLD));
  }

  @Test
  @DisplayName("follow each other day by day, and are kept for 30 days")
  void follow_each_other() {
    rotation().rotate();
    rotation().rotate();
    assertThat(ask("select count(*) from epoch_key")).as("on the same day").isEqualTo("1");

    for (int day = 1; day <= 40; day++) {
      pass(1);
      rotation().rotate();
    }

    var known = rotation().keys();
    assertThat(known).hasSize(30);
    assertThat(known.getLast().wraps()).isTrue();
    assertThat(known.getLast().wrapped()).isEqualTo(3);
    assertThat(known.subList(0, 29)).allMatch(key -> !key.wraps() && key.wrapped() == 0);
    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(
            known.stream().map(EpochRotation.EpochKey::id).toList());
    assertThat(rotation().age()).isBetween(29 * 86_400.0 - 1, 30 * 86_400.0);
    assertEverythingIsReadable(keys());
  }

  @Test
  @DisplayName("open no copy of the vault after 31 days, for anybody; the vault opens as before")
  void open_no_old_copy() {
    rotation().rotate();
    copyVault();
    encryption(keys()).erase("bob");

    pass(31);
    rotation().rotate();

    assertThat(encryption(keys()).decrypt(alice)).contains(WORDS);
    assertThat(encryption(keys()).decrypt(bob)).isEmpty();
    assertThat(serviceKeys(keys()).key("views")).isEqualTo(views);

    putCopyBack(31);
    var vault = new KeyVault(database.dataSource(), keys());
    for (var person : List.of("alice", "bob"))
      assertThatThrownBy(() -> vault.find(person)).isInstanceOf(KeyDamagedException.class);
    assertThat(vault.findAll(List.of("alice", "bob"))).isEmpty();
    assertThatThrownBy(() -> serviceKeys(keys()).key("views"))
        .isInstanceOf(KeyDamagedException.class);
    assertThat(encryption(keys()).decryptOrLog(alice)).isEmpty();
    assertThatThrownBy(() -> new MasterKeyCheck(database.dataSource()).verifyEpochs(keys()))
        .isInstanceOf(MasterKeyRefusedException.class)
        .hasMessageContaining("./codev restore BACKUP --only SERVICE");
  }

  @Test
  @DisplayName("are destroyed in listed copies of their folder too, also where these come back")
  void are_destroyed_in_copies() throws Exception {
    rotation().rotate();
    var first = files().getFirst();
    var copy = Files.createDirectories(folder.resolve("backups/epoch-keys"));
    var away = folder.resolve("away/epoch-keys");
    Files.copy(folder.resolve("epochs").resolve(first), copy.resolve(first));
    Files.writeString(copy.resolve("note"), "of an operator");
    Files.write(folder.resolve("epochs.copies"), List.of(copy.toString(), "", away.toString()));

    pass(20);
    rotation().rotate();
    assertThat(copy.resolve(first)).exists();
    pass(11);
    rotation().rotate();

    assertThat(files()).doesNotContain(first);
    assertThat(copy.resolve(first)).doesNotExist();
    assertThat(copy.resolve("note")).exists();
    Files.createDirectories(away);
    Files.writeString(away.resolve(first), "of before");
    rotation().rotate();
    assertThat(away.resolve(first)).doesNotExist();
  }

  @Test
  @DisplayName("open a copy of 20 days, and what is younger than it is destroyed on schedule too")
  void open_a_younger_copy() {
    rotation().rotate();
    copyVault();
    pass(20);
    rotation().rotate();

    putCopyBack(20);
    new MasterKeyCheck(database.dataSource()).verifyEpochs(keys());
    assertEverythingIsReadable(keys());
    rotation().rotate();
    assertThat(ask("select count(*) from epoch_key")).isEqualTo("2");
    assertEverythingIsReadable(keys());

    pass(31);
    rotation().rotate();
    assertThat(files()).hasSize(1);
    assertEverythingIsReadable(keys());
  }

  @Test
  @DisplayName("are made anew after a long pause before those of before it are destroyed")
  void after_a_long_pause() {
    rotation().rotate();
    pass(400);

    new MasterKeyCheck(database.dataSource()).verifyEpochs(keys());
    rotation().rotate();

    assertThat(files()).hasSize(1);
    assertEverythingIsReadable(keys());
  }

  @Test
  @DisplayName("several instances that replace one at once replace it once")
  void several_instances_at_once() throws Exception {
    rotation().rotate();
    encryption(keys()).createKeys(IntStream.range(0, 50).mapToObj(i -> "person" + i).toList());
    pass(31);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var instances =
          IntStream.range(0, 4).<Callable<Boolean>>mapToObj(_ -> rotation()::rotate).toList();
      assertThat(threads.invokeAll(instances)).extracting(Future::resultNow).containsOnly(true);
    }

    assertThat(ask("select count(*) from epoch_key")).isEqualTo("1");
    assertThat(files()).containsExactly(ask("select id from epoch_key"));
    assertThat(
            ask(
                "select count(*) from person_keys where epoch = (select id from epoch_key)"
                    + " and keyset is not null"))
        .isEqualTo("52");
    assertEverythingIsReadable(keys());
  }

  @Test
  @DisplayName("can be replaced again after a crash between two rows")
  void after_a_crash_between_two_rows() {
    rotation().rotate();
    pass(31);
    ask(
        """
        create function interrupt() returns trigger language plpgsql as $$
        begin
          raise exception 'interrupted';
        end $$;
        create trigger interrupt before update on person_keys
          for each row when (new.username = 'bob') execute function interrupt()
        """);
    assertThatThrownBy(() -> rotation().rotate()).isInstanceOf(IllegalStateException.class);

    assertEverythingIsReadable(keys());
    assertThat(files()).as("both are needed").hasSize(2);

    ask("drop trigger interrupt on person_keys");
    rotation().rotate();
    assertThat(files()).hasSize(1);
    assertEverythingIsReadable(keys());
  }

  @Test
  @DisplayName("a crash before a file is deleted leaves it for the next attempt")
  void after_a_crash_before_the_file_is_deleted() throws Exception {
    rotation().rotate();
    var id = ask("select id from epoch_key");
    var file = folder.resolve("epochs").resolve(id);
    var bytes = Files.readAllBytes(file);
    pass(31);
    rotation().rotate();
    assertThat(file).doesNotExist();
    Files.write(file, bytes);

    rotation().rotate();

    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("one that is destroyed wraps nothing any more")
  void a_destroyed_one_wraps_nothing() {
    rotation().rotate();
    var vault = new KeyVault(database.dataSource(), keys());
    var wrappedBefore = vault.newKey("carla");
    pass(31);
    rotation().rotate();

    assertThat(vault.add("carla", wrappedBefore)).isEqualTo(AdditionResult.REFUSED);
    assertThat(vault.find("carla")).isNull();
    assertThat(vault.add("carla", vault.newKey("carla"))).isEqualTo(AdditionResult.ADDED);
  }

  @Test
  @DisplayName("an instance reads by one that another has just made")
  void an_instance_reads_by_the_newest() {
    var running = encryption(keys());
    assertThat(running.decrypt(alice)).contains(WORDS);

    rotation().rotate();
    assertThat(running.decrypt(alice)).contains(WORDS);
    pass(31);
    rotation().rotate();

    assertThat(running.decrypt(alice)).contains(WORDS);
    assertThat(encryption(keys()).decrypt(running.encrypt("carla", "note/3", WORDS)))
        .contains(WORDS);
  }

  @Test
  @DisplayName("a damaged row keeps the one that it names, until the person is erased")
  void a_damaged_row_keeps_its_key() {
    rotation().rotate();
    ask("update person_keys set keyset = 'x' where username = 'bob'");
    pass(31);

    rotation().rotate();
    assertThat(files()).hasSize(2);
    assertThat(encryption(keys()).decrypt(alice)).contains(WORDS);

    encryption(keys()).erase("bob");
    rotation().rotate();
    assertThat(files()).hasSize(1);
  }

  @Test
  @DisplayName("those of another vault in the same folder are left alone")
  void those_of_another_vault() throws Exception {
    var anothers =
        Objects.requireNonNull(keys().epochs())
            .make(MasterKeys.id(OLD), Instant.now().minus(Duration.ofDays(100)));

    rotation().rotate();
    pass(1);
    rotation().rotate();

    assertThat(files()).hasSize(3).contains(anothers);
    assertThat(rotation().keys()).hasSize(2);
  }

  @Test
  @DisplayName("are neither made nor wrapped again while their folder is away, and go on opening")
  void while_their_folder_is_away() throws Exception {
    var keys = keys(OLD, NEW);
    var rotation = new EpochRotation(database.dataSource(), keys, KEPT);
    rotation.rotate();
    pass(31);
    var mounted = folder.resolve("epochs");
    Files.move(mounted, folder.resolve("elsewhere"));

    assertThatThrownBy(rotation::rotate)
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContaining("not the folder that all services share");
    assertThatThrownBy(() -> new MasterKeyRotation(database.dataSource(), keys).rotate())
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContaining("not the folder that all services share");
    assertThat(mounted).doesNotExist();
    assertEverythingIsReadable(keys);
    assertThat(encryption(keys).encrypt("carla", "note/3", WORDS)).isNotEmpty();

    Files.move(folder.resolve("elsewhere"), mounted);
    assertThat(rotation.rotate()).isTrue();
    assertThat(files()).hasSize(1);
    var both = new MasterKeyRotation(database.dataSource(), keys);
    assertThat(both.rotate().retired()).containsExactly(MasterKeys.id(OLD));
    assertEverythingIsReadable(keys(NEW));
  }

  @Test
  @DisplayName("are wrapped again when the master key is replaced, and open by the new one alone")
  void are_wrapped_again_with_the_master_key() {
    rotation().rotate();
    pass(1);
    rotation().rotate();
    var both = keys(OLD, NEW);
    var rotation = new MasterKeyRotation(database.dataSource(), both);

    var rotated = rotation.rotate();

    assertThat(rotated.wrapping()).isEqualTo(MasterKeys.id(NEW));
    assertThat(rotated.wrappedAgain()).as("two epoch keys").isEqualTo(2);
    assertThat(rotated.retired()).containsExactly(MasterKeys.id(OLD));
    assertThat(rotation.keys())
        .containsExactly(new MasterKeyRotation.MasterKey(MasterKeys.id(NEW), true, true, 2));
    var fresh = keys(NEW);
    new MasterKeyCheck(database.dataSource()).verifyEpochs(fresh);
    assertEverythingIsReadable(fresh);
    pass(1);
    assertThat(new EpochRotation(database.dataSource(), fresh, KEPT).rotate()).isTrue();
    assertEverythingIsReadable(fresh);
  }

  @Test
  @DisplayName("a master key is not retired while an epoch key cannot be unwrapped by any")
  void a_damaged_epoch_key_keeps_the_master_key() throws Exception {
    rotation().rotate();
    var file = folder.resolve("epochs").resolve(ask("select id from epoch_key"));
    var content = Files.readString(file);
    Files.writeString(file, content.substring(0, 40));
    var both = keys(OLD, NEW);

    assertThatThrownBy(() -> new MasterKeyRotation(database.dataSource(), both).rotate())
        .isInstanceOf(KeyRotationRefusedException.class)
        .hasMessageContaining("none is retired");

    Files.writeString(file, content);
    assertThat(new MasterKeyRotation(database.dataSource(), both).rotate().retired())
        .containsExactly(MasterKeys.id(OLD));
    assertEverythingIsReadable(keys(NEW));
  }

  @Test
  @DisplayName("a person's key is replaced under them")
  void a_persons_key_is_replaced() throws Exception {
    rotation().rotate();

    new PersonKeyRotation(database.dataSource(), keys(), Duration.ZERO, (_, _) -> {})
        .rotate("alice");

    assertThat(encryption(keys()).encrypt("alice", "note/1", WORDS)).isNotEqualTo(alice);
    assertThat(encryption(keys()).decrypt(alice)).contains(WORDS);
    assertThat(ask("select count(*) from person_keys where epoch is null")).isEqualTo("0");
  }

  @Test
  @DisplayName("are what a key management service is asked for, not the key of each person")
  void a_remote_master_key_is_asked_once() {
    rotation().rotate();
    var remote = new CountingKey(MasterKeys.of(OLD).all());
    var byId = new LinkedHashMap<String, Aead>();
    byId.put(MasterKeys.id(OLD), remote);

    assertEverythingIsReadable(new MasterKeys(byId).withEpochs(folder.resolve("epochs")));

    assertThat(remote.calls).hasValue(1);
  }

  @Test
  @DisplayName("have no age where there are none")
  void have_no_age() {
    assertThat(rotation().age()).isNaN();
    assertThat(rotation().keys()).isEmpty();
  }

  @Test
  @DisplayName("begin by themselves when a service has their folder")
  void begin_by_themselves() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfidentialityConfiguration.class))
        .withPropertyValues(
            "codev.keys.url=" + database.url(),
            "codev.keys.username=" + TestPostgres.Database.USERNAME,
            "codev.keys.password=" + TestPostgres.Database.PASSWORD,
            "codev.keys.master-key=" + OLD,
            "codev.keys.epoch-keys-folder=" + folder.resolve("epochs"))
        .run(
            service -> {
              assertThat(service).hasNotFailed();
              var rotation = service.getBean(EpochRotation.class);
              // by the service's own connections: others may be of instances without the folder
              await()
                  .until(
                      () ->
                          rotation.keys().stream().mapToLong(EpochRotation.EpochKey::wrapped).sum()
                              >= 3);
              assertThat(service.getBean(TextEncryption.class).decrypt(alice)).contains(WORDS);
            });
    assertEverythingIsReadable(keys());
  }

  private void assertEverythingIsReadable(MasterKeys keys) {
    assertThat(encryption(keys).decrypt(alice)).contains(WORDS);
    assertThat(encryption(keys).decrypt(bob)).contains(WORDS);
    assertThat(serviceKeys(keys).key("views")).isEqualTo(views);
  }

  @Test
  @DisplayName("are replaced at the next attempt after one that ended by an error")
  void after_an_error() {
    var erroneous = new ErroneousDataSource(database.dataSource());
    var rotation = new EpochRotation(erroneous.dataSource(), keys(), KEPT, Duration.ofMillis(20));
    rotation.start();
    try {
      await().until(() -> erroneous.attempts() > 1);
      assertThat(ask("select count(*) from epoch_key")).isEqualTo("0");
      erroneous.correct();
      await().until(() -> ask("select count(*) from epoch_key").equals("1"));
    } finally {
      rotation.stop();
    }
  }

  private EpochRotation rotation() {
    return new EpochRotation(database.dataSource(), keys(), KEPT);
  }

  private MasterKeys keys() {
    return MasterKeys.of(OLD).withEpochs(folder.resolve("epochs"));
  }

  /** As a service has them that was started with these lines. */
  private MasterKeys keys(String... lines) {
    var keys = MasterKeys.of(String.join("\n", lines)).withEpochs(folder.resolve("epochs"));
    new MasterKeyCheck(database.dataSource()).verify(keys);
    return keys;
  }

  private List<String> files() {
    return Objects.requireNonNull(keys().epochs()).ids();
  }

  /** By the clock of the database. */
  private void pass(int days) {
    ask("update epoch_key set made_at = made_at - interval '%d days'".formatted(days));
  }

  private void copyVault() {
    for (var table : TABLES) ask("create table copy_of_%1$s as table %1$s".formatted(table));
  }

  /**
   * @param days since it was made
   */
  private void putCopyBack(int days) {
    for (var table : TABLES.reversed()) ask("delete from " + table);
    ask("delete from destroyed_epoch_key");
    for (var table : TABLES) ask("insert into %1$s table copy_of_%1$s".formatted(table));
    pass(days);
  }

  private String ask(String sql) {
    return database.ask(sql);
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

  /** A master key that counts what it unwraps. */
  private record CountingKey(Aead key, AtomicInteger calls) implements Aead {
    private CountingKey(Aead key) {
      this(key, new AtomicInteger());
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
      return key.encrypt(plaintext, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
        throws GeneralSecurityException {
      calls.incrementAndGet();
      return key.decrypt(ciphertext, associatedData);
    }
  }
}
