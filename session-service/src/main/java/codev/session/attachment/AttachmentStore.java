package codev.session.attachment;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.FileEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.digest.Sha256;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The contents of files, encrypted with their authors' keys, beside the log, whose events hold
 * their digests: no replay reads them. They are only added, like events; erasing a person makes
 * theirs unreadable.
 */
@Component
public class AttachmentStore {
  private final JdbcClient database;
  private final FileEncryption encryption;

  AttachmentStore(DataSource dataSource, FileEncryption encryption) {
    this.database = JdbcClient.create(dataSource);
    this.encryption = encryption;
  }

  /** Whose it is, and where it belongs: the ciphertext is bound to both. */
  public record AttachmentLocation(SessionId session, String entry, Username author) {
    String context() {
      return session + "/attachment/" + entry;
    }
  }

  /** An encrypted content and its digest. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  public record EncryptedFile(String digest, byte[] content) {}

  /**
   * @param author that of the location
   * @param scope with which it leaves
   */
  public EncryptedFile encrypt(
      AttachmentLocation location, byte[] content, AuthorEncryption author, RetentionScope scope) {
    var encrypted = author.encryptFile(scope, location.context(), content);
    return new EncryptedFile(digest(encrypted), encrypted);
  }

  /** Adding the same again changes nothing. */
  public void add(EncryptedFile file) {
    database
        .sql(
            "insert into attachment (digest, encrypted) values (:digest, :encrypted)"
                + " on conflict do nothing")
        .param("digest", file.digest())
        .param("encrypted", file.content())
        .update();
  }

  /**
   * The content in clear; empty where there is none, it is not this author's in this place, or the
   * author has been erased, or the files of the programme have left.
   */
  public Optional<byte[]> open(AttachmentLocation location, String digest) {
    return database
        .sql("select encrypted from attachment where digest = :digest")
        .param("digest", digest)
        .query(byte[].class)
        .optional()
        .flatMap(encrypted -> decrypt(location, encrypted));
  }

  private Optional<byte[]> decrypt(AttachmentLocation location, byte[] encrypted) {
    try {
      return encryption.decryptFile(location.author().value(), location.context(), encrypted);
    } catch (IllegalArgumentException othersOrAltered) {
      return Optional.empty();
    }
  }

  /** As {@link Attachment#digest()} has it. */
  private static String digest(byte[] encrypted) {
    return Sha256.hex(encrypted);
  }
}
