package codev.infra.confidentiality;

import codev.infra.confidentiality.retention.KeyScope;
import codev.infra.confidentiality.retention.RetentionScope;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Encrypts texts with their author's key and decrypts them as long as that key exists. */
public interface TextEncryption {
  /** For the texts of one author's command. */
  AuthorEncryption of(String author);

  /**
   * Makes the author's key if they have none. The same words of the same author in the same context
   * give the same encrypted text, so that a retry is recognised without anybody opening it.
   *
   * @param author whose words they are: a username
   * @param context what they are, e.g. {@code contribution/0197…}: encrypted text is bound to it
   * @throws PersonErasedException if this person has been erased
   */
  String encrypt(String author, String context, String words);

  /**
   * As {@link #encrypt(String, String, String)}, of what leaves with its scope also.
   *
   * @param scope null: it leaves with its author's key alone
   * @throws codev.infra.confidentiality.retention.RetentionEndedException if the scope's key was
   *     destroyed
   */
  default String encrypt(String author, @Nullable KeyScope scope, String context, String words) {
    var authorEncryption = of(author);
    var encrypted = authorEncryption.encrypt(scope, context, words);
    authorEncryption.storeKey().run();
    return encrypted;
  }

  /**
   * As {@link #encrypt}, of what identifies a person and was not written by them: a key that is
   * made for it is not announced to {@link PersonKeyListener}, since what it encrypts is recorded
   * of the person anyway. May be called while a command is handled.
   *
   * @param owner whose key it is
   */
  default String encryptData(String owner, String context, String data) {
    var authorEncryption = of(owner);
    var encrypted = authorEncryption.encrypt(context, data);
    var _ = authorEncryption.storeKey();
    return encrypted;
  }

  /**
   * Makes the keys of those of these people who have none, in one go and unannounced: for lists of
   * people, of whom each gets an encrypted record. Erased people stay without a key.
   */
  default void createKeys(Collection<String> owners) {}

  /** Reads the keys of these people in one go: for many texts that are decrypted right after. */
  default void loadKeys(Collection<String> owners) {}

  /**
   * Empty when the author's words have been erased, or the key of its scope was destroyed.
   *
   * @throws IllegalArgumentException if it was not encrypted here, or altered since
   */
  Optional<String> decrypt(String encrypted);

  /**
   * As {@link #decrypt}, where only a text of this owner and in this context may be stored.
   *
   * @throws IllegalArgumentException also if it was encrypted for another owner or context
   */
  default Optional<String> decryptData(String owner, String context, String encrypted) {
    EncryptedTextFormat.parse(encrypted).requireBoundTo(owner, context);
    return decrypt(encrypted);
  }

  /**
   * As {@link #decrypt}, for callers that show many texts at once: a text that cannot be decrypted
   * although its author was not erased (it was altered, or the key is damaged) is logged and left
   * out, so that the others can still be read.
   */
  Optional<String> decryptOrLog(String encrypted);

  /**
   * As {@link #decryptOrLog}, of a kind of which earlier texts were stored in clear: they are read
   * as they are.
   */
  default Optional<String> readOrLog(String stored) {
    return isEncrypted(stored) ? decryptOrLog(stored) : Optional.of(stored);
  }

  /** As {@link #decryptOrLog}: null stays null, and is the answer where nothing can be shown. */
  default @Nullable String decryptOrNull(@Nullable String encrypted) {
    return encrypted == null ? null : decryptOrLog(encrypted).orElse(null);
  }

  /** Whether it has the form of an encrypted text; texts of some kinds were not encrypted once. */
  static boolean isEncrypted(String text) {
    return EncryptedTextFormat.isFormOf(text);
  }

  /**
   * Whose words they are; they need not be readable.
   *
   * @throws IllegalArgumentException if it was not encrypted here
   */
  static String authorOf(String encrypted) {
    return EncryptedTextFormat.parse(encrypted).author();
  }

  /**
   * Whether a text says that it was encrypted with this person's key in this context, and decrypts
   * only so: one in another's place is recognised by it.
   *
   * @throws IllegalArgumentException if it was not encrypted here
   */
  static boolean isBoundTo(String encrypted, String author, String context) {
    return EncryptedTextFormat.parse(encrypted).isBoundTo(author, context);
  }

  /** In whose keys a text was encrypted, as far as it can be found out. */
  enum Origin {
    /** It is opened by the keys of this vault. */
    THIS_VAULT,
    /** This vault has other keys of its author or scope, or never had any. */
    ELSEWHERE,
    /** A key was destroyed, or is damaged. */
    UNKNOWN
  }

  /** Whether a text was encrypted with the keys that are used here. */
  default Origin originOf(String encrypted) {
    return Origin.UNKNOWN;
  }

  /** The encrypted texts inside a longer text. */
  static Stream<String> textsWithin(String text) {
    return EncryptedTextFormat.textsWithin(text);
  }

  /** Whose keys open the encrypted texts inside a longer text. */
  static Stream<String> authorsWithin(String text) {
    return EncryptedTextFormat.authorsWithin(text);
  }

  /**
   * Destroys a person's key for good: none of their texts can be decrypted any more, wherever a
   * copy is stored. Takes effect here at once, in other processes within seconds. Erasing again
   * changes nothing. A key that is no person's is never destroyed.
   */
  void erase(String author);

  /**
   * Destroys the key of a scope for good, as {@link #erase} does a person's: nothing that was
   * encrypted in it can be decrypted any more, and nothing more is encrypted in it.
   */
  void destroy(RetentionScope scope);

  /** Whether the key of a scope was destroyed; in other processes than that, within seconds. */
  boolean isDestroyed(RetentionScope scope);
}
