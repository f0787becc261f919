package codev.group.domain;

/** What one signature covers. */
public enum HalfDay {
  MORNING,
  AFTERNOON
}
