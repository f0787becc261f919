package codev.learning.domain.survey;

/** A participant's role in one session, as an evaluation is answered in it. */
public enum ParticipantRole {
  CLIENT,
  CONSULTANT
}
