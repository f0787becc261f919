package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.confidentiality.eventlog.EncryptedLog;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("A key vault that is compared with the log at the start")
class EncryptedLogTest {
  private static final RetentionScope SCOPE =
      new RetentionScope(RetentionScope.Kind.WORDS, UUID.randomUUID());

  @TempDir private Path folder;
  private final TestPostgres.Database log =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private KeyVaultTextEncryption encryption;
  private int positions;

  @BeforeEach
  void a_vault() {
    encryption = anotherVault();
  }

  /** Empty, with the same master key. */
  private KeyVaultTextEncryption anotherVault() {
    var vault = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    var master = new MasterKeyCheck(vault.dataSource()).open(folder.resolve("master.key"));
    return new KeyVaultTextEncryption(
        new KeyVault(vault.dataSource(), master), Duration.ZERO, (_, _) -> {});
  }

  private void record(String words) {
    log.ask(
        """
        insert into events (position, aggregate_type, aggregate_id, sequence, event_id, type,
          revision, payload, metadata, at, commit_id, hash)
        values (%1$d, 'session', 's', %1$d, '%1$d', 'noted', '1',
          convert_to('{"é":"%2$s"}', 'UTF8'), '', now(), %1$d, '')
        """
            .formatted(++positions, words));
  }

  private static void start(DataSource log, TextEncryption encryption) {
    new EncryptedLog(log, encryption).requireItsVault();
  }

  private void isAccepted(TextEncryption vault) {
    assertThatCode(() -> start(log.dataSource(), vault)).doesNotThrowAnyException();
  }

  private void isRefused(TextEncryption vault) {
    assertThatThrownBy(() -> start(log.dataSource(), vault))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The key vault is not that of this log")
        .hasMessageContaining("CODEV_KEYS_URL");
  }

  @Test
  @DisplayName("is accepted by a log that has no encrypted texts yet")
  void is_accepted_by_a_new_log() {
    isAccepted(encryption);
    record("ouvert");
    record("s1.trop.court");
    isAccepted(encryption);
  }

  @Test
  @DisplayName("is refused where it is empty, and accepted where it opens a text")
  void is_refused_where_it_is_empty() {
    record(encryption.encrypt("alice", "note/1", "Oser"));

    isRefused(anotherVault());
    isAccepted(encryption);
  }

  @Test
  @DisplayName("is refused where it is another one’s, with keys of the same people")
  void is_refused_where_it_is_foreign() {
    record(encryption.encrypt("alice", "note/1", "Oser"));
    var foreign = anotherVault();
    assertThat(foreign.encrypt("alice", "note/2", "Dire")).isNotEmpty();

    isRefused(foreign);
  }

  @Test
  @DisplayName("is refused where it has the authors of texts and not their scopes")
  void is_refused_without_the_scopes() {
    record(encryption.encrypt("alice", SCOPE, "note/1", "Oser"));
    var foreign = anotherVault();
    assertThat(foreign.encrypt("alice", "note/2", "Dire")).isNotEmpty();

    isRefused(foreign);
    isAccepted(encryption);
  }

  @Test
  @DisplayName("is accepted where all who wrote are erased, or all that was written has left")
  void is_accepted_where_all_are_erased() {
    record(encryption.encrypt("alice", "note/1", "Oser"));
    record(encryption.encrypt("bob", SCOPE, "note/2", "Oser"));
    encryption.erase("alice");
    encryption.destroy(SCOPE);

    isAccepted(encryption);
    isRefused(anotherVault());
  }

  @Test
  @DisplayName("is accepted where it is older than the log, whose first texts it opens")
  void is_accepted_where_it_is_older() {
    var other = anotherVault();
    record(encryption.encrypt("alice", "note/1", "Oser"));
    record(other.encrypt("bob", "note/2", "Dire"));

    isAccepted(encryption);
    isAccepted(other);
  }

  @Test
  @DisplayName("is compared by the first 10,000 events")
  void is_compared_by_the_first_events() {
    log.ask(
        """
        insert into events (position, aggregate_type, aggregate_id, sequence, event_id, type,
          revision, payload, metadata, at, commit_id, hash)
        select n, 'session', 's', n, n::text, 'noted', '1', '{}', '', now(), n, ''
        from generate_series(1, 9999) as n
        """);
    positions = 9_999;
    record(encryption.encrypt("alice", "note/1", "Oser"));
    isRefused(anotherVault());

    var other = anotherVault();
    record(other.encrypt("bob", "note/2", "Dire"));
    isRefused(other);
  }

  @Test
  @DisplayName("is accepted by a service whose account may not read the log, or that has none")
  void is_accepted_without_the_right() {
    record(encryption.encrypt("alice", "note/1", "Oser"));
    var account = "blind_" + UUID.randomUUID().toString().replace("-", "");
    log.ask("create role %s login password 'blind'".formatted(account));
    var blind = new DriverManagerDataSource(log.url(), account, "blind");
    var withoutTables = TestPostgres.database();
    var empty = anotherVault();

    assertThatCode(() -> start(blind, empty)).doesNotThrowAnyException();
    assertThatCode(() -> start(withoutTables.dataSource(), empty)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("is accepted with any text that only looks encrypted, where it opens another")
  void is_accepted_with_texts_that_look_encrypted() {
    record("s1.YQ.YQ.YQ");
    record(encryption.encrypt("alice", "note/1", "Oser"));

    isAccepted(encryption);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s1.YQ.YQ.YQ", "s1.AA.AA.AA"})
  @DisplayName("is accepted where there is nothing but a user name that looks encrypted")
  void is_accepted_with_a_name_that_looks_encrypted(String name) {
    record(name);

    isAccepted(encryption);
  }
}
