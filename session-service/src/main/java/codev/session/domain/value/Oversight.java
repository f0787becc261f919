package codev.session.domain.value;

/**
 * What a person has been granted over a programme, in force or later: none of it goes with leading
 * its sessions.
 */
public enum Oversight {
  NONE,
  MANAGES,
  /** Sponsors or audits it, whether they manage it or not. */
  REVIEWS
}
