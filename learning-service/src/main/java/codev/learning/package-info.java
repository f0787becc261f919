/**
 * learning-service: follow-up of actions, learning journals, surveys, results of programmes. Entry
 * point: {@link codev.learning.LearningServiceApplication}.
 */
@NullMarked
package codev.learning;

import org.jspecify.annotations.NullMarked;
