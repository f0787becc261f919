package codev.group.jobs;

import codev.infra.confidentiality.jobs.JobKeys;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has the keys destroyed that no job has any more: of those that were deleted, of those whose key
 * was made and that were never stored, and of those that a restored key vault has again.
 */
@Component
class StrayJobKeys extends JobRunner implements JobKeys.Jobs {
  /** The vault's tables are written anew for all keys of this time together. */
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final JobKeys keys;
  private long due = System.nanoTime();

  StrayJobKeys(DataSource dataSource, JobKeys keys) {
    super("job-keys");
    this.database = JdbcClient.create(dataSource);
    this.keys = keys;
  }

  @Override
  protected boolean workOnNext() {
    if (System.nanoTime() - due < 0) return false;
    due = System.nanoTime() + INTERVAL.toNanos();
    keys.removeKeysOfJobs(this);
    return false;
  }

  /**
   * A job that is deleted has left its key there, by a trigger; a key that no job has is added, so
   * that what is interrupted is done by the next call.
   */
  @Override
  public List<UUID> keysWithoutJob(List<UUID> present) {
    return database
        .sql(
            """
            with stray as (
              insert into deleted_job_key (key)
              select key from unnest(cast(:present as uuid[])) as present (key)
              where not exists (select from people_import as job where job.key = present.key)
                and not exists (select from evidence_archive as job where job.key = present.key)
              on conflict do nothing
              returning key)
            select key from deleted_job_key union select key from stray
            """)
        .param("present", texts(present), Types.ARRAY)
        .query((row, _) -> row.getObject("key", UUID.class))
        .list();
  }

  @Override
  public void keysAreDestroyed(List<UUID> destroyed) {
    database
        .sql("delete from deleted_job_key where key = any(cast(:destroyed as uuid[]))")
        .param("destroyed", texts(destroyed), Types.ARRAY)
        .update();
  }

  private static String[] texts(List<UUID> keys) {
    return keys.stream().map(UUID::toString).toArray(String[]::new);
  }
}
