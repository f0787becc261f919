/**
 * The names under which this service's events are stored. Earlier shapes of an event (upcasting)
 * are read by defaults in the constructors of {@code GroupFormed}, {@code SessionOpened}, {@code
 * ProgrammeSettings} and {@code SessionTemplate}. {@code SealedEventsConfiguration} says what of
 * them is encrypted.
 */
@NullMarked
package codev.group.persistence;

import org.jspecify.annotations.NullMarked;
