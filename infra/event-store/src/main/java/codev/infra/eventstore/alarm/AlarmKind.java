package codev.infra.eventstore.alarm;

import java.util.Locale;

/** What an alarm is about. */
public enum AlarmKind {
  /** The log does not continue the checkpoint that was signed last, or what a witness has seen. */
  LOG_ALTERED,
  /** An entry of the log is not what it was, or is missing. */
  ENTRY_ALTERED,
  /** The log could not be signed, for another reason. */
  CHECKPOINT_NOT_KEPT,
  /** Commits have been without a cosignature of the known witness for too long. */
  WITNESS_BEHIND,
  /** A listener has stood still before a message that is not verified for a while. */
  MESSAGE_REFUSED,
  /** A document of a view, or its token, is not what this service has written. */
  VIEW_ALTERED;

  /** As it is stored and shown. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
