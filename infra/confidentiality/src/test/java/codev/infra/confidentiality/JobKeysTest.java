package codev.infra.confidentiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.confidentiality.jobs.JobKeys;
import codev.infra.confidentiality.jobs.JobScope;
import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keys of jobs")
class JobKeysTest {
  private static final String LINE = "Alice Petit, alice@example.org";

  @TempDir private Path folder;
  private final JobScope job = new JobScope(UUID.randomUUID());
  private final JobScope other = new JobScope(UUID.randomUUID());
  private final List<Boolean> rewritings = new ArrayList<>();
  private final DeletedJobs deleted = new DeletedJobs();
  private TestPostgres.Database database;
  private MasterKeys masterKeys;
  private JobKeys keys;

  /** The jobs that there are, and the keys of those that are deleted. */
  private static final class DeletedJobs implements JobKeys.Jobs {
    private final List<UUID> deletedKeys = new ArrayList<>();
    private final List<UUID> keysOfJobs = new ArrayList<>();

    @Override
    public List<UUID> keysWithoutJob(List<UUID> present) {
      var without = new ArrayList<>(deletedKeys);
      for (var key : present) if (!keysOfJobs.contains(key)) without.add(key);
      return without;
    }

    @Override
    public void keysAreDestroyed(List<UUID> destroyed) {
      deletedKeys.removeAll(destroyed);
    }
  }

  @BeforeEach
  void an_empty_vault() {
    database = TestPostgres.database("key vault", DatabaseSchema.KEY_VAULT::migrate);
    masterKeys = new MasterKeyCheck(database.dataSource()).open(folder.resolve("master.key"));
    keys = new JobKeys(database.dataSource(), this::rewrite);
  }

  private boolean rewrite(Connection connection) throws SQLException {
    rewritings.add(KeyVault.rewrite(connection));
    return rewritings.getLast();
  }

  /** One service's encryption on the vault, which keeps no key in memory. */
  private KeyVaultTextEncryption service() {
    return new KeyVaultTextEncryption(
        new KeyVault(database.dataSource(), masterKeys), Duration.ZERO, (_, _) -> {});
  }

  private String encrypt(JobScope scope) {
    return service().encrypt("manager", scope, "line/1", LINE);
  }

  @Test
  @DisplayName("open what was encrypted for their job, of an author who is not erased")
  void open_what_is_of_their_job() {
    var line = encrypt(job);

    assertThat(encrypt(job)).as("the same line again").isEqualTo(line);
    assertThat(encrypt(other)).isNotEqualTo(line);
    assertThat(service().decrypt(line)).contains(LINE);
    service().erase(job.keyName());
    assertThat(service().decrypt(line)).as("no person's erasure destroys it").contains(LINE);
    service().erase("manager");
    assertThat(service().decrypt(line)).isEmpty();
  }

  @Test
  @DisplayName("are destroyed with their job, and what others have stays")
  void are_destroyed_with_their_job() {
    var line = encrypt(job);
    var others = encrypt(other);
    var scope = new RetentionScope(RetentionScope.Kind.WORDS, UUID.randomUUID());
    var words = service().encrypt("manager", scope, "words/1", "Oser");
    deleted.deletedKeys.add(job.key());

    keys.removeKeysOfJobs(deleted);

    assertThat(service().decrypt(line)).isEmpty();
    assertThat(service().decrypt(others)).contains(LINE);
    assertThat(service().decrypt(words)).contains("Oser");
    assertThat(deleted.deletedKeys).isEmpty();
    assertThatThrownBy(() -> encrypt(job)).isInstanceOf(RetentionEndedException.class);
  }

  @Test
  @DisplayName("are made no more once they are destroyed, even if they were not made before")
  void are_not_made_afterwards() {
    deleted.deletedKeys.add(job.key());
    keys.removeKeysOfJobs(deleted);

    assertThatThrownBy(() -> encrypt(job)).isInstanceOf(RetentionEndedException.class);
  }

