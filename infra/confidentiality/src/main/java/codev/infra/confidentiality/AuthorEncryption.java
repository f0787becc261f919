package codev.infra.confidentiality;

import codev.infra.confidentiality.retention.KeyScope;
import codev.infra.confidentiality.retention.RetentionEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what one person has written in a command that may be refused. A key that they do not
 * have yet is made at once and is in the vault only after {@link #storeKey}, so that a refused
 * command leaves none. For one thread.
 */
public interface AuthorEncryption {
  /**
   * As {@link TextEncryption#encrypt}.
   *
   * @throws PersonErasedException if this person has been erased
   */
  String encrypt(String context, String words);

  /**
   * As {@link #encrypt(String, String)}, of what leaves with its scope also: it is decrypted as
   * long as neither the author's key nor the scope's is destroyed. The scope's key is made at once
   * if there is none.
   *
   * @param scope null: it leaves with its author's key alone
   * @throws RetentionEndedException if the scope's key was destroyed
   */
  String encrypt(@Nullable KeyScope scope, String context, String words);

  /**
   * Encrypts what has to be read for longer than the author's key is kept, with the scope's key
   * alone: it leaves with its scope, and no erasure destroys it. The author is part of what it is
   * bound to.
   *
   * @param context as of {@link #encrypt}
   * @throws RetentionEndedException if the scope's key was destroyed
   */
  String encryptInScopeAlone(KeyScope scope, String context, String data);

  /**
   * The same content in the same context and scope gives the same bytes, so that a retry is
   * recognised without anybody opening it.
   *
   * @param scope as of texts
   * @param context what it is, unlike that of any text: the encrypted content is bound to it
   * @throws PersonErasedException if this person has been erased
   * @throws RetentionEndedException if the scope's key was destroyed
   */
  byte[] encryptFile(@Nullable KeyScope scope, String context, byte[] content);

  /**
   * Called when the command is not refused, before anything that was encrypted is stored. Without a
   * new key it changes nothing.
   *
   * @return announces the new key; to be run once what was encrypted is stored. Where that fails,
   *     the announcement of this person's next command with texts does it
   * @throws IllegalStateException if another process has made a key of this person meanwhile: what
   *     was encrypted must not be stored; the same request, sent again, will succeed
   */
  Runnable storeKey();
}
