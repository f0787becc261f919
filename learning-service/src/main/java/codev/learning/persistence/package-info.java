/**
 * The names under which this service's events are stored, and the upcasters of earlier revisions.
 * The first ones of {@code EvaluationReceived} and {@code SurveyAnswered} lack the items that were
 * answered, which are null then. {@code SealedEventsConfiguration} says what else of events is
 * encrypted.
 */
@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
