package codev.group.evidence.archive;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.EvidenceArchive.ArchivedFile;
import codev.group.jobs.JobState;
import codev.group.jobs.JobTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The archives of large programmes, in tables beside the event log, each file as soon as it is
 * made. Each renews the claim of the instance that works on it.
 */
@Component
class EvidenceArchiveStore {
  /** Of a person: whoever asks for one after the other does not fill the database. */
  private static final int MOST_KEPT = 5;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final JobTable table;
  private final EvidenceArchiveFileStore files;
  private final EvidenceArchiveProperties settings;

  EvidenceArchiveStore(
      DataSource dataSource, EvidenceArchiveFileStore files, EvidenceArchiveProperties settings) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.table = new JobTable(database, "evidence_archive", settings.term());
    this.files = files;
    this.settings = settings;
  }

  /** The right to go on with an archive. */
  record Claim(EvidenceArchiveJob job, JobTable.Claim right) {}

  /**
   * Takes a request; one with the same id, or for a programme whose archive is being made for the
   * same person, is answered with the archive that there is.
   */
  EvidenceArchiveJob add(
      UUID id,
      ProgrammeId programme,
      Username author,
      Locale language,
      boolean hasCertificates,
      int total,
      long position) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              table.lock(author);
              return existing(id, programme, author)
                  .orElseGet(
                      () ->
                          insert(
                              id, programme, author, language, hasCertificates, total, position));
            }));
  }

  private Optional<EvidenceArchiveJob> existing(UUID id, ProgrammeId programme, Username author) {
    var same = find(id);
    if (same.filter(job -> !isOf(job, programme, author)).isPresent())
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    if (same.isPresent()) return same;
    var running = running(author);
    if (running.filter(job -> !isOf(job, programme, author)).isPresent())
      throw new RuleViolationException(RuleViolation.ARCHIVE_UNDER_WAY);
    return running;
  }

  private static boolean isOf(EvidenceArchiveJob job, ProgrammeId programme, Username author) {
    return job.programme().equals(programme) && job.author().equals(author);
  }

  private Optional<EvidenceArchiveJob> running(Username author) {
    return database
        .sql("select * from evidence_archive where author = :author and ended_at is null")
        .param("author", author.value())
        .query((row, _) -> EvidenceArchiveJob.of(row))
        .optional();
  }

  /** Another person may have taken the id since it was looked for: they have it. */
  private EvidenceArchiveJob insert(
      UUID id,
      ProgrammeId programme,
      Username author,
      Locale language,
      boolean hasCertificates,
      int total,
      long position) {
    return database
        .sql(
            """
            insert into evidence_archive
              (id, programme, author, language, certificates, total, position)
            values (:id, :programme, :author, :language, :certificates, :total, :position)
            on conflict (id) do nothing
            returning *
            """)
        .param("id", id)
        .param("programme", programme.value())
        .param("author", author.value())
        .param("language", language.toLanguageTag())
        .param("certificates", hasCertificates)
        .param("total", total)
        .param("position", position)
        .query((row, _) -> EvidenceArchiveJob.of(row))
        .optional()
        .orElseThrow(() -> new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT));
  }

  Optional<EvidenceArchiveJob> find(UUID id) {
    return database
        .sql("select * from evidence_archive where id = :id")
        .param("id", id)
        .query((row, _) -> EvidenceArchiveJob.of(row))
        .optional();
  }

  /** The archives of a programme, the newest first. */
  List<EvidenceArchiveJob> of(ProgrammeId programme) {
    return database
        .sql("select * from evidence_archive where programme = :id order by created_at desc")
        .param("id", programme.value())
        .query((row, _) -> EvidenceArchiveJob.of(row))
        .list();
  }

  /** The oldest archive that no instance is working on. */
  Optional<Claim> claim() {
    return table.claim().flatMap(right -> find(right.job()).map(job -> new Claim(job, right)));
  }

  /**
   * Begins to read what is in an archive, or to read it again.
   *
   * @param position of the log; an erasure after it may not be in what is read
   * @return false if there is nothing to do: the job has ended, or passed to another instance
   */
  boolean begin(Claim claim, long position) {
    return inTransaction(
        () -> {
          if (!table.renew(claim.right())) return false;
          var id = claim.job().id();
          if (table.hasFailed(id)) {
            end(id, JobState.FAILED);
            return false;
          }
          database
              .sql("update evidence_archive set as_of = coalesce(as_of, :at) where id = :id")
              .param("at", position)
              .param("id", id)
              .update();
          return true;
        });
  }

  /**
   * Keeps the files that another instance has made, if they are those of the same contents.
   *
   * @param digest of what is in the archive
   * @return how many there are; empty if the job has ended, or passed to another instance
   */
  Optional<Integer> keepMade(Claim claim, String digest, int total) {
    Optional<Integer> made =
        transaction.execute(
            _ -> {
              var started = startOn(claim, digest, total);
              started.ifPresent(count -> files.deleteFrom(claim.job().id(), count));
              return started;
            });
    return Objects.requireNonNull(made);
  }

  private Optional<Integer> startOn(Claim claim, String digest, int total) {
    return database
        .sql(
            """
            update evidence_archive set
              done = case when digest = :digest then done else 0 end,
              digest = :digest, total = :total
            where id = :id and fence = :fence and ended_at is null
            returning done
            """)
        .param("digest", digest)
        .param("total", total)
        .param("id", claim.job().id())
        .param("fence", claim.right().fence())
        .query(Integer.class)
        .optional();
  }

  /**
   * Adds the next file.
   *
   * @param number how many come before it
   * @return false if the job has ended, or passed to another instance
   */
  boolean add(Claim claim, int number, ArchivedFile file) {
    var archive = claim.job().id();
    var encrypted = files.encrypt(claim.job(), number, file);
    boolean isAdded =
        inTransaction(
            () -> {
              if (!table.renew(claim.right())) return false;
              files.add(archive, encrypted);
              count(archive, number + 1);
              return true;
            });
    encrypted.keyIsKept().run();
    return isAdded;
  }

  private void count(UUID archive, int done) {
    database
        .sql("update evidence_archive set done = :done, attempts = 0 where id = :id")
        .param("done", done)
        .param("id", archive)
        .update();
  }

  /** All its files are there. The oldest of its author make room for it. */
  void complete(Claim claim) {
    transaction.executeWithoutResult(
        _ -> {
          if (!table.renew(claim.right())) return;
          table.end(claim.job().id(), JobState.DONE);
          deleteOldest(claim.job().author());
        });
  }

  private void deleteOldest(Username author) {
    database
        .sql(
            """
            delete from evidence_archive where id in (
              select id from evidence_archive
              where author = :author and state = 'DONE'
              order by created_at desc offset :kept)
            """)
        .param("author", author.value())
        .param("kept", MOST_KEPT)
        .update();
  }

  void release(Claim claim) {
    table.release(claim.right());
  }

  void cancel(EvidenceArchiveJob job) {
    transaction.executeWithoutResult(
        _ -> {
          if (table.cancel(job.id())) end(job.id(), JobState.CANCELLED);
        });
  }

  /** Without a result. */
  private void end(UUID id, JobState state) {
    files.deleteFrom(id, 0);
    table.end(id, state);
  }

  /** As {@link EvidenceArchiveFileStore#of}. */
  Iterable<ArchivedFile> files(EvidenceArchiveJob job) {
    return files.of(job);
  }

  /**
   * Removes what may name a person who has been erased: archives that are ready are deleted, one
   * that is being made begins anew, those of this person are deleted.
   *
   * @param position of the erasure in the log
   */
  void forget(Username person, long position) {
    transaction.executeWithoutResult(
        _ -> {
          table.deleteOf(person);
          database
              .sql("delete from evidence_archive where ended_at is not null and as_of < :position")
              .param("position", position)
              .update();
          beginAnew(position).forEach(archive -> files.deleteFrom(archive, 0));
        });
  }

  private List<UUID> beginAnew(long position) {
    return database
        .sql(
            """
            update evidence_archive set
              as_of = null, digest = null, done = 0, fence = fence + 1, key = gen_random_uuid(),
              claimed_until = clock_timestamp()
            where ended_at is null and as_of < :position
            returning id
            """)
        .param("position", position)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /** The archives that have been kept long enough. */
  void deleteExpired() {
    table.deleteExpired(settings.keep());
  }

  private boolean inTransaction(BooleanSupplier step) {
    return Objects.requireNonNull(transaction.execute(_ -> step.getAsBoolean()));
  }
}
