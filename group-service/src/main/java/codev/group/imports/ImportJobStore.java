package codev.group.imports;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.Content;
import codev.group.imports.ImportJob.Part;
import codev.group.imports.ImportJob.RejectedRow;
import codev.group.jobs.JobState;
import codev.group.jobs.JobTable;
import codev.infra.confidentiality.AuthorEncryption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The imports of long lists, in tables beside the event log. Each part renews the claim of the
 * instance that works on it.
 */
@Component
class ImportJobStore {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final JobTable table;
  private final ImportPartStore parts;
  private final ImportJobProperties settings;

  ImportJobStore(DataSource dataSource, ImportPartStore parts, ImportJobProperties settings) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.table = new JobTable(database, "people_import", settings.term());
    this.parts = parts;
    this.settings = settings;
  }

  /** The right to go on with an import. */
  record Claim(ImportJob job, JobTable.Claim right) {}

  /**
   * Takes a list; the same one, while it is imported, is taken once.
   *
   * @param digest of the list
   * @param content by the number of its first line
   */
  UUID add(
      Username author,
      Locale language,
      boolean isFromPage,
      String digest,
      SortedMap<Integer, Content> content) {
    return encrypting(
        author,
        encryption -> {
          table.lock(author);
          return running(author, digest)
              .orElseGet(() -> insert(author, encryption, language, isFromPage, digest, content));
        });
  }

  /**
   * In a transaction. A key that the author is given for it is announced afterwards: the log that
   * records it takes a connection of the same pool. Where the transaction fails, the key is in the
   * vault nevertheless, and is announced with what its author has stored next.
   */
  private <T> T encrypting(Username author, Function<AuthorEncryption, T> step) {
    var encryption = parts.encryptionOf(author);
    var result = Objects.requireNonNull(transaction.execute(_ -> step.apply(encryption)));
    encryption.storeKey().run();
    return result;
  }

  private Optional<UUID> running(Username author, String digest) {
    return database
        .sql(
            """
            select id from people_import
            where author = :author and digest = :digest and ended_at is null
            """)
        .param("author", author.value())
        .param("digest", digest)
        .query(UUID.class)
        .optional();
  }

  private UUID insert(
      Username author,
      AuthorEncryption encryption,
      Locale language,
      boolean isFromPage,
      String digest,
      Map<Integer, Content> content) {
    if (of(author).stream().filter(ImportJob::isRunning).count() >= settings.mostRunning())
      throw new RuleViolationException(RuleViolation.TOO_MANY_IMPORTS, settings.mostRunning());
    var id = UUID.randomUUID();
    database
        .sql(
            """
            insert into people_import (id, author, language, from_page, digest, total)
            values (:id, :author, :language, :page, :digest, :total)
            """)
        .param("id", id)
        .param("author", author.value())
        .param("language", language.toLanguageTag())
        .param("page", isFromPage)
        .param("digest", digest)
        .param("total", content.values().stream().mapToInt(part -> part.people().size()).sum())
        .update();
    content.forEach((firstLine, part) -> parts.add(id, encryption, firstLine, part));
    return id;
  }

  /** The import of this person; those of others do not exist for them. */
  Optional<ImportJob> find(UUID id, Username author) {
    return of(author).stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /** The imports of a person, the newest first. */
  List<ImportJob> of(Username author) {
    return database
        .sql("select * from people_import where author = :author order by created_at desc")
        .param("author", author.value())
        .query((row, _) -> ImportJob.of(row))
        .list();
  }

  int countRunning() {
    return database
        .sql("select count(*) from people_import where ended_at is null")
        .query(Integer.class)
        .single();
  }

  List<RejectedRow> rejected(ImportJob job) {
    return parts.rejected(job.id());
  }

  /** The oldest import that no instance is working on. */
  Optional<Claim> claim() {
    return table.claim().flatMap(right -> find(right.job()).map(job -> new Claim(job, right)));
  }

  /** Empty if its author has been erased meanwhile. */
  private Optional<ImportJob> find(UUID id) {
    return database
        .sql("select * from people_import where id = :id")
        .param("id", id)
        .query((row, _) -> ImportJob.of(row))
        .optional();
  }

  /** The next part to import; empty when the import has ended, or passed to another instance. */
  Optional<Part> startNextPart(Claim claim) {
    var job = claim.job();
    Optional<ImportPartStore.StoredPart> next =
        transaction.execute(
            _ -> table.renew(claim.right()) ? startNext(job.id()) : Optional.empty());
    return Objects.requireNonNull(next).map(part -> parts.decrypted(part, job.author()));
  }

  private Optional<ImportPartStore.StoredPart> startNext(UUID id) {
    var isCancelled = table.isCancelled(id);
    if (table.hasFailed(id)) end(id, JobState.FAILED);
    else if (!parts.isLeft(id)) end(id, JobState.DONE);
    else if (isCancelled && !parts.isUnderWay(id)) end(id, JobState.CANCELLED);
    else return parts.startNext(id);
    return Optional.empty();
  }

  /** Counts a part, unless it was counted before. */
  void complete(ImportJob job, Part part, ImportResult result, List<RejectedRow> rejected) {
    var _ =
        encrypting(
            job.author(),
            encryption -> {
              var isCompleted = parts.complete(job, encryption, part, rejected);
              if (isCompleted) count(job, part, result);
              return isCompleted;
            });
  }

  private void count(ImportJob job, Part part, ImportResult result) {
    database
        .sql(
            """
            update people_import set
              done = done + :lines, created = created + :created, updated = updated + :updated,
              rejected = rejected + :rejected, position = greatest(position, :position),
              attempts = 0
            where id = :id
            """)
        .param("lines", part.content().people().size())
        .param("created", result.created())
        .param("updated", result.updated())
        .param("rejected", result.rejected().size())
        .param("position", result.position())
        .param("id", job.id())
        .update();
  }

  void release(Claim claim) {
    table.release(claim.right());
  }

  /** A part under way is still finished, so that the result is exact. */
  void cancel(ImportJob job) {
    transaction.executeWithoutResult(
        _ -> {
          if (table.cancel(job.id()) && !parts.isUnderWay(job.id()))
            end(job.id(), JobState.CANCELLED);
        });
  }

  /** As {@link ImportPartStore#keepAside}. */
  void keepAside(ImportJob list, int firstLine, List<RejectedRow> rows) {
    var _ =
        encrypting(list.author(), encryption -> parts.keepAside(list, encryption, firstLine, rows));
  }

  /** Of an import that has ended. */
  void deleteResult(ImportJob job) {
    table.deleteEnded(job.id());
  }

  private void end(UUID id, JobState state) {
    parts.keepRejected(id);
    table.end(id, state);
  }

  /** The lists that these people have sent, and what lists of others say of them. */
  void forget(Set<Username> erased) {
    transaction.executeWithoutResult(_ -> parts.beginErasure(erased));
    erased.forEach(table::deleteOf);
    parts.forget(erased);
  }

  /** The results that have been kept long enough. */
  void deleteExpired() {
    table.deleteExpired(settings.keep());
  }
}
