package codev.group.domain.programme;

/** The purpose for which an organisation funds a programme. */
public enum Aim {
  /** A collective learning dynamic between peers. */
  GROUP_PERFORMANCE,
  /** Skills, sharing, working across units. */
  MANAGERIAL_PRACTICE,
  /** Strategic, cultural or organisational change. */
  CHANGE_SUPPORT
}
