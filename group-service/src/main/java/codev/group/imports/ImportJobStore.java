package codev.group.imports;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.Content;
import codev.group.imports.ImportJob.Part;
import codev.group.imports.ImportJob.RejectedRow;
import codev.group.imports.ImportJob.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The imports of long lists, in tables beside the event log. An instance claims one for a term that
 * each part renews; what an instance leaves half-way another one goes on with. A claim has a number
 * that rises with each claim: under an earlier one no further part is begun. Terms count in the
 * database's time.
 */
@Component
class ImportJobStore {
  /** A part that fails so often is not tried again. */
  private static final int MOST_ATTEMPTS = 10;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ImportPartStore parts;
  private final ImportJobProperties settings;

  ImportJobStore(DataSource dataSource, ImportPartStore parts, ImportJobProperties settings) {
    this.database = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.parts = parts;
    this.settings = settings;
  }

  /** The right to go on with an import. */
  record Claim(ImportJob job, long fence) {}

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
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              lock(author);
              return running(author, digest)
                  .orElseGet(() -> insert(author, language, isFromPage, digest, content));
            }));
  }

  /** Until the end of the transaction: two requests of a person are counted one by one. */
  private void lock(Username author) {
    database
        .sql("select pg_advisory_xact_lock(hashtext('people import ' || :author))")
        .param("author", author.value())
        .query()
        .singleRow();
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
    content.forEach((firstLine, part) -> parts.add(id, author, firstLine, part));
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

  List<RejectedRow> rejected(ImportJob job) {
    return parts.rejected(job.id());
  }

  /** The oldest import that no instance is working on. */
  Optional<Claim> claim() {
    return database
        .sql(
            """
            update people_import set
              claimed_until = clock_timestamp() + :term * interval '1 millisecond',
              fence = fence + 1
            where id = (
              select id from people_import
              where ended_at is null and claimed_until <= clock_timestamp()
              order by created_at limit 1 for update skip locked)
            returning *
            """)
        .param("term", settings.term().toMillis())
        .query((row, _) -> new Claim(ImportJob.of(row), row.getLong("fence")))
        .optional();
  }

  /** The next part to import; empty when the import has ended, or passed to another instance. */
  Optional<Part> startNextPart(Claim claim) {
    var job = claim.job();
    Optional<ImportPartStore.Stored> next =
        transaction.execute(_ -> renew(claim) ? startNext(job.id()) : Optional.empty());
    return Objects.requireNonNull(next).map(part -> parts.decrypted(part, job.author()));
  }

  private boolean renew(Claim claim) {
    return database
            .sql(
                """
                update people_import set
                  claimed_until = clock_timestamp() + :term * interval '1 millisecond',
                  attempts = attempts + 1
                where id = :id and fence = :fence and ended_at is null
                """)
            .param("term", settings.term().toMillis())
            .param("id", claim.job().id())
            .param("fence", claim.fence())
            .update()
        == 1;
  }

  private Optional<ImportPartStore.Stored> startNext(UUID id) {
    var isCancelled = is(id, "cancelled");
    if (is(id, "attempts > " + MOST_ATTEMPTS)) end(id, State.FAILED);
    else if (!parts.isLeft(id)) end(id, State.DONE);
    else if (isCancelled && !parts.isUnderWay(id)) end(id, State.CANCELLED);
    else return parts.startNext(id);
    return Optional.empty();
  }

  private boolean is(UUID id, String condition) {
    return database
        .sql("select %s from people_import where id = :id".formatted(condition))
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Counts a part, unless it was counted before. */
  void complete(ImportJob job, Part part, ImportResult result, List<RejectedRow> rejected) {
    transaction.executeWithoutResult(
        _ -> {
          if (parts.complete(job, part, rejected)) count(job, part, result);
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

  /** Leaves the rest of a list to any instance, at once. */
  void release(Claim claim) {
    database
        .sql(
            "update people_import set claimed_until = clock_timestamp() where id = :id and fence = :fence")
        .param("id", claim.job().id())
        .param("fence", claim.fence())
        .update();
  }

  /** A part under way is still finished, so that the result is exact. */
  void cancel(ImportJob job) {
    transaction.executeWithoutResult(
        _ -> {
          var running =
              database
                  .sql(
                      "update people_import set cancelled = true where id = :id and ended_at is null")
                  .param("id", job.id())
                  .update();
          if (running == 1 && !parts.isUnderWay(job.id())) end(job.id(), State.CANCELLED);
        });
  }

  /** As {@link ImportPartStore#keepAside}. */
  void keepAside(ImportJob list, int firstLine, List<RejectedRow> rows) {
    parts.keepAside(list, firstLine, rows);
  }

  /** Of an import that has ended. */
  void deleteResult(ImportJob job) {
    database
        .sql("delete from people_import where id = :id and ended_at is not null")
        .param("id", job.id())
        .update();
  }

  private void end(UUID id, State state) {
    parts.keepRejected(id);
    database
        .sql(
            """
            update people_import set state = :state, ended_at = clock_timestamp(), digest = null
            where id = :id
            """)
        .param("state", state.name())
        .param("id", id)
        .update();
  }

  /** The lists that these people have sent, and what lists of others say of them. */
  void forget(Set<Username> erased) {
    for (var person : erased)
      database
          .sql("delete from people_import where author = :author")
          .param("author", person.value())
          .update();
    parts.forget(erased);
  }

  /** The results that have been kept long enough. */
  void deleteExpired() {
    database
        .sql(
            """
            delete from people_import
            where ended_at < clock_timestamp() - :keep * interval '1 second'
            """)
        .param("keep", settings.keep().toSeconds())
        .update();
  }
}
