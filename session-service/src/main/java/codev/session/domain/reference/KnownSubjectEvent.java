package codev.session.domain.reference;

import codev.session.domain.value.Username;
import java.time.Instant;

/**
 * Events of the account to which a user name is bound, and of its sessions, as published. Stored
 * for ever.
 */
public sealed interface KnownSubjectEvent {
  Username person();

  Instant at();

  /** The id of its aggregate; a person has another stream of the same name. */
  default String stream() {
    return "subject/" + person();
  }

  /**
   * @param issuer the identity provider
   * @param subject the account there
   */
  record SubjectNoted(Username person, String issuer, String subject, Instant at)
      implements KnownSubjectEvent {}

  /** The user name is bound to no account until the next one is noted. */
  record SubjectReleaseNoted(Username person, Instant at) implements KnownSubjectEvent {}

  /** Access tokens of the person that were issued before the moment are refused. */
  record SessionsEndNoted(Username person, Instant issuedBefore, Instant at)
      implements KnownSubjectEvent {}
}
