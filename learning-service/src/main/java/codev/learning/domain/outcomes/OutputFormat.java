package codev.learning.domain.outcomes;

/** In what form figures are shown. */
public enum OutputFormat {
  PAGE,
  /** To a program. */
  DATA,
  TABLE,
  DOCUMENT
}
