package codev.group.overview;

/** Which groups of a programme are shown first of all: all, or fewer. */
public enum GroupShow {
  /** Those in which something is to do. */
  TO_DO,
  /** Those that meet in the present week. */
  THIS_WEEK
}
