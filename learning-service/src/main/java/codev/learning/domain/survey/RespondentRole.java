package codev.learning.domain.survey;

/** What somebody was in one session. */
public enum RespondentRole {
  CLIENT,
  CONSULTANT
}
