package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.Content;
import codev.group.imports.ImportJob.Part;
import codev.group.imports.ImportJob.RejectedRow;
import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.jobs.JobScope;
import codev.infra.web.identity.UsernameSpelling;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of long lists, part by part, encrypted with the key of the manager who sent the list
 * and with that of the list: of a part that is still to be imported all lines, afterwards those
 * that were rejected. A part counts once, however often it is imported.
 */
@Component
class ImportPartStore {
  private final JdbcClient database;
  private final TextEncryption encryption;
  private final UsernameSpelling spelling;
  private final JsonMapper json = new JsonMapper();

  /** All who have been erased: each instance goes through the whole log once it starts. */
  private final Set<Username> erasedSoFar = ConcurrentHashMap.newKeySet();

  ImportPartStore(DataSource dataSource, TextEncryption encryption, UsernameSpelling spelling) {
    this.database = JdbcClient.create(dataSource);
    this.encryption = encryption;
    this.spelling = spelling;
  }

  /** A part as it is stored. */
  record StoredPart(int firstLine, Instant startedAt, String encrypted) {}

  /** For the lines of this manager that are stored in one transaction. */
  AuthorEncryption encryptionOf(Username author) {
    return encryption.of(author.value());
  }

  /** To be called in a transaction, as {@link #keepAside}. */
  void add(UUID job, AuthorEncryption author, int firstLine, Content content) {
    lock("pg_advisory_xact_lock_shared");
    var people = without(content, firstLine, erasedSoFar);
    database
        .sql(
            "insert into people_import_part (job, first_line, people) values (:job, :line, :people)")
        .param("job", job)
        .param("line", firstLine)
        .param("people", encrypted(author, job, firstLine, people))
        .update();
  }

  /**
   * Keeps what was set aside of a part of a short list, which is imported without a job, as of one
   * that has ended. A part that is sent again is kept once; the list of another person is not
   * touched. To be called in a transaction, like {@link #beginErasure}: of the two one waits for
   * the other, so that no line is kept that an erasure has not seen.
   *
   * @param list as far as it is imported
   * @param author of the list: a new key is stored here, and announced by the caller once the
   *     transaction has ended
   * @return false if the list is another person's, or is imported by a job
   */
  boolean keepAside(
      ImportJob list, AuthorEncryption author, int firstLine, List<RejectedRow> rows) {
    lock("pg_advisory_xact_lock_shared");
    if (!isKept(list)) return false;
    database
        .sql(
            """
            insert into people_import_part (job, first_line, rejected)
            values (:id, :line, :rows)
            on conflict (job, first_line) do nothing
            """)
        .param("id", list.id())
        .param("line", firstLine)
        .param("rows", encrypted(author, list.id(), firstLine, withoutErased(rows)))
        .update();
    return true;
  }

  private void lock(String kind) {
    database.sql("select %s(hashtext('people_import_part'))".formatted(kind)).query().singleRow();
  }

  private boolean isKept(ImportJob list) {
    return database
            .sql(
                """
                insert into people_import as before (id, author, language, from_page, total, done,
                  created, updated, rejected, position, state, ended_at)
                values (:id, :author, :language, true, :total, :done,
                  :created, :updated, :rejected, :position, 'DONE', clock_timestamp())
                on conflict (id) do update set
                  done = greatest(before.done, excluded.done),
                  created = greatest(before.created, excluded.created),
                  updated = greatest(before.updated, excluded.updated),
                  rejected = greatest(before.rejected, excluded.rejected),
                  position = greatest(before.position, excluded.position),
                  ended_at = excluded.ended_at
                where before.author = excluded.author and before.digest is null
                  and before.ended_at is not null
                """)
            .param("id", list.id())
            .param("author", list.author().value())
            .param("language", list.language().toLanguageTag())
            .param("total", list.total())
            .param("done", list.done())
            .param("created", list.created())
            .param("updated", list.updated())
            .param("rejected", list.rejected())
            .param("position", list.position())
            .update()
        == 1;
  }

  /** A line that its author excluded may be about a person who has been erased before. */
  private List<RejectedRow> withoutErased(List<RejectedRow> rows) {
    return without(rows, erasedSoFar);
  }

  private List<RejectedRow> without(List<RejectedRow> rows, Set<Username> erased) {
    return rows.stream()
        .map(row -> isAbout(row.person(), row.mayBe(), erased) ? row.withoutPerson() : row)
        .toList();
  }

