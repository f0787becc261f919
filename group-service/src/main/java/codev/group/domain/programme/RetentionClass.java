package codev.group.domain.programme;

/** Which data of a programme leaves together: what is encrypted with a key of its own. */
public enum RetentionClass {
  /** Texts and files of sessions, and what people write about their actions. */
  WORDS,
  /** Of surveys, and of the questions of evaluations. */
  ANSWERS
}
