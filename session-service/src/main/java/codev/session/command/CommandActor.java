package codev.session.command;

import codev.infra.confidentiality.AuthorEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.session.domain.SessionCommand;
import codev.session.domain.SessionCommand.AttachFile;
import codev.session.domain.SessionCommand.CheckAttachment;
import codev.session.domain.SessionCommand.DictatableCommand;
import codev.session.domain.SessionCommand.TakeDictation;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands: who sends them, in which session, and when.
 *
 * @param programme of the session, with which its texts leave
 * @param username the author, whose key encrypts the texts of the command
 * @param takenDownBy the facilitator who types for the author; null when the author types
 * @param encryption the author's
 */
record CommandActor(
    SessionId session,
    Supplier<ProgrammeId> programme,
    Username username,
    @Nullable Username takenDownBy,
    Instant now,
    AuthorEncryption encryption,
    CommandSender commands) {

  /**
   * @param name the text's name, unique inside the session, e.g. {@code contribution/0197…}: the
   *     ciphertext is bound to it
   */
  EncryptedText encrypt(String name, String text) {
    return encrypt(RetentionScope.Kind.WORDS, name, text);
  }

  /** As {@link #encrypt(String, String)}, of answers to questions, which leave by themselves. */
  EncryptedText encryptAnswers(String name, String answers) {
    return encrypt(RetentionScope.Kind.ANSWERS, name, answers);
  }

  /** As {@link #encryptAnswers}, of which were answered: it is read once their author is erased. */
  EncryptedText encryptAnswered(String name, String items) {
    var scope = scope(RetentionScope.Kind.ANSWERS);
    return new EncryptedText(encryption.encryptInScopeAlone(scope, session + "/" + name, items));
  }

  private EncryptedText encrypt(RetentionScope.Kind kind, String name, String text) {
    return new EncryptedText(encryption.encrypt(scope(kind), session + "/" + name, text));
  }

  /** What a text of this kind leaves with. */
  RetentionScope scope(RetentionScope.Kind kind) {
    return new RetentionScope(kind, programme.get().value());
  }

  /** Null when the text is missing or blank. */
  @Nullable EncryptedText encryptNullable(String name, @Nullable String text) {
    return text == null || text.isBlank() ? null : encrypt(name, text);
  }

  /** Sends the command itself, or the command to write it down for the author. */
  CommandResult send(SessionCommand command) {
    return commands.send(
        takenDownBy != null && command instanceof DictatableCommand dictated
            ? new TakeDictation(dictated, takenDownBy)
            : command,
        encryption::storeKey);
  }

  /** Has it refused where the file would be; otherwise the file can be stored. */
  void check(AttachFile command) {
    commands.check(new CheckAttachment(command, takenDownBy));
    encryption.storeKey().run();
  }

  /** Sends a command that creates something with this id. */
  CreatedResponse create(UUID id, SessionCommand command) {
    return new CreatedResponse(id, send(command).position());
  }
}
