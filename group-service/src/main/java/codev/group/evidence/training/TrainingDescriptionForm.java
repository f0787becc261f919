package codev.group.evidence.training;

import codev.group.domain.programme.TrainingDescription;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The description of a training as submitted; fields as in {@link TrainingDescription}. Empty
 * fields are taken from the platform's settings.
 *
 * @param declaration eleven digits, however they are spaced
 */
record TrainingDescriptionForm(
    @Nullable @Size(max = 200) String provider,
    @Nullable
        @Pattern(
            regexp = "(?:[\\s\\u00a0.]*\\d){11}[\\s\\u00a0.]*",
            message = "{group.training.declaration-wrong}")
        String declaration,
    @Nullable @Size(max = 200) String signatory,
    @Nullable @Size(max = 100) String town,
    @Nullable @Size(max = 200) String organisation,
    @Nullable @Size(max = 200) String action,
    TrainingDescription.@Nullable Nature nature) {

  TrainingDescription read() {
    return new TrainingDescription(
        provider, declaration, signatory, town, organisation, action, nature);
  }
}
