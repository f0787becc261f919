package codev.learning.domain;

/** What somebody was in one session. */
public enum Role {
  CLIENT,
  CONSULTANT
}
