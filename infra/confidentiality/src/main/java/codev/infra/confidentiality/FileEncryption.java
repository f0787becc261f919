package codev.infra.confidentiality;

import java.util.Optional;

/** Decrypts the content of files: the keys are those of texts, and are erased with them. */
public interface FileEncryption {
  /**
   * Empty when the author has been erased, or the key of its scope was destroyed.
   *
   * @throws IllegalArgumentException if it was not encrypted by {@link
   *     AuthorEncryption#encryptFile} for this author in this context
   */
  Optional<byte[]> decryptFile(String author, String context, byte[] encrypted);
}
