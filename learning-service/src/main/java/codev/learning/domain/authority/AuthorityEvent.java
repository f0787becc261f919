package codev.learning.domain.authority;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of grants, of accounts and of the units of programmes, as published. Stored for ever. */
public sealed interface AuthorityEvent {
  Instant at();

  /** The id of its aggregate. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  String stream();

  /** Of one grant. */
  sealed interface GrantEvent extends AuthorityEvent {
    UUID grant();

    Username person();

    @Override
    default String stream() {
      return "grant/" + grant();
    }
  }

  /** With neither programme nor unit, it is over the organisation. */
  record GrantNoted(
      UUID grant,
      Username person,
      GrantRole role,
      @Nullable ProgrammeId programme,
      @Nullable String unit,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at)
      implements GrantEvent {}

  record RevocationNoted(UUID grant, Username person, Instant at) implements GrantEvent {}

  /** Of the account to which a user name is bound, and of its sessions. */
  sealed interface SubjectEvent extends AuthorityEvent {
    Username person();

    @Override
    default String stream() {
      return "subject/" + person();
    }
  }

  /**
   * @param issuer the identity provider
   * @param subject the account there
   */
  record SubjectNoted(Username person, String issuer, String subject, Instant at)
      implements SubjectEvent {}

  /** The user name is bound to no account until the next one is noted. */
  record SubjectReleaseNoted(Username person, Instant at) implements SubjectEvent {}

  /** Access tokens of the person that were issued before the moment are refused. */
  record SessionsEndNoted(Username person, Instant issuedBefore, Instant at)
      implements SubjectEvent {}

  /** The unit with which a programme was declared. */
  record UnitNoted(ProgrammeId programme, String unit, Instant at) implements AuthorityEvent {
    @Override
    public String stream() {
      return "programme-unit/" + programme;
    }
  }
}