  @Test
  @DisplayName("leave the files of the tables together, which are written anew once for all")
  void leave_the_files_together() {
    encrypt(job);
    encrypt(other);
    var keysets = List.of(database.ask(keyset(job)), database.ask(keyset(other)));
    assertThat(table()).contains(keysets);
    deleted.deletedKeys.addAll(List.of(job.key(), other.key()));

    keys.removeKeysOfJobs(deleted);
    keys.removeKeysOfJobs(deleted);

    assertThat(table()).doesNotContain(keysets);
    assertThat(rewritings).as("none where nothing was destroyed").containsExactly(true);
  }

  private static String keyset(JobScope scope) {
    return "select encode(keyset, 'hex') from person_keys where username = '%s'"
        .formatted(scope.keyName());
  }

  /** The table's pages as they are on the disk. */
  private String table() {
    database.ask("checkpoint");
    return database.ask(
        "select encode(pg_read_binary_file(pg_relation_filepath('person_keys')), 'hex')");
  }

  @Test
  @DisplayName("are destroyed again where their bytes could not be removed")
  void are_destroyed_again() throws SQLException {
    encrypt(job);
    deleted.deletedKeys.add(job.key());
    new JobKeys(database.dataSource(), _ -> false).removeKeysOfJobs(deleted);
    assertThat(deleted.deletedKeys).containsExactly(job.key());

    keys.removeKeysOfJobs(deleted);
    assertThat(deleted.deletedKeys).isEmpty();
    assertThat(rewritings).containsExactly(true);
  }

  @Test
  @DisplayName("are destroyed where the rewriting takes too long, and fail nothing")
  void are_destroyed_where_the_rewriting_is_given_up() throws SQLException {
    var line = encrypt(job);
    deleted.deletedKeys.add(job.key());
    var hasty =
        new JobKeys(
            database.dataSource(),
            connection -> KeyVault.rewrite(connection, Duration.ofMillis(300)));
    try (var reader = database.connect();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("lock table person_keys in access share mode");

      hasty.removeKeysOfJobs(deleted);

      reader.rollback();
    }
    assertThat(service().decrypt(line)).isEmpty();
    assertThat(deleted.deletedKeys).as("their bytes are still there").containsExactly(job.key());
  }

  @Test
  @DisplayName("are destroyed where no job has them, but for the newest")
  void of_no_job_are_destroyed() {
    var line = encrypt(job);
    var others = encrypt(other);
    deleted.keysOfJobs.add(other.key());
    keys.removeKeysOfJobs(deleted);
    assertThat(service().decrypt(line)).as("a job may be about to be stored").contains(LINE);

    database.ask("update person_keys set made_at = now() - interval '61 minutes'");
    keys.removeKeysOfJobs(deleted);

    assertThat(service().decrypt(line)).isEmpty();
    assertThat(service().decrypt(others)).contains(LINE);
  }

  @Test
  @DisplayName("leave a row for a day, people and programmes for ever")
  void leave_a_row_for_a_day() {
    var scope = new RetentionScope(RetentionScope.Kind.WORDS, UUID.randomUUID());
    service().erase("alice");
    service().destroy(scope);
    encrypt(job);
    deleted.deletedKeys.add(job.key());
    keys.removeKeysOfJobs(deleted);

    database.ask(
        "update person_keys set erased_at = now() - interval '23 hours' where keyset is null");
    keys.removeKeysOfJobs(deleted);
    assertThat(rows()).isEqualTo("3");

    database.ask(
        "update person_keys set erased_at = now() - interval '25 hours' where keyset is null");
    keys.removeKeysOfJobs(deleted);
    assertThat(rows()).isEqualTo("2");
    assertThat(service().isDestroyed(scope)).isTrue();
  }

  private String rows() {
    return database.ask("select count(*) from person_keys where keyset is null");
  }

  @Test
  @DisplayName("are destroyed by one process at a time")
  void are_destroyed_by_one_process() throws SQLException {
    var line = encrypt(job);
    deleted.deletedKeys.add(job.key());
    try (var another = database.connect();
        var statement = another.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('codev keys of jobs'))");
      keys.removeKeysOfJobs(deleted);
      assertThat(service().decrypt(line)).contains(LINE);
      assertThat(rewritings).isEmpty();
      statement.execute("select pg_advisory_unlock(hashtext('codev keys of jobs'))");
    }

    keys.removeKeysOfJobs(deleted);
    assertThat(service().decrypt(line)).isEmpty();
  }
}
