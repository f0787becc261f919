package codev.learning.domain.outcomes;

/** The format in which figures are shown. */
public enum OutputFormat {
  PAGE,
  /** To a program. */
  DATA,
  TABLE,
  DOCUMENT
}
