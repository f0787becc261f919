/**
 * learning-service: follow-up of actions, learning journals, surveys, results of programmes. Entry
 * point: {@link codev.learning.LearningService}.
 */
@NullMarked
package codev.learning;

import org.jspecify.annotations.NullMarked;
