package codev.infra.web.securityrecord;

import codev.infra.web.securitylog.ExportKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of a person's security record, stored in each service's own log. Stored for ever. */
public sealed interface SecurityFact {
  /** The user name. */
  String person();

  /** The calendar day at the place of the sessions. */
  LocalDate on();

  Instant at();

  /** What the line of the security log is found by, besides its kind. */
  default String subject() {
    return switch (this) {
      case SignedIn e -> e.id().toString();
      case SignedOut e -> e.id().toString();
      case AccessRefused e -> e.policy() + "/" + e.person() + "/" + e.on();
      case DataExported e -> e.id().toString();
      case KeyCreated e -> e.person(); // they get no other one
    };
  }

  /** The person has signed in at the gateway. */
  record SignedIn(UUID id, String person, LocalDate on, Instant at) implements SecurityFact {}

  /** The person has signed out at the gateway, in one browser. */
  record SignedOut(UUID id, String person, LocalDate on, Instant at) implements SecurityFact {}

  /** An access policy has refused the person, for the first time on a day. */
  record AccessRefused(String policy, String person, LocalDate on, Instant at)
      implements SecurityFact {}

  /** The key of the person's texts and files was made, with the first of these. */
  record KeyCreated(String person, LocalDate on, Instant at) implements SecurityFact {}

  /**
   * The person has exported data.
   *
   * @param programme null unless they are of one
   */
  record DataExported(
      UUID id, ExportKind what, @Nullable UUID programme, String person, LocalDate on, Instant at)
      implements SecurityFact {}
}
