/**
 * The names under which this service's events are stored. Earlier shapes of an event (upcasting)
 * lack the items that were answered: {@code EvaluationReceived} and {@code SurveyAnswered} read
 * them as null. {@code SealedEventsConfiguration} says what of events is encrypted.
 */
@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
