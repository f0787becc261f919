package codev.infra.confidentiality;

import java.util.Optional;

/** Seals words with their author's key and opens them again, as long as that key exists. */
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
   * As {@link #open}, for whoever shows many texts at once: one that cannot be opened though nobody
   * was erased (it was altered, or its author's key is damaged) is told in the log and left out,
   * instead of keeping all the others from being read.
   */
  Optional<String> show(String sealed);

  /**
   * Whose words they are; they need not be readable.
   *
   * @throws IllegalArgumentException if it was not sealed here
   */
  static String authorOf(String sealed) {
    return SealedText.parse(sealed).author();
  }

  /**
   * Destroys a person's key for good: whatever they said, wherever it is kept, can be opened no
   * more. Here at once, in other processes within seconds. Erasing again changes nothing.
   */
  void erase(String author);
}
