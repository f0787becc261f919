package codev.group.domain.programme;

/** What an organisation funds a programme for. */
public enum Aim {
  /** A collective learning dynamic between peers. */
  GROUP_PERFORMANCE,
  /** Skills, sharing, working across units. */
  MANAGERIAL_PRACTICE,
  /** Strategic, cultural or organisational change. */
  CHANGE_SUPPORT
}
