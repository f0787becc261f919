package codev.learning.surveys;

import codev.learning.domain.survey.SurveyKind;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a survey.
 *
 * @param programmeId for a person in several programmes; if absent, the one joined last. Of a
 *     survey that a programme has loaded it is always needed
 * @param version of a survey that a programme has loaded, the one that was read; if absent, the
 *     latest
 * @param answers by item, within the item's scale; {@code null}, where the scale allows it: not
 *     applicable
 */
record AnswersRequest(
    SurveyKind.@NotNull Moment moment,
    @Nullable UUID programmeId,
    @Nullable Integer version,
    @NotEmpty Map<String, @Nullable Integer> answers) {}
