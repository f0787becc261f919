package codev.learning.domain;

/** In what form figures are shown. */
public enum Form {
  PAGE,
  /** To a program. */
  DATA,
  TABLE,
  DOCUMENT
}
