package codev.learning.domain.survey;

/** A person's role in one session. */
public enum RespondentRole {
  CLIENT,
  CONSULTANT
}
