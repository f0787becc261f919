/**
 * The rules of actions, journals, surveys and access to results: aggregates, their commands ({@link
 * codev.learning.domain.LearningCommand}), their events ({@link
 * codev.learning.domain.LearningEvent}), the rules that refuse ({@link
 * codev.learning.domain.RuleViolation}). Depends on the JDK and on the annotations of Axon and
 * Jackson only.
 */
@NullMarked
package codev.learning.domain;

import org.jspecify.annotations.NullMarked;
