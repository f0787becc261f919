package codev.group.domain.person;

/** Kinds of e-mails that a person may do without. Invitations and their changes always come. */
public enum EmailKind {
  /** Of a session that is near, of a charter that is not accepted yet. */
  REMINDERS,
  /** The link to the summary of a session that is over. */
  SUMMARIES,
  /** That an action has reached its date. */
  ACTIONS,
  /** That a survey can be answered. */
  SURVEYS
}
