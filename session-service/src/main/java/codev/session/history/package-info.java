/**
 * The shapes in which events are stored, and the upcasters of old ones.
 *
 * <p>Enter by {@link codev.session.persistence.EventTypeConfiguration} and {@link
 * codev.session.persistence.SessionEventUpcasters}. May use: the domain, the event log.
 */
@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
