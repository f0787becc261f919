package codev.group.domain.person;

/** The half-day that one signature covers. */
public enum HalfDay {
  MORNING,
  AFTERNOON
}
