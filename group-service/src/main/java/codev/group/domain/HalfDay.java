package codev.group.domain;

/** The half-day that one signature covers. */
public enum HalfDay {
  MORNING,
  AFTERNOON
}
