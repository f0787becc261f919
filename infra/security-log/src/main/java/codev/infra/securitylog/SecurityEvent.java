package codev.infra.securitylog;

import java.util.Locale;

/** What the security log records. The names are for ever: operators search for them. */
public enum SecurityEvent {
  SIGN_IN,
  SIGN_IN_REFUSED,
  SIGN_OUT,
  /** Sessions of browsers were ended by the person, an administrator or the identity provider. */
  SESSIONS_ENDED,
  ACCESS_REFUSED,
  /** An access token was not accepted: expired, forged, or for somewhere else. */
  TOKEN_REFUSED,
  CROSS_SITE_REQUEST_REFUSED,
  REQUEST_LIMIT_EXCEEDED,
  GRANT_GIVEN,
  GRANT_REVOKED,
  /** An account of the identity provider and a person: linked, refused, and so on. */
  SUBJECT_BOUND,
  SUBJECT_RELEASED,
  SUBJECT_REFUSED,
  SUBJECT_ASSIGNED,
  /** The e-mail address of a person who had one, in the directory. */
  EMAIL_ADDRESS_CHANGED,
  /** An answer by e-mail in a person's name, whose sender the mail server does not attest. */
  CALENDAR_REPLY_REFUSED,
  APPROVAL_REQUESTED,
  APPROVAL_GRANTED,
  APPROVAL_REFUSED,
  APPROVAL_WITHDRAWN,
  APPROVAL_EXPIRED,
  ERASURE_REQUESTED,
  ERASURE_APPROVED,
  ERASURE_DECLINED,
  ERASURE_CANCELLED,
  PERSON_ERASED,
  KEY_CREATED,
  KEY_DESTROYED,
  KEY_ROTATED,
  MASTER_KEY_ROTATED,
  EPOCH_KEY_ROTATED,
  WORDS_OPENED,
  EXPORT,
  WEBHOOK_REGISTERED,
  /** Its address, or what it is sent. */
  WEBHOOK_CHANGED,
  WEBHOOK_PAUSED,
  WEBHOOK_RESUMED,
  /** What comes after a position of the log is sent again. */
  WEBHOOK_REPLAYED,
  /** Its messages were not accepted, however often they were sent. */
  WEBHOOK_DISABLED,
  WEBHOOK_DELETED,
  /** A token with which a program signs in, such as the one that provisions the directory. */
  SERVICE_TOKEN_CREATED,
  SERVICE_TOKEN_REVOKED,
  /** Its program has marked too many people as left, until an administrator allows more. */
  SERVICE_TOKEN_DEPARTURES_STOPPED,
  SERVICE_TOKEN_DEPARTURES_ALLOWED;

  /** As it is written: {@code sign-in-refused}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
