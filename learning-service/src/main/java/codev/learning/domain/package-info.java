/**
 * The rules of actions, journals, surveys and access to results: aggregates, their commands ({@link
 * codev.learning.domain.LearningServiceCommand}), the rules that refuse ({@link
 * codev.learning.domain.RuleViolation}). Their events are in {@code domain.event}. Depends on the
 * JDK, on Axon's aggregates and on the annotations of Jackson and JSpecify only.
 */
@NullMarked
package codev.learning.domain;

import org.jspecify.annotations.NullMarked;
