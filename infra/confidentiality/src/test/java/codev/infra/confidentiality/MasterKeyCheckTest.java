package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The master key of a key vault")
class MasterKeyCheckTest {
  private static final String WORDS = "Je n'ose pas le dire à mon équipe.";

  private final TestPostgres.Database vault =
      TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);

  @TempDir private Path folder;

  @Test
  @DisplayName("a lost key is not replaced: the service does not start, and no file is made")
  void a_lost_key_is_not_replaced() throws IOException {
    var sealed = start(this::encrypt);
    Files.move(file(), folder.resolve("aside"));

    assertRefused(
        "The master key is lost", file().toString(), "CODEV_MASTER_KEY_FILE", "from a backup");
    assertThat(file()).doesNotExist();

    Files.move(folder.resolve("aside"), file());
    assertThat(start(encryption -> encryption.decrypt(sealed)).orElseThrow()).isEqualTo(WORDS);
  }

  @Test
  @DisplayName("a key that was used and has wrapped nothing yet is not replaced either")
  void a_key_without_persons_is_not_replaced() throws IOException {
    start(_ -> "");
    Files.delete(file());
    assertRefused("The master key is lost");
  }

  @Test
  @DisplayName("a foreign key is refused, from a file as from the settings")
  void a_foreign_key_is_refused() throws IOException {
    start(this::encrypt);
    Files.writeString(file(), random());
    assertRefused("The master key is not the one of this key vault");
    runner("codev.keys.master-key=" + random())
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MasterKeyRefusedException.class));
    assertThat(vault.ask("select count(*) from person_keys")).isEqualTo("1");
  }

  @Test
  @DisplayName("of several keys each that was used must be there, and none that was only added")
  void a_partial_key_is_refused() throws IOException {
    start(this::encrypt);
    var old = Files.readString(file());
    var added = random();
    Files.writeString(file(), added + "\n" + old);
    start(this::encrypt);

    Files.writeString(file(), added);
    assertRefused("The master key is not the one of this key vault", "CODEV_MASTER_KEY_FILE");
    Files.writeString(file(), old);
    assertThat(start(this::encrypt)).isNotEmpty();

    vault.ask("update master_key_check set wraps_since = now() where wraps_since is null");
    assertRefused("The master key is incomplete", "used with 2 keys", "CODEV_MASTER_KEY_FILE");
    Files.writeString(file(), added);
    assertRefused("The master key is incomplete", "used with 2 keys", "has 1");
    Files.writeString(file(), old + "\n" + added);
    assertThat(start(this::encrypt)).isNotEmpty();
  }

  @Test
  @DisplayName("a vault from before there were check values gets one if the key unwraps all of it")
  void an_older_vault_gets_a_check_value() throws IOException {
    start(this::encrypt);
    var right = Files.readString(file());
    forgetCheckValues();

    Files.writeString(file(), random());
    assertRefused("unwraps only 0 of the 1 persons' keys", "not that of alice");
    assertThat(vault.ask("select count(*) from master_key_check")).isEqualTo("0");
    Files.delete(file());
    assertRefused("The master key is lost");

    Files.writeString(file(), right);
    start(this::encrypt);
    assertThat(vault.ask("select count(*) from master_key_check")).isEqualTo("1");
  }

  @Test
  @DisplayName("an older vault of which the key unwraps a part gets none")
  void an_older_vault_of_two_keys_needs_both() throws IOException {
    start(this::encrypt);
    var right = Files.readString(file());
    forgetCheckValues();
    vault.ask("insert into person_keys (username, keyset) values ('bob', 'x')");
    assertRefused("unwraps only 1 of the 2 persons' keys", "not that of bob");
    assertThat(Files.readString(file())).isEqualTo(right);
  }

  @Test
  @DisplayName("a file without a key is refused as such")
  void a_file_without_a_key_is_refused() throws IOException {
    for (var content : new String[] {"", "hello", "aGVsbG8="}) {
      Files.writeString(file(), content);
      assertRefused("not one or more lines of 32 bytes in base64", "CODEV_MASTER_KEY_FILE");
    }
  }

  @Test
  @DisplayName("a service without any setting for it is refused, and names them")
  void a_setting_is_needed() {
    runner("codev.keys.master-key-file=")
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MasterKeyRefusedException.class)
                    .hasMessageContainingAll("CODEV_MASTER_KEY_FILE", "CODEV_MASTER_KEY_URI"));
  }

  @Test
  @DisplayName("services that start at once on an empty vault agree on one key")
  void services_that_start_at_once() throws Exception {
    Callable<String> start =
        () -> {
          var key = new MasterKeyCheck(vault.dataSource()).open(file());
          return new KeyVaultTextEncryption(
                  new KeyVault(vault.dataSource(), key), Duration.ZERO, (_, _) -> {})
              .encrypt("alice", "note/1", WORDS);
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sealed =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> start).toList()).stream()
              .map(Future::resultNow)
              .distinct();
      assertThat(sealed).hasSize(1);
    }
    assertThat(vault.ask("select count(*) from master_key_check")).isEqualTo("1");
  }

  /** A vault from before there were any. */
  private void forgetCheckValues() {
    vault.ask("update person_keys set master_key = null");
    vault.ask("delete from master_key_check");
  }

  private Path file() {
    return folder.resolve("master.key");
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String encrypt(TextEncryption encryption) {
    return encryption.encrypt("alice", "note/1", WORDS);
  }

  /** Starts a service, uses its encryption, and stops it. */
  private <T> T start(Function<TextEncryption, T> use) {
    var result = new AtomicReference<T>();
    runner("codev.keys.master-key-file=" + file())
        .run(service -> result.set(use.apply(service.getBean(TextEncryption.class))));
    return result.get();
  }

  private void assertRefused(String... message) {
    runner("codev.keys.master-key-file=" + file())
        .run(
            service ->
                assertThat(service)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MasterKeyRefusedException.class)
                    .hasMessageContainingAll(message));
  }

  private ApplicationContextRunner runner(String key) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfidentialityConfiguration.class))
        .withPropertyValues(
            "codev.keys.url=" + vault.url(),
            "codev.keys.username=" + TestPostgres.Database.USERNAME,
            "codev.keys.password=" + TestPostgres.Database.PASSWORD,
            key);
  }
}
