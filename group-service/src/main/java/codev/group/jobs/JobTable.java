package codev.group.jobs;

import codev.group.domain.person.Username;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of jobs beside the event log. An instance claims a job for a term, which it renews; what
 * an instance leaves half-way another one goes on with. A claim has a number that rises with each
 * claim: under an earlier one nothing further is begun. Terms count in the database's time.
 */
public final class JobTable {
  /** A job that has been begun so often without getting on is not tried again. */
  private static final int MOST_ATTEMPTS = 10;

  private final JdbcClient database;
  private final String name;
  private final Duration term;

  /**
   * @param name of the table
   * @param term after which a job whose instance does not go on passes to another one
   */
  public JobTable(JdbcClient database, String name, Duration term) {
    this.database = database;
    this.name = name;
    this.term = term;
  }

  /**
   * The right to go on with a job.
   *
   * @param job its id
   */
  public record Claim(UUID job, long fence) {}

  /** Until the end of the transaction: two requests of a person are counted one by one. */
  public void lock(Username author) {
    database
        .sql("select pg_advisory_xact_lock(hashtext(:jobs))")
        .param("jobs", name + " " + author.value())
        .query()
        .singleRow();
  }

  /** On the oldest job that no instance is working on. */
  public Optional<Claim> claim() {
    return database
        .sql(
            """
            update %1$s set
              claimed_until = clock_timestamp() + :term * interval '1 millisecond',
              fence = fence + 1
            where id = (
              select id from %1$s
              where ended_at is null and claimed_until <= clock_timestamp()
              order by created_at limit 1 for update skip locked)
            returning id, fence
            """
                .formatted(name))
        .param("term", term.toMillis())
        .query((row, _) -> new Claim(row.getObject("id", UUID.class), row.getLong("fence")))
        .optional();
  }

  /**
   * Counts an attempt; getting on is to set {@code attempts} to 0.
   *
   * @return false if the job has ended, or passed to another instance
   */
  public boolean renew(Claim claim) {
    return database
            .sql(
                """
                update %s set
                  claimed_until = clock_timestamp() + :term * interval '1 millisecond',
                  attempts = attempts + 1
                where id = :id and fence = :fence and ended_at is null
                """
                    .formatted(name))
            .param("term", term.toMillis())
            .param("id", claim.job())
            .param("fence", claim.fence())
            .update()
        == 1;
  }

  /** Whether it was tried often enough. */
  public boolean hasFailed(UUID job) {
    return is(job, "attempts > " + MOST_ATTEMPTS);
  }

  public boolean isCancelled(UUID job) {
    return is(job, "cancelled");
  }

  private boolean is(UUID job, String condition) {
    return database
        .sql("select %s from %s where id = :id".formatted(condition, name))
        .param("id", job)
        .query(Boolean.class)
        .single();
  }

  /** Leaves the rest of a job to any instance, at once. */
  public void release(Claim claim) {
    database
        .sql(
            "update %s set claimed_until = clock_timestamp() where id = :id and fence = :fence"
                .formatted(name))
        .param("id", claim.job())
        .param("fence", claim.fence())
        .update();
  }

  /** Whether it was running. */
  public boolean cancel(UUID job) {
    return database
            .sql(
                "update %s set cancelled = true where id = :id and ended_at is null"
                    .formatted(name))
            .param("id", job)
            .update()
        == 1;
  }

  public void end(UUID job, JobState state) {
    database
        .sql(
            """
            update %s set state = :state, ended_at = clock_timestamp(), digest = null
            where id = :id
            """
                .formatted(name))
        .param("state", state.name())
        .param("id", job)
        .update();
  }

  /** A job that has ended. */
  public void deleteEnded(UUID job) {
    database
        .sql("delete from %s where id = :id and ended_at is not null".formatted(name))
        .param("id", job)
        .update();
  }

  /** The jobs of a person who has been erased. */
  public void deleteOf(Username author) {
    database
        .sql("delete from %s where author = :author".formatted(name))
        .param("author", author.value())
        .update();
  }

  /**
   * The jobs whose results have been kept long enough.
   *
   * @param retention how long after the end
   */
  public void deleteExpired(Duration retention) {
    database
        .sql(
            "delete from %s where ended_at < clock_timestamp() - :kept * interval '1 second'"
                .formatted(name))
        .param("kept", retention.toSeconds())
        .update();
  }
}
