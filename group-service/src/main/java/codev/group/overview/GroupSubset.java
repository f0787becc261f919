package codev.group.overview;

/** A part of a programme's groups that its board shows by one press. */
public enum GroupSubset {
  /** Those in which something is to do. */
  TO_DO,
  /** Those that meet in the present week. */
  THIS_WEEK
}
