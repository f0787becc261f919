package codev.infra.confidentiality;

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
   * The same content in the same context gives the same bytes, so that a retry is recognised
   * without anybody opening it.
   *
   * @param context what it is, unlike that of any text: the encrypted content is bound to it
   * @throws PersonErasedException if this person has been erased
   */
  byte[] encryptFile(String context, byte[] content);

  /**
   * Called when the command is not refused, before anything that was encrypted is stored. Without a
   * new key it changes nothing.
   *
   * @return announces the new key; to be run once it is stored
   * @throws IllegalStateException if another process has made a key of this person meanwhile: what
   *     was encrypted must not be stored; the same request, sent again, will succeed
   */
  Runnable storeKey();
}
