/**
 * How this service's events are kept: their names for ever, and how old ones are read.
 *
 * <p>Enter by {@link codev.group.persistence.EventTypeConfiguration}. May use: the event log.
 */
@NullMarked
package codev.group.persistence;

import org.jspecify.annotations.NullMarked;
