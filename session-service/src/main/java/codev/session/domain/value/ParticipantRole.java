package codev.session.domain.value;

/** A person's role in one session. */
public enum ParticipantRole {
  FACILITATOR,
  /** A member while no topic is chosen: client or consultant later. */
  MEMBER,
  CLIENT,
  CONSULTANT
}
