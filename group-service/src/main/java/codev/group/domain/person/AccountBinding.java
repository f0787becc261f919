package codev.group.domain.person;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which account at an identity provider is a person's.
 *
 * @param account null: none is
 * @param released why the last one was released; null: none was
 * @param refused other accounts that have come with the person's user name since
 */
public record AccountBinding(
    @Nullable Account account, @Nullable EncryptedText released, Set<Account> refused) {
  public static final AccountBinding NONE = new AccountBinding(null, null, Set.of());

  public AccountBinding {
    refused = Set.copyOf(refused);
  }

  /**
   * An account.
   *
   * @param issuer the identity provider
   * @param subject the account there
   */
  public record Account(String issuer, String subject) {}

  public boolean isTo(Account other) {
    return other.equals(account);
  }

  public boolean hasRefused(Account other) {
    return refused.contains(other);
  }

  /** Whether the last account was released for this very reason. */
  public boolean isReleasedFor(EncryptedText reason) {
    return reason.equals(released);
  }

  public AccountBinding boundTo(Account other) {
    return new AccountBinding(other, released, refused);
  }

  public AccountBinding refusing(Account other) {
    var changed = new HashSet<>(refused);
    changed.add(other);
    return new AccountBinding(account, released, changed);
  }

  public AccountBinding releasedFor(EncryptedText reason) {
    return new AccountBinding(null, reason, Set.of());
  }
}
