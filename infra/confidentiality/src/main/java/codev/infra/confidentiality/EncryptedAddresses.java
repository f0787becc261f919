package codev.infra.confidentiality;

import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the last parts of addresses that only an e-mail contains, and reads them. Such a part is
 * what the address admits to, encrypted and authenticated with a key that is no person's: nothing
 * is stored for it, nobody can make or alter one without the key, and the same content always has
 * the same address (ADR 73).
 */
public final class EncryptedAddresses {
  private final TextEncryption encryption;
  private final String key;
  private final String context;

  /**
   * Those of one purpose.
   *
   * @param key name of the key in the vault; no person has it, as a username contains no space
   * @param context what the addresses are: one that was made for something else is not read
   */
  public EncryptedAddresses(TextEncryption encryption, String key, String context) {
    if (!key.contains(" ")) throw new IllegalArgumentException("A person may have the key " + key);
    this.encryption = encryption;
    this.key = key;
    this.context = context;
  }

  /** The part of the address that stands for this content. */
  public String address(String content) {
    var serviceEncryption = encryption.of(key);
    var encrypted = serviceEncryption.encrypt(context, content);
    var _ =
        serviceEncryption.storeKey(); // not announced: the security log is about the keys of people
    return encrypted;
  }

  /**
   * What an address admits to; empty if it was not made here, or not for this purpose.
   *
   * @param parse reads the content; what it refuses by an {@link IllegalArgumentException} is empty
   */
  public <T> Optional<T> open(String address, Function<String, T> parse) {
    try {
      return isOurs(EncryptedTextFormat.parse(address))
          ? encryption.decrypt(address).map(parse)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Words of a person are encrypted in the same form: they must not pass for an address. */
  private boolean isOurs(EncryptedTextFormat address) {
    return address.author().equals(key) && address.context().equals(context);
  }
}