  /** The first part that is not imported; it keeps the time at which it was started first. */
  Optional<StoredPart> startNext(UUID job) {
    return database
        .sql(
            """
            update people_import_part set
              started_at = coalesce(started_at, date_trunc('milliseconds', clock_timestamp()))
            where job = :job and first_line = (
              select min(first_line) from people_import_part
              where job = :job and people is not null)
            returning first_line, started_at, people
            """)
        .param("job", job)
        .query(
            (row, _) ->
                new StoredPart(
                    row.getInt("first_line"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    row.getString("people")))
        .optional();
  }

  Part decrypted(StoredPart part, Username author) {
    var content =
        encryption
            .decrypt(part.encrypted())
            .orElseThrow(() -> new IllegalStateException("The key of " + author + " is gone"));
    return new Part(
        part.firstLine(),
        json.readValue(content, Content.class),
        part.startedAt(),
        part.encrypted());
  }

  /** Whether a part may be half imported. */
  boolean isUnderWay(UUID job) {
    return exists(job, "people is not null and started_at is not null");
  }

  /** Whether any part is not imported. */
  boolean isLeft(UUID job) {
    return exists(job, "people is not null");
  }

  private boolean exists(UUID job, String condition) {
    return database
        .sql(
            "select exists (select from people_import_part where job = :job and %s)"
                .formatted(condition))
        .param("job", job)
        .query(Boolean.class)
        .single();
  }

  /**
   * Keeps of a part what was rejected. To be called in a transaction, as {@link #keepAside}.
   *
   * @return false if it was completed before, or a person in it has been erased meanwhile
   */
  boolean complete(ImportJob job, AuthorEncryption author, Part part, List<RejectedRow> rejected) {
    lock("pg_advisory_xact_lock_shared");
    var encryptedRows =
        rejected.isEmpty()
            ? null
            : encrypted(
                author,
                job.id(),
                part.firstLine(),
                withoutErased(asStored(part.content(), rejected)));
    return database
            .sql(
                """
                update people_import_part set people = null, rejected = :rejected
                where job = :job and first_line = :line and people = :people
                """)
            .param("rejected", encryptedRows)
            .param("job", job.id())
            .param("line", part.firstLine())
            .param("people", part.encrypted())
            .update()
        == 1;
  }

  /** The directory may have forgotten since whom a line may be about. */
  private static List<RejectedRow> asStored(Content content, List<RejectedRow> rejected) {
    return rejected.stream().map(row -> row.orAbout(content.mayBe(row.line()))).toList();
  }

  /** What was rejected so far; nothing of an author who has been erased. */
  List<RejectedRow> rejected(UUID job) {
    return database
        .sql(
            """
            select rejected from people_import_part
            where job = :job and rejected is not null order by first_line
            """)
        .param("job", job)
        .query((row, _) -> row.getString("rejected"))
        .list()
        .stream()
        .flatMap(rows -> encryption.decryptOrLog(rows).stream())
        .flatMap(rows -> rejectedRows(rows).stream())
        .toList();
  }

  /** Of an import that has ended only the rejected lines are kept. */
  void keepRejected(UUID job) {
    database
        .sql("delete from people_import_part where job = :job and rejected is null")
        .param("job", job)
        .update();
  }

  /**
   * Waits for lines that are being stored; afterwards no line of these people is. To be called in a
   * transaction, which should end at once.
   */
  void beginErasure(Set<Username> erased) {
    lock("pg_advisory_xact_lock");
    erasedSoFar.addAll(erased);
  }

  /** What the lists say of people who have been erased. */
  void forget(Set<Username> erased) {
    var stored =
        database
            .sql(
                """
                select part.*, author from people_import_part part
                join people_import as list on list.id = part.job
                """)
            .query(
                (row, _) ->
                    new StoredLines(
                        row.getObject("job", UUID.class),
                        new Username(row.getString("author")),
                        row.getInt("first_line"),
                        row.getString("people"),
                        row.getString("rejected")))
            .list();
    for (var part : stored) {
      if (part.people() != null) forgetIn(part, "people", part.people(), erased);
      if (part.rejected() != null) forgetIn(part, "rejected", part.rejected(), erased);
    }
  }

  private record StoredLines(
      UUID job,
      Username author,
      int firstLine,
      @Nullable String people,
      @Nullable String rejected) {}

  private void forgetIn(StoredLines part, String column, String before, Set<Username> erased) {
    var text = encryption.decryptOrLog(before);
    if (text.isEmpty()) return;
    Object lines;
    Object remaining;
    if (column.equals("people")) {
      var content = json.readValue(text.get(), Content.class);
      lines = content;
      remaining = without(content, part.firstLine(), erased);
    } else {
      var rows = rejectedRows(text.get());
      lines = rows;
      remaining = without(rows, erased);
    }
    if (remaining.equals(lines)) return;
    var author = encryptionOf(part.author());
    var after = encrypted(author, part.job(), part.firstLine(), remaining);
    author.storeKey().run();
    database
        .sql(
            "update people_import_part set %1$s = :after where job = :job and first_line = :line and %1$s = :before"
                .formatted(column))
        .param("after", after)
        .param("before", before)
        .param("job", part.job())
        .param("line", part.firstLine())
        .update();
  }

  private Content without(Content content, int firstLine, Set<Username> erased) {
    var people = new ArrayList<@Nullable PersonRequest>(content.people());
    for (int i = 0; i < people.size(); i++) {
      var mayBe = content.mayBe(firstLine + i);
      if (isAbout(people.get(i), mayBe, erased)) people.set(i, null);
    }
    return new Content(people, content.repeated(), content.mayBe());
  }

  /** Whether a line has an erased person's user name, or may be about them without it. */
  private boolean isAbout(
      @Nullable PersonRequest person, List<Username> mayBe, Set<Username> erased) {
    return person != null
        && Stream.concat(
                mayBe.stream(),
                Stream.ofNullable(person.username()) // a line may lack it
                    .map(name -> new Username(spelling.of(name))))
            .anyMatch(erased::contains);
  }

  private List<RejectedRow> rejectedRows(String text) {
    return json.readValue(text, new TypeReference<List<RejectedRow>>() {});
  }

  /** The same lines give the same text, so that a change is noticed without opening it. */
  private String encrypted(AuthorEncryption author, UUID job, int firstLine, Object lines) {
    var text =
        author.encrypt(
            scope(job), "people-import/" + job + "/" + firstLine, json.writeValueAsString(lines));
    var _ = author.storeKey(); // announced when the lines are stored
    return text;
  }

  /** Null where the list is of an earlier version, or deleted. */
  private @Nullable JobScope scope(UUID job) {
    return database
        .sql("select key from people_import where id = :job and key is not null")
        .param("job", job)
        .query(UUID.class)
        .optional()
        .map(JobScope::new)
        .orElse(null);
  }
}
