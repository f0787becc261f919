package codev.session.domain.value;

/** What a person is inside one session. */
public enum ParticipantRole {
  FACILITATOR,
  /** A member while no topic is chosen: client or consultant later. */
  MEMBER,
  CLIENT,
  CONSULTANT
}
