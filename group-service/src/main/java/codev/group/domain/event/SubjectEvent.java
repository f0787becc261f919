package codev.group.domain.event;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of the account to which a person's user name is bound, and of its sessions. */
public sealed interface SubjectEvent extends GroupServiceEvent {
  Username person();

  /** Events by which a person's user name is bound to an account at the identity provider. */
  sealed interface AccountBindingEvent extends SubjectEvent {}

  /**
   * The person has signed in for the first time: from then on they are this account, whatever the
   * provider calls it.
   *
   * @param issuer the provider
   * @param subject the account there
   */
  record SubjectBound(Username person, String issuer, String subject, Instant at)
      implements AccountBindingEvent {}

  /** Another account has come with the person's user name, and was refused. */
  record SubjectRefused(Username person, String issuer, String subject, Instant at)
      implements AccountBindingEvent {}

  /** An administrator has linked an account to the person: it had come with another's user name. */
  record SubjectAssigned(Username person, String issuer, String subject, Username by, Instant at)
      implements AccountBindingEvent {
    public SubjectBound binding() {
      return new SubjectBound(person, issuer, subject, at);
    }
  }

  /** An administrator has released the user name: the next account that comes with it is bound. */
  record SubjectReleased(
      Username person, String issuer, String subject, EncryptedText reason, Username by, Instant at)
      implements AccountBindingEvent {}

  /**
   * All sessions of the person were ended, by themselves or by an administrator, or since their
   * account has lost something at the identity provider.
   *
   * @param issuedBefore access tokens that were issued before are refused; by the clock of the
   *     machine or of the provider, which is not always that of the other moments
   * @param by {@link #IDENTITY_PROVIDER} where no person has ended them
   */
  record SessionsEnded(Username person, Instant issuedBefore, Username by, Instant at)
      implements SubjectEvent {
    /** As no user name can be: the account has lost something at the identity provider. */
    public static final Username IDENTITY_PROVIDER = new Username("provider:keycloak");

    /**
     * @return null: no person, the account has lost something at the identity provider
     */
    public @Nullable Username author() {
      return by.equals(IDENTITY_PROVIDER) ? null : by;
    }
  }
}
