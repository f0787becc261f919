package codev.group.evidence.archive;

import codev.group.evidence.EvidenceArchive.ArchivedFile;
import codev.infra.confidentiality.FileEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.jobs.JobScope;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files of the archives of large programmes, encrypted with the key of the person who asked for
 * the archive and with that of the archive, and so are their names: they have those of people.
 */
@Component
class EvidenceArchiveFileStore {
  private final JdbcClient database;
  private final TextEncryption texts;
  private final FileEncryption files;

  EvidenceArchiveFileStore(DataSource dataSource, TextEncryption texts, FileEncryption files) {
    this.database = JdbcClient.create(dataSource);
    this.texts = texts;
    this.files = files;
  }

  /**
   * A file as it is stored.
   *
   * @param keyIsKept to be run once it is stored
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record EncryptedFile(int number, String name, byte[] content, Runnable keyIsKept) {}

  /**
   * Makes the content, unless it is made.
   *
   * @param number how many files come before it
   */
  EncryptedFile encrypt(EvidenceArchiveJob job, int number, ArchivedFile file) {
    var authorEncryption = texts.of(job.author().value());
    var scope = scope(job.id());
    var name = authorEncryption.encrypt(scope, context(job, number, "name"), file.name());
    var content =
        authorEncryption.encryptFile(scope, context(job, number, "content"), file.content().get());
    return new EncryptedFile(number, name, content, authorEncryption.storeKey());
  }

  /** Null where the archive is of an earlier version, or deleted. */
  private @Nullable JobScope scope(UUID archive) {
    return database
        .sql("select key from evidence_archive where id = :archive and key is not null")
        .param("archive", archive)
        .query(UUID.class)
        .optional()
        .map(JobScope::new)
        .orElse(null);
  }

  void add(UUID archive, EncryptedFile file) {
    database
        .sql(
            """
            insert into evidence_archive_file (archive, number, name, content)
            values (:archive, :number, :name, :content)
            """)
        .param("archive", archive)
        .param("number", file.number())
        .param("name", file.name())
        .param("content", file.content())
        .update();
  }

  /** All but the first ones. */
  void deleteFrom(UUID archive, int number) {
    database
        .sql("delete from evidence_archive_file where archive = :archive and number >= :number")
        .param("archive", archive)
        .param("number", number)
        .update();
  }

  /** The files of an archive that is ready, each read when its turn comes. */
  Iterable<ArchivedFile> of(EvidenceArchiveJob job) {
    return () -> IntStream.range(0, job.total()).mapToObj(number -> file(job, number)).iterator();
  }

  private ArchivedFile file(EvidenceArchiveJob job, int number) {
    return database
        .sql(
            """
            select name, content from evidence_archive_file
            where archive = :archive and number = :number
            """)
        .param("archive", job.id())
        .param("number", number)
        .query((row, _) -> decrypted(job, number, row.getString("name"), row.getBytes("content")))
        .single();
  }

  /** No other text in the place of a name: it is shown to who downloads the archive. */
  private ArchivedFile decrypted(
      EvidenceArchiveJob job, int number, String name, byte[] encrypted) {
    var author = job.author().value();
    if (!TextEncryption.isBoundTo(name, author, context(job, number, "name")))
      throw new IllegalStateException("Not the name of file %d of %s".formatted(number, job.id()));
    var content = files.decryptFile(author, context(job, number, "content"), encrypted);
    return new ArchivedFile(
        texts.decrypt(name).orElseThrow(() -> keyIsGone(job)),
        () -> content.orElseThrow(() -> keyIsGone(job)));
  }

  private static IllegalStateException keyIsGone(EvidenceArchiveJob job) {
    return new IllegalStateException("The key of " + job.author() + " is gone");
  }

  private static String context(EvidenceArchiveJob job, int number, String part) {
    return "evidence-archive/" + job.id() + "/" + number + "/" + part;
  }
}
