package codev.infra.confidentiality;

import java.util.Optional;

/** Encrypts texts with their author's key and decrypts them as long as that key exists. */
public interface TextEncryption {
  /**
   * The same words of the same author in the same context give the same sealed text, so that a
   * retry is recognised without anybody opening it.
   *
   * @param author whose words they are: a username
   * @param context what they are, e.g. {@code contribution/0197…}: sealed text is bound to it
   * @throws PersonErasedException if this person has been erased
   */
  String seal(String author, String context, String words);

  /**
   * Empty when the author's words have been erased.
   *
   * @throws IllegalArgumentException if it was not sealed here, or altered since
   */
  Optional<String> open(String sealed);

  /**
   * As {@link #open}, for callers that show many texts at once: a text that cannot be decrypted
   * although its author was not erased (it was altered, or the key is damaged) is logged and left
   * out, so that the others can still be read.
   */
  Optional<String> show(String sealed);

  /**
   * Whose words they are; they need not be readable.
   *
   * @throws IllegalArgumentException if it was not sealed here
   */
  static String authorOf(String sealed) {
    return EncryptedTextFormat.parse(sealed).author();
  }

  /**
   * Destroys a person's key for good: none of their texts can be decrypted any more, wherever a
   * copy is stored. Takes effect here at once, in other processes within seconds. Erasing again
   * changes nothing.
   */
  void erase(String author);
}
