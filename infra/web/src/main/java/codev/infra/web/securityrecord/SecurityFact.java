package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
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

  /** As the security log has it. */
  default SecurityEvent event() {
    return switch (this) {
      case SignedIn _ -> SecurityEvent.SIGN_IN;
      case SignedOut _ -> SecurityEvent.SIGN_OUT;
      case AccessRefused _ -> SecurityEvent.ACCESS_REFUSED;
      case DataExported _ -> SecurityEvent.EXPORT;
      case KeyCreated _ -> SecurityEvent.KEY_CREATED;
      case KeyRotated _ -> SecurityEvent.KEY_ROTATED;
      case KeyDestroyed _ -> SecurityEvent.KEY_DESTROYED;
      case WebhookChanged e -> e.event();
      case ServiceTokenChanged e -> e.event();
    };
  }

  /**
   * Whether the person has done it; a facilitator may have typed the first text of another, and
   * operators and erasures end keys.
   */
  default boolean hasAuthor() {
    return !(this instanceof KeyCreated
        || this instanceof KeyRotated
        || this instanceof KeyDestroyed);
  }

  /** What the line of the security log is found by, besides its kind. */
  default String subject() {
    return switch (this) {
      case SignedIn e -> e.id().toString();
      case SignedOut e -> e.id().toString();
      case AccessRefused e -> e.policy() + "/" + e.person() + "/" + e.on();
      case DataExported e -> e.id().toString();
      case KeyCreated e -> e.person(); // they get no other one
      case KeyRotated e -> e.id().toString();
      case KeyDestroyed e -> e.person() + "/" + e.on(); // again after a backup has brought it back
      case WebhookChanged e -> e.id().toString();
      case ServiceTokenChanged e -> e.id().toString();
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

  /** What the person writes from then on is encrypted by another key. An operator did it. */
  record KeyRotated(UUID id, String person, LocalDate on, Instant at) implements SecurityFact {}

  /** The key of the person's texts and files was destroyed, as they were erased. */
  record KeyDestroyed(String person, LocalDate on, Instant at) implements SecurityFact {}

  /**
   * The person has exported data.
   *
   * @param programme null unless they are of one
   */
  record DataExported(
      UUID id, ExportKind what, @Nullable UUID programme, String person, LocalDate on, Instant at)
      implements SecurityFact {}

  /**
   * The person has changed where facts of the log are sent.
   *
   * @param change disabled: the platform did it, as messages were not accepted; the person is who
   *     has registered it
   * @param host of its address
   */
  record WebhookChanged(
      UUID id,
      UUID webhook,
      WebhookChanged.Change change,
      String host,
      String person,
      LocalDate on,
      Instant at)
      implements SecurityFact {
    @Override
    public SecurityEvent event() {
      return switch (change) {
        case REGISTERED -> SecurityEvent.WEBHOOK_REGISTERED;
        case CHANGED -> SecurityEvent.WEBHOOK_CHANGED;
        case PAUSED -> SecurityEvent.WEBHOOK_PAUSED;
        case RESUMED -> SecurityEvent.WEBHOOK_RESUMED;
        case REPLAYED -> SecurityEvent.WEBHOOK_REPLAYED;
        case DISABLED -> SecurityEvent.WEBHOOK_DISABLED;
        case DELETED -> SecurityEvent.WEBHOOK_DELETED;
      };
    }

    @Override
    public boolean hasAuthor() {
      return change != WebhookChanged.Change.DISABLED;
    }

    /** What was done. */
    public enum Change {
      REGISTERED,
      /** Its address, or what it is sent; the host is the new one. */
      CHANGED,
      PAUSED,
      RESUMED,
      REPLAYED,
      DISABLED,
      DELETED
    }
  }

  /**
   * The person has changed a token with which a program signs in.
   *
   * @param change departures stopped: the platform did it, as there were too many; the person is
   *     who has created the token
   * @param name of the token, by which its program is known in what it does
   */
  record ServiceTokenChanged(
      UUID id,
      UUID token,
      ServiceTokenChanged.Change change,
      String name,
      String person,
      LocalDate on,
      Instant at)
      implements SecurityFact {
    @Override
    public SecurityEvent event() {
      return switch (change) {
        case CREATED -> SecurityEvent.SERVICE_TOKEN_CREATED;
        case REVOKED -> SecurityEvent.SERVICE_TOKEN_REVOKED;
        case DEPARTURES_STOPPED -> SecurityEvent.SERVICE_TOKEN_DEPARTURES_STOPPED;
        case DEPARTURES_ALLOWED -> SecurityEvent.SERVICE_TOKEN_DEPARTURES_ALLOWED;
      };
    }

    @Override
    public boolean hasAuthor() {
      return change != ServiceTokenChanged.Change.DEPARTURES_STOPPED;
    }

    /** What was done. */
    public enum Change {
      CREATED,
      REVOKED,
      /** Its program marks nobody as left any more: there were too many within an hour. */
      DEPARTURES_STOPPED,
      DEPARTURES_ALLOWED
    }
  }
}
