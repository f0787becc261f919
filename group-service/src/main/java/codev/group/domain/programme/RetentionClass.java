package codev.group.domain.programme;

import java.util.List;

/** Which data leaves together, by one period. */
public enum RetentionClass {
  /** Texts and files of sessions, and what people write about their actions. */
  WORDS,
  /** Of surveys, and of the questions of evaluations. */
  ANSWERS,
  /**
   * Names, addresses and everything else that is encrypted with a person's key alone. It leaves
   * person by person, when the last of the programmes that name them is over long enough.
   */
  IDENTITY;

  /** Those that leave with a key of the programme. */
  public static final List<RetentionClass> OF_PROGRAMMES = List.of(WORDS, ANSWERS);
}
