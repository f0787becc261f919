package codev.group.replies;

import java.util.Locale;

/** Whether an e-mail comes from the domain that its sender's address names. */
enum SenderVerdict {
  AUTHENTIC,
  /** The receiving mail server has noted no results, at least none under its name. */
  UNCHECKED,
  /** The receiving mail server has noted results that do not attest it. */
  NOT_ATTESTED;

  /** As it is logged: {@code sender-not-attested}. */
  String key() {
    return "sender-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
