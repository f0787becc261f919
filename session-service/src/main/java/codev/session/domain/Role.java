package codev.session.domain;

/** What a person is inside one session. */
public enum Role {
  FACILITATOR,
  /** A member while no topic is chosen: client or consultant later. */
  MEMBER,
  CLIENT,
  CONSULTANT
}
