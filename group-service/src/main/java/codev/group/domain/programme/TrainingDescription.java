package codev.group.domain.programme;

import org.jspecify.annotations.Nullable;

/**
 * A programme's description as training, for its evidence documents. Absent fields are taken from
 * the platform's settings, or left to be filled in by hand.
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
  public static final TrainingDescription EMPTY =
      new TrainingDescription(null, null, null, null, null, null, null);

  /** The kinds of training of article L.6313-1 of the French labour code, in its order. */
  public enum Nature {
    TRAINING,
    SKILLS_ASSESSMENT,
    PRIOR_LEARNING,
    APPRENTICESHIP
  }
}
