package codev.infra.testkit.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.TextEncryption;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives texts the form of encrypted ones, without a key: for tests of what is stored encrypted, and
 * of what is left of an erased person.
 */
public class EncodedTextEncryption extends PlainTextEncryption {
  private final Set<String> erased = ConcurrentHashMap.newKeySet();

  @Override
  public String encrypt(String author, String context, String words) {
    if (erased.contains(author)) throw new PersonErasedException(author);
    return String.join(".", "s1", encoded(author), encoded(context), encoded(words));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Override
  public Optional<String> decrypt(String encrypted) {
    return erased.contains(TextEncryption.authorOf(encrypted))
        ? Optional.empty()
        : Optional.of(decoded(encrypted.substring(encrypted.lastIndexOf('.') + 1)));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  @Override
  public void erase(String author) {
    erased.add(author);
  }
}
