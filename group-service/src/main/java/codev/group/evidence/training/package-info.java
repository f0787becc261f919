/**
 * The page of a programme's evidence, on which its manager describes the training: enter at {@code
 * TrainingEvidencePageController}.
 */
@NullMarked
package codev.group.evidence.training;

import org.jspecify.annotations.NullMarked;
