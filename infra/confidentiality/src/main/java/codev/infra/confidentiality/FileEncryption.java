package codev.infra.confidentiality;

import java.util.Optional;

/** As {@link TextEncryption}, for the content of files: the same keys, erased with them. */
public interface FileEncryption {
  /**
   * The same content of the same author in the same context gives the same bytes, so that a retry
   * is recognised without anybody opening it.
   *
   * @param context what it is, unlike that of any text: the encrypted content is bound to it
   * @throws PersonErasedException if this person has been erased
   */
  byte[] encryptFile(String author, String context, byte[] content);

  /**
   * Empty when the author has been erased.
   *
   * @throws IllegalArgumentException if it is not that of this author in this context
   */
  Optional<byte[]> decryptFile(String author, String context, byte[] encrypted);
}
