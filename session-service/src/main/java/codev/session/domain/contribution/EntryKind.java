package codev.session.domain.contribution;

/** What an entry of an author is, besides a contribution. */
public enum EntryKind {
  TOPIC,
  NOTE,
  ACTION,
  LEARNING,
  REMARK
}
