package codev.group.domain.programme;

import org.jspecify.annotations.Nullable;

/**
 * What the proofs of a programme say that no session knows. What is absent is as the whole platform
 * has it, or left to be filled in by hand.
 *
 * @param provider who provides the training, by name
 * @param declaration under which number the provider is declared as such
 * @param signatory who signs for the provider: name and office
 * @param town where that is done
 * @param organisation whose people are trained
 * @param action what the training is called; absent: the programme's name
 * @param nature absent: a training action
 */
public record TrainingDescription(
    @Nullable String provider,
    @Nullable String declaration,
    @Nullable String signatory,
    @Nullable String town,
    @Nullable String organisation,
    @Nullable String action,
    @Nullable Nature nature) {
  public static final TrainingDescription UNTOLD =
      new TrainingDescription(null, null, null, null, null, null, null);

  /** What article L.6313-1 of the French labour code tells apart, in its order. */
  public enum Nature {
    TRAINING,
    SKILLS_ASSESSMENT,
    PRIOR_LEARNING,
    APPRENTICESHIP
  }
}
