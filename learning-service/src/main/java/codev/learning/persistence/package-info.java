/**
 * The logical names under which events are stored, for ever. There are no upcasters: events of
 * older shapes are read by the compact constructors of their records.
 *
 * <p>Enter by {@link codev.learning.persistence.EventTypeConfiguration}. May use: the domain's
 * events, the event log.
 */
@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
